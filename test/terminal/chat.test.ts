import { PassThrough, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { createDesk } from '../../src/app/desk.ts';
import { createMemoryLibrary } from '../../src/app/memory-library.ts';
import { type ChatOptions, readLine, runChat } from '../../src/terminal/chat.ts';
import { LONGEST_LINE, withoutEndlessLines } from '../../src/terminal/cut-lines.ts';
import { storedArticle } from '../build.ts';

const harbour = storedArticle({
  title: 'Dockers stop work in Tarn',
  publishedAt: new Date('2026-05-11T09:00:00Z'),
  text: 'Dockers in the harbour of Tarn stopped work on Monday. The strike will last nine days.',
});

async function chatOver(desk: ChatOptions['desk'], typed: string): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()];
  input.end(typed);
  await runChat({
    desk,
    asked: async () => ({ workspace: 'terminal', clock: { now: new Date('2026-05-11T12:00:00Z'), zone: 'UTC' } }),
    input,
    output,
    interactive: false,
    layout: () => ({ width: Number.POSITIVE_INFINITY, colour: false }),
    explain: (error) => `Sorry: ${(error as Error).message}`,
    signal: new AbortController().signal,
  });
  output.end();
  return text(output);
}

const desk = createDesk({ library: createMemoryLibrary('test', [harbour]), topics: [] });

describe('a chat in a pipe', () => {
  it('answers each line in order and ends at the end of input', async () => {
    const said = await chatOver(desk, '/brief harbour\n\n/brief volcano\n/brief help');

    const order = [
      '> /brief harbour',
      '• Dockers in the harbour',
      '> /brief volcano',
      'No article is about',
      '> /brief help',
    ];
    expect(order.map((part) => said.indexOf(part))).toEqual(
      order.map((part) => said.indexOf(part)).toSorted((a, b) => a - b),
    );
    for (const part of order) expect(said).toContain(part);
  });

  it('goes on after an error in one line', async () => {
    const broken: ChatOptions['desk'] = {
      respond: async (command, asked) => {
        if (command.kind === 'topics') throw new Error('disk gone');
        return desk.respond(command, asked);
      },
      followUp: desk.followUp,
    };

    const said = await chatOver(broken, '/brief topics\n/brief harbour\n');

    expect(said).toContain('Sorry: disk gone');
    expect(said).toContain('• Dockers in the harbour');
  });

  it('shows a digest, and says where digests are posted', async () => {
    const said = await chatOver(desk, '/digest preview harbour\n/digest add harbour daily 8:00');

    expect(said).toContain('Dockers in the harbour of Tarn stopped work on Monday.');
    expect(said).toContain('Digests are made, listed and changed in the channels of Slack and Discord');
    expect(said).toContain('Here one is shown: /digest preview harbour.');
    expect(said).toContain('briefdesk digest "harbour" --since 24h');
    expect(said).not.toContain('Not understood');
  });

  it('shows a digest on twenty topics, and no more', async () => {
    const topics = Array.from({ length: 21 }, (_, place) => `pier ${place}`);

    const said = await chatOver(
      desk,
      `/digest preview ${topics.join(', ')}\n/digest preview ${topics.slice(1).join(', ')}`,
    );

    expect(said).toContain('A digest has at most 20 topics, and these are 21. Make two of it.');
    expect(said.match(/Nothing new: pier 1,/g)).toHaveLength(1);
  });

  it('puts what follows a brief to its articles', async () => {
    const asked: string[] = [];
    const listening: ChatOptions['desk'] = {
      respond: desk.respond,
      followUp: (question, conversation, who) => {
        asked.push(`${question} (${conversation.topic}, ${conversation.articles.length} article)`);
        return desk.followUp(question, conversation, who);
      },
    };

    await chatOver(listening, '/brief harbour\nHow long will the strike last?\n');

    expect(asked).toEqual(['How long will the strike last? (harbour, 1 article)']);
  });

  it('takes a question of 10,000 characters', async () => {
    const said = await chatOver(desk, `/brief harbour\n${'why '.repeat(2500)}?\n/brief help\n`);

    expect(said).toContain('/brief topics');
  });

  it('refuses a line that is too long in a few words, and goes on', async () => {
    const said = await chatOver(desk, `${'why '.repeat(6000)}?\n/brief harbour\n`);

    expect(said).toContain('This line has more than 20,000 characters. Ask in fewer words.');
    expect(said).toContain('• Dockers in the harbour');
    expect(said.length).toBeLessThan(1000);
  });

  it('keeps nothing of a line that never ends', async () => {
    const block = Buffer.alloc(200_000);
    const endless = Readable.from(Array.from({ length: 5 }, () => block));

    const kept = await text(withoutEndlessLines(endless));

    expect(kept.length).toBe(LONGEST_LINE + 1);
  });

  it('shows what was asked without the escape sequences in it', async () => {
    const said = await chatOver(desk, '/brief \u001b]0;evil\u0007harbour\n');

    expect(said).toContain('> /brief harbour\n');
  });

  it('answers thanks with no sentence of an article, and goes on about the brief', async () => {
    const said = await chatOver(desk, '/brief harbour\nthanks\nHow long will the strike last?\n');

    expect(said).toContain('> thanks\nI am here when you have a question.\n\n> How long');
    expect(said.split('> How long')[1]).toContain('The strike will last nine days.');
  });

  it('ends when the person leaves', async () => {
    const said = await chatOver(desk, '/quit\n/brief harbour\n');

    expect(said).toBe('');
  });
});

it.each([
  ['', { kind: 'empty' }],
  ['  ', { kind: 'empty' }],
  ['exit', { kind: 'leave' }],
  ['/quit', { kind: 'leave' }],
  ['help', { kind: 'help' }],
  ['/brief', { kind: 'top-stories' }],
  ['/BRIEF harbour', { kind: 'brief', topic: 'harbour' }],
  ['/topics', { kind: 'topics' }],
  ['/ask why?', { kind: 'ask', question: 'why?' }],
  ['why?', { kind: 'question', question: 'why?' }],
  ['Thanks, that helped!', { kind: 'courtesy' }],
  ['hello', { kind: 'help' }],
  ['brief me on the harbour', { kind: 'brief', topic: 'the harbour' }],
  [
    'digest preview harbour',
    {
      kind: 'misunderstood',
      reason: 'Digests have a command of their own: type /digest where you write messages, and choose what to do.',
    },
  ],
  ['/breif harbour', { kind: 'misunderstood', reason: 'There is no /breif. Type /brief help to see what there is.' }],
  ['/etc/passwd', { kind: 'misunderstood', reason: 'There is no /etc/passwd. Type /brief help to see what there is.' }],
])('reads the line %j', async (line, expected) => {
  expect(await readLine(line)).toEqual(expected);
});
