import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDesk } from '../../src/app/desk.ts';
import { createGrouper } from '../../src/app/grouping.ts';
import type { IncomingArticle, Store } from '../../src/app/ports.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const ASKED = { workspace: 'slack:T2', clock: { now: NOON, zone: 'UTC' } };

const quay = (number: number, source: string, hour: number): IncomingArticle => ({
  key: `quay-${number}`,
  title: `Cracked quay closes Osby's harbour, day ${number}`,
  source,
  publishedAt: new Date(Date.UTC(2026, 10, 19, hour)),
  text: `The eastern quay of Osby stays closed, harbour master Ilse Brandt told report ${number} of the port authority. Divers found cracks in the quay wall, and ferries to Harwick leave from the old fish dock at berth ${number * 3}.`,
});
const QUAY = Array.from({ length: 14 }, (_, number) => quay(number, ['Osby Herald', 'Harwick Times'][number % 2]!, 4));
const RAIN: IncomingArticle = {
  key: 'rain',
  title: 'Rain floods cellars in Tarn',
  source: 'Tarn Post',
  publishedAt: new Date('2026-11-20T08:00:00Z'),
  text: 'Rain flooded cellars in Tarn for the third night, and firemen pumped water out of the town hall.',
};
const SECRET: IncomingArticle = {
  ...RAIN,
  key: 'secret',
  title: 'Rain memo',
  text: `${RAIN.text} Our memo says more.`,
};

describe('the front page of a store', () => {
  let store: Store;

  const headings = async (workspace = ASKED.workspace) => {
    const desk = createDesk({ library: store, topics: [] });
    const { document } = await desk.respond({ kind: 'top-stories' }, { ...ASKED, workspace });
    return document.blocks.flatMap((block) => (block.kind === 'heading' ? [[block.text, block.detail]] : []));
  };

  beforeEach(async () => {
    store = createStore(await openSqlite(':memory:'));
    await store.saveSource({ id: 'news', name: 'News', access: 'everyone' });
    await store.saveSource({ id: 'memo', name: 'Memos', access: ['slack:T1'] });
    await store.saveArticles('news', [...QUAY, RAIN], NOON);
    await store.saveArticles('memo', [SECRET], NOON);
  });

  afterEach(() => store.close());

  it('ranks the stories that are kept by sources, size and freshness, and counts all their articles', async () => {
    await createGrouper(store.stories.grouping, 'test').run();

    const shown = await headings();

    expect(shown.map(([, detail]) => detail)).toEqual([
      '14 articles, 2 sources, newest 32 h old',
      '1 article, 1 source, newest 4 h old',
    ]);
    expect(shown[1]?.[0]).toBe('Rain floods cellars in Tarn');
  });

  it('shows a workspace its own articles in a story, and no other one', async () => {
    await createGrouper(store.stories.grouping, 'test').run();

    const [own, others] = [await headings('slack:T1'), await headings('slack:T2')];

    expect(own.map(([, detail]) => detail?.split(',')[0])).toEqual(['2 articles', '14 articles']);
    expect(others.map(([, detail]) => detail?.split(',')[0])).toEqual(['14 articles', '1 article']);
  });

  it('groups the newest by itself while they wait for their stories', async () => {
    const shown = await headings();

    expect(shown.map(([, detail]) => detail?.split(',')[0])).toEqual(['14 articles', '1 article']);
  });
});
