import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { citedSentences } from '../../../src/app/chat/cited-sentences.ts';
import { contentOf } from '../../../src/app/chat/content.ts';
import { createDesk, type Desk } from '../../../src/app/desk.ts';
import type { ComposedDigest } from '../../../src/app/digests/compose.ts';
import type { ChannelMemory } from '../../../src/app/digests/delivery.ts';
import type { DigestWish } from '../../../src/app/digests/digests.ts';
import { expectationsIn, tellingsIn } from '../../../src/app/digests/telling.ts';
import { renderMarkdown } from '../../../src/app/markdown.ts';
import type { ArticleQuery, IncomingArticle, Store } from '../../../src/app/ports.ts';
import { openSqlite } from '../../../src/store/sqlite.ts';
import { createStore } from '../../../src/store/store.ts';

const MONDAY = new Date('2026-05-11T08:00:00Z');
const TUESDAY = new Date('2026-05-12T08:00:00Z');
const HOUR = 3_600_000;
const hoursBefore = (at: Date, hours: number) => new Date(at.getTime() - hours * HOUR);

const STRIKE: IncomingArticle = {
  key: 'https://herald.example/strike',
  url: 'https://herald.example/strike',
  title: 'Dockers close the harbour of Tarn',
  source: 'Tarn Herald',
  publishedAt: hoursBefore(MONDAY, 3),
  text: [
    'Dockers stopped work in the harbour of Tarn on Monday, and no ship has been unloaded since.',
    'About 300 lorries wait at the gates of the harbour, the police said.',
    'The union and the harbour company will meet again on Thursday.',
  ].join('\n\n'),
};
const HERRING: IncomingArticle = {
  key: 'https://courier.example/herring',
  title: 'Fishermen of Tarn lose their catch',
  source: 'Coast Courier',
  publishedAt: hoursBefore(TUESDAY, 2),
  text: 'Fishermen threw away nine tonnes of herring on Tuesday because the cold store in the harbour of Tarn is locked.',
};

const NO_MEMORY: ChannelMemory = { told: [], awaited: [] };
const DAY = { span: 24 * HOUR };

describe('the digest of a channel', () => {
  let store: Store;
  let desk: Desk;
  let searches: ArticleQuery[];

  const save = (articles: readonly IncomingArticle[], at: Date, source = 'herald') =>
    store.saveArticles(source, articles, at);
  const clockAt = (now: Date) => ({ now, zone: 'UTC' });
  const digest = (now: Date, given: Partial<DigestWish> = {}) =>
    desk.digest(
      { workspace: 'slack:T1', topics: ['harbour'], memory: NO_MEMORY, length: 'normal', since: DAY, ...given },
      clockAt(now),
    );
  const afterReading = ({ composed }: ComposedDigest): ChannelMemory => ({
    told: composed.tells.map((telling) => ({ ...telling, at: composed.composedAt })),
    awaited: composed.expects.map((expecting) => ({ ...expecting, at: composed.composedAt })),
  });

  beforeEach(async () => {
    store = createStore(await openSqlite(':memory:'));
    searches = [];
    const library: Store = {
      ...store,
      searchArticles: (query) => {
        searches.push(query);
        return store.searchArticles(query);
      },
    };
    desk = createDesk({ library, topics: [], sources: { watches: store.watches, web: undefined as never } });
    await store.saveSource({ id: 'herald', name: 'Tarn Herald', access: 'everyone' });
    await store.saveSource({ id: 'memo', name: 'Our memos', access: ['slack:T2'] });
  });

  afterEach(() => store.close());

  it('reads as a person would want it on the second day', async () => {
    await save([STRIKE], hoursBefore(MONDAY, 1));
    const first = await digest(MONDAY);
    await save([HERRING], hoursBefore(TUESDAY, 1));

    const second = await digest(TUESDAY, {
      topics: ['harbour', 'salt mine'],
      since: first.composed.lookedAt,
      memory: afterReading(first),
    });

    expect(renderMarkdown(second.document)).toBe(`# Digest (new since yesterday 08:00)

## harbour

*New*

- Fishermen threw away nine tonnes of herring on Tuesday because the cold store in the harbour of Tarn is locked. \\[1\\]

**Awaited since yesterday 08:00:** The union and the harbour company will meet again on Thursday. \\[2\\]

Nothing new: salt mine.

1. Fishermen of Tarn lose their catch, Coast Courier, 2 h ago
2. [Dockers close the harbour of Tarn](<https://herald.example/strike>), Tarn Herald, 27 h ago

*1 new article, 1 source, newest 2 h old; 1 of 1 source read.*
`);
  });

  it('is quiet on unchanged articles', async () => {
    await save([STRIKE, HERRING], hoursBefore(MONDAY, 1));
    const first = await digest(MONDAY);

    const again = await digest(TUESDAY, { memory: afterReading(first) });
    const second = await digest(TUESDAY, { since: first.composed.lookedAt, memory: afterReading(first) });

    expect(first.quiet).toBe(false);
    expect([again.quiet, second.quiet]).toEqual([true, true]);
    expect(second.composed.tells.map(({ point }) => point.text)).toEqual([
      'The union and the harbour company will meet again on Thursday.',
    ]);
  });

  it('counts no article as new that the last digest had just read', async () => {
    await save([STRIKE], hoursBefore(MONDAY, 1 / 30));
    const first = await digest(MONDAY);
    const told = { since: first.composed.lookedAt, memory: afterReading(first) };

    const quiet = await digest(hoursBefore(MONDAY, -1), told);
    await save([HERRING], hoursBefore(TUESDAY, 1));
    const news = await digest(TUESDAY, told);

    expect(quiet.document.blocks.at(-1)).toEqual({
      kind: 'coverage',
      text: 'no new articles; 1 of 1 source read',
    });
    expect(news.document.blocks.at(-1)).toMatchObject({ text: expect.stringMatching(/^1 new article, /) });
  });

  it.each([
    ['half a minute', 1 / 120],
    ['three minutes', 1 / 20],
    ['an hour', 1],
  ])('calls changed what its publisher corrected of a text stored %s before the last digest', async (_when, hours) => {
    await save([STRIKE], hoursBefore(MONDAY, hours));
    const first = await digest(MONDAY);
    await save([{ ...STRIKE, text: STRIKE.text.replace('300', '450') }], hoursBefore(TUESDAY, 1));

    const second = await digest(TUESDAY, { since: first.composed.lookedAt, memory: afterReading(first) });

    const shown = renderMarkdown(second.document);
    expect(shown).toContain('Changed');
    expect(shown).not.toContain('*New*');
  });

  it('tells nothing that a brief in the channel told, and awaits what it said to come next', async () => {
    await save([STRIKE], hoursBefore(MONDAY, 1));
    const clock = clockAt(MONDAY);
    const brief = await desk.respond({ kind: 'brief', topic: 'harbour' }, { workspace: 'slack:T1', clock });
    const content = contentOf(brief.document);
    const memory = {
      told: tellingsIn(content).map((telling) => ({ ...telling, at: MONDAY })),
      awaited: expectationsIn(content).map((expecting) => ({ ...expecting, at: MONDAY })),
    };

    const { quiet, document } = await digest(TUESDAY, { since: { span: 48 * HOUR }, memory });

    expect(quiet).toBe(true);
    expect(document.blocks.slice(0, 2)).toEqual([
      { kind: 'note', text: 'Nothing new: harbour.' },
      {
        kind: 'next',
        label: 'harbour, awaited since yesterday 08:00',
        text: 'The union and the harbour company will meet again on Thursday.',
        sources: [1],
      },
    ]);
  });

  it('looks first at its own span, and then at what was stored since, whenever it was published', async () => {
    const late = { ...HERRING, publishedAt: hoursBefore(MONDAY, 50) };
    await save([STRIKE], hoursBefore(MONDAY, 30));
    const first = await digest(MONDAY);
    await save([late], hoursBefore(TUESDAY, 1));

    const second = await digest(TUESDAY, { since: first.composed.lookedAt });

    expect(first.quiet).toBe(true);
    expect(second.quiet).toBe(false);
  });

  it.each([60, 3])(
    'shows both texts of what a publisher changed, the first stored %d minutes before the channel last looked',
    async (minutes) => {
      await save([STRIKE], hoursBefore(MONDAY, minutes / 60));
      const first = await digest(MONDAY);
      await save([{ ...STRIKE, text: STRIKE.text.replace('About 300', 'About 900') }], hoursBefore(TUESDAY, 1));

      const { document, composed } = await digest(TUESDAY, {
        since: first.composed.lookedAt,
        memory: afterReading(first),
      });

      expect(document.blocks.find(({ kind }) => kind === 'difference')).toEqual({
        kind: 'difference',
        label: 'Changed',
        sides: [
          { text: 'About 300 lorries wait at the gates of the harbour, the police said.', sources: [1] },
          { text: 'About 900 lorries wait at the gates of the harbour, the police said.', sources: [2] },
        ],
      });
      const shown = await citedSentences(composed.content, desk, { workspace: 'slack:T1', clock: clockAt(TUESDAY) });
      expect(shown.blocks.flatMap((block) => (block.kind === 'passage' ? block.text : []))).toEqual([
        'About 300 lorries wait at the gates of the harbour, the police said.',
        'About 900 lorries wait at the gates of the harbour, the police said.',
        'The union and the harbour company will meet again on Thursday.',
      ]);
    },
  );

  it('is gathered once for all channels that want the same and may read the same', async () => {
    await save([STRIKE], hoursBefore(MONDAY, 1));

    const asked = await Promise.all(
      ['slack:T1', 'slack:T3', 'discord:9'].map((workspace) => digest(MONDAY, { workspace })),
    );
    const once = searches.length;
    await digest(MONDAY, { workspace: 'slack:T2' });

    expect(asked.map(({ quiet }) => quiet)).toEqual([false, false, false]);
    expect(once).toBe(2);
    expect(searches.length).toBe(4);
  });

  it('tells nobody what only others may read', async () => {
    await save([HERRING], hoursBefore(MONDAY, 1), 'memo');

    const [theirs, ours] = [await digest(MONDAY, { workspace: 'slack:T2' }), await digest(MONDAY)];

    expect([theirs.quiet, ours.quiet]).toEqual([false, true]);
  });

  it('awaits nothing that stands only in what the workspace may read no more', async () => {
    await save([STRIKE], hoursBefore(MONDAY, 1), 'memo');
    const memory = afterReading(await digest(MONDAY, { workspace: 'slack:T2' }));

    const { document } = await digest(TUESDAY, { memory });

    expect(memory.awaited).toHaveLength(1);
    expect(document.blocks.filter(({ kind }) => kind === 'next')).toEqual([]);
  });

  it('says which sources failed', async () => {
    const salt = {
      kind: 'feed',
      name: 'Salt Gazette',
      address: 'https://salt.example/rss',
      reader: 'everyone',
    } as const;
    const { id } = await store.watches.watch(salt, MONDAY);
    await store.watches.claimDue({ holder: 'one', limit: 1, lease: HOUR }, MONDAY);
    const failed = { failures: 4, note: 'salt.example did not answer', interval: HOUR, delay: HOUR };
    await store.watches.recordReading('one', id, failed, MONDAY);

    const { document } = await digest(MONDAY);

    expect(document.blocks.at(-1)).toEqual({
      kind: 'coverage',
      text: 'no new articles; 1 of 2 sources read; Salt Gazette failed: salt.example did not answer',
    });
  });

  it('begins a conversation about what it cites', async () => {
    await save([STRIKE], hoursBefore(MONDAY, 1));
    const { conversation } = await digest(MONDAY);

    const reply = await desk.followUp('How many lorries wait?', conversation, {
      workspace: 'slack:T1',
      clock: clockAt(MONDAY),
    });

    expect(reply.document.blocks[0]).toMatchObject({
      kind: 'point',
      text: 'About 300 lorries wait at the gates of the harbour, the police said.',
    });
  });
});
