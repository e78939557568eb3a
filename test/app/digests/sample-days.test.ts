import { beforeAll, describe, expect, it } from 'vitest';
import { createDesk } from '../../../src/app/desk.ts';
import type { ComposedDigest } from '../../../src/app/digests/compose.ts';
import type { ChannelMemory } from '../../../src/app/digests/delivery.ts';
import { createMemoryLibrary } from '../../../src/app/memory-library.ts';
import type { StoredArticle } from '../../../src/app/ports.ts';
import { findNew } from '../../../src/core/differences/novelty.ts';
import { folderSource } from '../../../src/sources/folder.ts';
import { readTopicsFile } from '../../../src/sources/topics-file.ts';

const EVENINGS = ['2025-12-03', '2025-12-04', '2025-12-05', '2025-12-06'].map((day) => new Date(`${day}T19:00:00Z`));
const TOPICS = ['territory', 'NATO', 'port strike', 'Vellmar flood', 'Ukraine'];
const DAY = { span: 24 * 3_600_000 };

/** The sample edition as a channel would have been told it, evening by evening, and once more on the last. */
async function tellEvenings(): Promise<{
  readonly evenings: readonly ComposedDigest[];
  readonly again: ComposedDigest;
}> {
  const { topics } = await readTopicsFile('briefings/topics.yaml');
  const articles: StoredArticle[] = [];
  for await (const item of folderSource('briefings/articles').read()) {
    if (item.kind !== 'article') continue;
    const { key: _, ...article } = item.article;
    const { publishedAt: addedAt = new Date('2025-12-04T09:00:00Z') } = article;
    articles.push({ ...article, id: item.name, revision: 1, addedAt, fetchedAt: addedAt });
  }
  const evenings: ComposedDigest[] = [];
  let memory: ChannelMemory = { told: [], awaited: [] };
  const tell = async (now: Date): Promise<ComposedDigest> => {
    const desk = createDesk({
      library: createMemoryLibrary(
        'sample',
        articles.filter((one) => one.addedAt < now),
      ),
      topics,
    });
    const since = evenings.at(-1)?.composed.lookedAt ?? DAY;
    const wish = { workspace: 'terminal', topics: TOPICS, memory, length: 'normal', since } as const;
    const digest = await desk.digest(wish, { now, zone: 'UTC' });
    const { tells, expects, settled } = digest.composed;
    memory = {
      told: [...memory.told, ...tells.map((telling) => ({ ...telling, at: now }))],
      awaited: [
        ...memory.awaited.filter(({ point }) => !settled.includes(point.text)),
        ...expects.map((expecting) => ({ ...expecting, at: now })),
      ],
    };
    return digest;
  };
  for (const evening of EVENINGS) evenings.push(await tell(evening));
  return { evenings, again: await tell(new Date('2025-12-06T20:00:00Z')) };
}

/** What a digest tells as new. */
const newsIn = ({ document }: ComposedDigest): readonly string[] =>
  document.origin?.kind === 'digest'
    ? document.origin.digest.topics.flatMap(({ points, next }) =>
        [...points, ...(next ? [next] : [])].map(({ text }) => text),
      )
    : [];

describe('the sample edition, told evening by evening', () => {
  let told: Awaited<ReturnType<typeof tellEvenings>>;

  beforeAll(async () => {
    told = await tellEvenings();
  }, 60_000);

  it('has news every evening, and none on unchanged articles', () => {
    expect(told.evenings.map(({ quiet }) => quiet)).toEqual([false, false, false, false]);
    expect(told.again.quiet).toBe(true);
    expect(newsIn(told.again)).toEqual([]);
  });

  it('tells nothing as new that an earlier evening told', () => {
    const evenings = told.evenings.map(newsIn);

    const repeated = evenings.flatMap((news, place) => {
      const before = evenings.slice(0, place).flat();
      const statements = news.map((text) => ({ text }));
      return findNew(
        statements,
        before.map((text) => ({ text })),
      ).flatMap(({ kind, statement }) => (kind === 'told' ? statement.text : []));
    });

    expect(repeated).toEqual([]);
  });

  it('shows what changed with both sentences, and sides that differ without a judgement', () => {
    const shown = told.evenings.flatMap(({ document }) =>
      document.blocks.flatMap((block) =>
        block.kind === 'difference'
          ? [[block.label ?? 'Told differently', ...block.sides.map(({ text }) => text)]]
          : [],
      ),
    );

    expect(shown).toContainEqual([
      'Changed',
      'By noon 14 ships were waiting in the outer roads.',
      'The harbour master counted 29 ships in the outer roads on Friday evening.',
    ]);
    expect(shown).toContainEqual(['Told differently', 'lasts until 14 December', 'ends on 12 December']);
  });

  it('awaits the landing until it is put off', () => {
    const landing = 'The main landing is planned for Saturday, weather permitting.';

    const awaiting = told.evenings.map(({ document }) =>
      document.blocks.some((block) => block.kind === 'next' && block.label !== undefined && block.text === landing),
    );

    expect(awaiting).toEqual([false, true, true, false]);
    expect(told.evenings[3]?.composed.settled).toContain(landing);
  });
});
