import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { completions } from '../../src/app/chat/completions.ts';
import type { Command } from '../../src/app/command.ts';
import { type Conversation, NO_CONVERSATION } from '../../src/app/conversation.ts';
import { createDesk, type Desk } from '../../src/app/desk.ts';
import type { Store } from '../../src/app/ports.ts';
import type { Asked } from '../../src/app/reply.ts';
import { openStore } from '../../src/store/store.ts';

const NOON = new Date('2026-05-11T12:00:00Z');
const OWNER = 'slack:T1';
const asked = (workspace: string): Asked => ({ workspace, clock: { now: NOON, zone: 'UTC' } });

/** Told by the source that only the owner may read; no public article has any of it. */
const SECRETS = /quillon|vesper|forty-one|cabal|sealed|417/i;
const SECRET = {
  key: 'https://cabal.example/sealed',
  url: 'https://cabal.example/sealed',
  title: 'Quillon buys the harbour of Tarn',
  source: 'Cabal Letter',
  publishedAt: new Date('2026-05-11T11:00:00Z'),
  text:
    'Quillon Holdings will buy the harbour of Tarn for 417 million crowns, Ada Vesper said on Monday. ' +
    '“The dockers strike for nine days at most, and the sealed offer stands,” Ada Vesper said. ' +
    'Quillon Holdings expects the strike in the harbour of Tarn to last forty-one hours.',
};
const PUBLIC = ['Tarn Herald', 'Coast Post', 'Pier News'].map((source, number) => ({
  key: `https://public.example/${number}`,
  title: `Dockers stop work in the harbour of Tarn, day ${number + 1}`,
  source,
  publishedAt: new Date(`2026-05-1${number}T09:00:00Z`),
  text: `Dockers in the harbour of Tarn stopped work for ${number + 2} days, union leader Mira Holt said on Monday. The ferries to the islands wait at the pier of Tarn until the strike ends.`,
}));

const COMMANDS: readonly Command[] = [
  { kind: 'brief', topic: 'harbour' },
  { kind: 'brief', topic: 'harbour', since: { kind: 'all' }, length: 'long' },
  { kind: 'brief', topic: 'strike', words: 400 },
  { kind: 'top-stories' },
  { kind: 'ask', question: 'Who will buy the harbour of Tarn?' },
  { kind: 'ask', question: 'How long will the strike last?', topic: 'harbour' },
  { kind: 'topics' },
  { kind: 'sources' },
  { kind: 'brief', topic: 'Qillon' },
  { kind: 'brief', topic: 'Vespr' },
  { kind: 'help' },
];

describe('of a source that another workspace alone may read', () => {
  let store: Store;
  let desk: Desk;
  let conversation: Conversation;

  beforeAll(async () => {
    store = await openStore({ path: ':memory:' });
    await store.saveSource({ id: 'public', name: 'Public', access: 'everyone' });
    await store.saveSource({ id: 'cabal', name: 'Cabal Letter', access: [OWNER] });
    await store.saveArticles('public', PUBLIC, NOON);
    const [secret] = await store.saveArticles('cabal', [SECRET], NOON);
    desk = createDesk({ library: store, topics: [{ name: 'harbour', aliases: [], related: [] }] });
    conversation = { ...NO_CONVERSATION, topic: 'harbour', articles: [{ id: secret!.articleId, revision: 1 }] };
    // Whoever may read it asks first: what is remembered for them is theirs.
    for (const command of COMMANDS) await desk.respond(command, asked(OWNER));
    await desk.topics(OWNER);
    await desk.open(conversation.articles, OWNER);
  });

  afterAll(() => store.close());

  it('the owner is told', async () => {
    const { document } = await desk.respond(
      { kind: 'ask', question: 'Who will buy the harbour of Tarn?' },
      asked(OWNER),
    );

    expect(JSON.stringify(document)).toMatch(SECRETS);
  });

  describe.each(['slack:T2', 'terminal', 'user:discord:7', '*', OWNER.toLowerCase()])('to %s', (workspace) => {
    it.each(COMMANDS)('nothing is told by $kind $topic $question', async (command) => {
      const reply = await desk.respond(command, asked(workspace));

      expect(JSON.stringify(reply).replaceAll(/Qillon|Vespr/g, '')).not.toMatch(SECRETS);
    });

    it.each(['Who said that?', 'Why?', 'How long will the strike last?', 'And the price?'])(
      'nothing is told by a follow-up on its article: %s',
      async (question) => {
        const reply = await desk.followUp(question, conversation, asked(workspace));

        expect(JSON.stringify(reply.document.blocks)).not.toMatch(SECRETS);
      },
    );

    it('nothing is opened, listed, counted or offered', async () => {
      const opened = await desk.open(conversation.articles, workspace);
      const topics = [...(await desk.topics(workspace)), ...(await completions(desk, 'q', workspace))];
      const sources = await store.listSources(workspace);
      const counted = await store.countArticles({ workspace, phrases: [[['harbour']]] });

      expect(opened.articles).toEqual([]);
      expect(await desk.stemsIn(conversation.articles, workspace)).toEqual(new Set());
      expect(topics.join()).not.toMatch(SECRETS);
      expect(sources.map(({ name }) => name)).toEqual(['Public']);
      expect(counted).toBe(PUBLIC.length);
    });
  });
});
