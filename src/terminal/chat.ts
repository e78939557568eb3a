import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { isCourtesy } from '../app/chat/courtesy.ts';
import { NOTES } from '../app/chat/notes.ts';
import { spokenCommand } from '../app/chat/spoken-command.ts';
import { type Command, parseBrief } from '../app/command.ts';
import { NO_CONVERSATION } from '../app/conversation.ts';
import type { Desk } from '../app/desk.ts';
import type { DigestCommand } from '../app/digests/digest-command.ts';
import { harmless } from '../app/plain-text.ts';
import type { Asked, Reply } from '../app/reply.ts';
import { parseSources } from '../app/source-command.ts';
import { shortened } from '../app/wording.ts';
import { LONGEST_LINE, withoutEndlessLines } from './cut-lines.ts';
import { type Layout, renderTerminal } from './render.ts';

export interface ChatOptions {
  readonly desk: Pick<Desk, 'respond' | 'followUp'>;
  /** Who asks and when, read afresh for every line. */
  readonly asked: () => Promise<Asked>;
  readonly input: Readable;
  readonly output: Writable;
  /** A person at a terminal: shows a prompt and lets them edit the line. */
  readonly interactive: boolean;
  readonly layout: () => Layout;
  /** A sentence for the person; the error itself is logged there. */
  readonly explain: (error: unknown) => string;
  /** Ends the chat from outside. */
  readonly signal: AbortSignal;
}

/** What a typed line asks for. */
type Line = { readonly kind: 'empty' } | { readonly kind: 'leave' } | { readonly kind: 'courtesy' } | Asking;
type Asking = { readonly kind: 'question'; readonly question: string } | Command;

/** Answers each line in order until the input ends or the person leaves. An error in one line does not end it. */
export async function runChat(options: ChatOptions): Promise<void> {
  const { desk, asked, input, output, interactive, layout, explain, signal } = options;
  const lines = interactive
    ? createInterface({ input, output, terminal: true, prompt: '> ' })
    : createInterface({ input: withoutEndlessLines(input) });
  lines.on('SIGINT', () => lines.close());
  const stop = (): void => lines.close();
  signal.addEventListener('abort', stop);
  let conversation = NO_CONVERSATION;
  const reply = async (line: Asking): Promise<Reply> =>
    line.kind === 'question'
      ? desk.followUp(line.question, conversation, await asked())
      : desk.respond(line, await asked());
  const say = async (line: Asking): Promise<string> => {
    const answered = await reply(line);
    conversation = answered.conversation ?? conversation;
    return renderTerminal(answered.document, layout());
  };

  if (interactive) lines.prompt();
  for await (const text of lines) {
    const line = await readLine(text);
    if (line.kind === 'leave') break;
    if (line.kind !== 'empty') {
      if (!interactive) output.write(echo(text));
      const said = line.kind === 'courtesy' ? NOTES.welcome : await say(line).catch(explain);
      output.write(`${said}\n\n`);
    }
    if (signal.aborted) break;
    if (interactive) lines.prompt();
  }
  signal.removeEventListener('abort', stop);
  lines.close();
}

/** Commands begin with a slash, or come in words; `/topics` and the like work without `/brief`, too. All else is a question. */
export async function readLine(text: string): Promise<Line> {
  const line = text.trim();
  if (line === '') return { kind: 'empty' };
  if (text.length > LONGEST_LINE) return tooLong();
  if (/^\/?(?:quit|exit|bye)$/i.test(line)) return { kind: 'leave' };
  if (line === '?') return { kind: 'help' };
  const [, name, rest = ''] = /^\/(\w*)(?:\s+([\s\S]*))?$/.exec(line) ?? [];
  if (name === undefined) return line.startsWith('/') ? noSuch(line) : spoken(line);
  const command = name.toLowerCase();
  if (command === 'brief') return parseBrief(rest);
  if (command === 'sources') return parseSources(rest);
  if (command === 'digest') return digestHere(await parseDigestLine(rest));
  return DIRECT.has(command) ? parseBrief(`${command} ${rest}`) : noSuch(`/${command}`);
}

const spoken = (line: string): Line =>
  isCourtesy(line) ? { kind: 'courtesy' } : (spokenCommand(line) ?? { kind: 'question', question: line });

/** Loaded when the first one is typed: the names of time zones that a digest may name take longer than a brief does. */
async function parseDigestLine(text: string): Promise<DigestCommand> {
  const { parseDigest } = await import('../app/digests/parse-digest.ts');
  return parseDigest(text);
}

/** Here there is no channel to post in: a digest is shown, and no more. */
function digestHere(command: DigestCommand): Command {
  if (command.kind === 'misunderstood') return command;
  const { topics = [] } = 'topics' in command ? command : {};
  return command.kind === 'preview' && topics.length > 0
    ? { kind: 'digest', topics }
    : { kind: 'digests-elsewhere', topics };
}

const DIRECT: ReadonlySet<string> = new Set(['ask', 'topics', 'help']);

const tooLong = (): Command => ({
  kind: 'misunderstood',
  reason: `This line has more than ${LONGEST_LINE.toLocaleString('en-GB')} characters. Ask in fewer words.`,
});

/** What was asked, above its answer: a script's input is not on the screen. */
const echo = (text: string): string => `> ${harmless(text.length > LONGEST_LINE ? shortened(text) : text)}\n`;

const noSuch = (command: string): Command => ({
  kind: 'misunderstood',
  reason: `There is no ${command.split(/\s/, 1)[0]}. Type /brief help to see what there is.`,
});
