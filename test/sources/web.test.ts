import { describe, expect, it, vi } from 'vitest';
import type { ItemPrints, Watched } from '../../src/app/watching.ts';
import { createWeb } from '../../src/sources/web.ts';
import { page, rss, standInWeb } from '../web-stand-in.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const FEED = 'https://tarn.example/rss';
const WATCHED: Watched = { id: `feed:${FEED}`, kind: 'feed', name: 'Tarn', address: FEED, interval: 1, failures: 0 };
const NOTHING_KNOWN = async (): Promise<ItemPrints> => new Map();
const ITEM =
  '<title>Ferry stops</title><link>https://tarn.example/ferry</link><description>The ferry stops.</description>';
const STORY = 'The ferry between Tarn and Skarn stops on Monday because its engine failed twice in a week.';

const reading = (web: ReturnType<typeof standInWeb>, known = NOTHING_KNOWN, watched = WATCHED) =>
  createWeb(web.fetcher, () => NOON).read(watched, known);

describe('a feed of summaries', () => {
  it('is left after a while where its pages are slow, and read on soon: no feed keeps the others waiting', async () => {
    const web = standInWeb();
    const links = Array.from({ length: 12 }, (_, at) => `https://tarn.example/${at}`);
    web.put(
      FEED,
      rss(links.map((link) => `<title>${link}</title><link>${link}</link><description>Soon.</description>`)),
    );
    for (const link of links) web.put(link, page(link, STORY, STORY));
    let passed = 0;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => passed);
    const slow = {
      ...web.fetcher,
      get: (...asked: Parameters<typeof web.fetcher.get>) => {
        passed += asked[1].as === 'page' ? 60_000 : 0;
        return web.fetcher.get(...asked);
      },
    };

    const result = await reading({ ...web, fetcher: slow });
    clock.mockRestore();

    expect(result).toMatchObject({ kind: 'read', more: true });
    expect(result.kind === 'read' && [result.items.length, result.prints.size]).toEqual([5, 5]);
  });

  it('gets the text of each article’s page', async () => {
    const web = standInWeb();
    web.put(FEED, rss([ITEM]));
    web.put('https://tarn.example/ferry', page('Ferry stops', STORY, STORY));

    const result = await reading(web);

    expect(result).toMatchObject({ kind: 'read', more: false });
    expect(result.kind === 'read' && result.items[0]).toMatchObject({
      kind: 'article',
      article: {
        key: 'https://tarn.example/ferry/',
        title: 'Ferry stops',
        source: 'Tarn Herald',
        text: expect.stringContaining(STORY),
      },
    });
  });

  it('falls back on the feed’s text where robots must stay away, and says so', async () => {
    const web = standInWeb();
    web.put(FEED, rss([ITEM]));
    web.put('https://tarn.example/ferry', {
      kind: 'refused',
      code: 'fetch-robots',
      reason: 'tarn.example asks robots to stay away',
    });

    const result = await reading(web);

    expect(result).toMatchObject({ note: "tarn.example asks robots to stay away; the feed's own text is used" });
    expect(result.kind === 'read' && result.items[0]).toMatchObject({ article: { text: 'The ferry stops.' } });
    const again = await reading(web, async () => (result.kind === 'read' ? result.prints : new Map()));
    expect(again).toMatchObject({
      items: [],
      note: "tarn.example asks robots not to read all of its pages; the feed's own text is used",
    });
  });

  it('falls back on the feed’s text where the page is a mere notice', async () => {
    const web = standInWeb();
    web.put(FEED, rss([ITEM.replace('The ferry stops.', `${STORY} ${STORY}`)]));
    web.put('https://tarn.example/ferry', page('Log in', 'Please log in to read on here.'));

    const result = await reading(web);

    expect(result.kind === 'read' && result.items[0]).toMatchObject({ article: { text: `${STORY} ${STORY}` } });
  });

  it.each([
    ['does not answer', 'fetch-timeout', ITEM, 6],
    ['is not there yet', 'fetch-missing', ITEM, 6],
    ['is all there is', 'fetch-timeout', ITEM.replace(/<description>.*/, ''), 40],
    ['is forbidden', 'fetch-robots', ITEM, 1],
  ] as const)('tries a page that %s (%s) as often as is worth it', async (_why, code, item, tries) => {
    const web = standInWeb();
    web.put(FEED, rss([item]));
    web.put('https://tarn.example/ferry', { kind: 'failed', code, reason: 'tarn.example did not answer' });
    let known: ItemPrints = new Map();

    const rounds = [];
    for (let round = 0; round <= tries; round++) {
      const result = await reading(web, async () => known);
      if (result.kind !== 'read') throw new Error(result.kind);
      known = new Map([...known, ...result.prints]);
      rounds.push(result.items.length);
    }

    expect(rounds).toEqual([...Array(tries).fill(1), 0]);
  });

  it('leaves alone what has not changed, whatever its date says now', async () => {
    const web = standInWeb();
    const dated = (date: string) => rss([`${ITEM}<pubDate>${date}</pubDate>`]);
    web.put(FEED, dated('Mon, 16 Nov 2026 08:00:00 GMT'));
    web.put('https://tarn.example/ferry', page('Ferry stops', STORY));
    const first = await reading(web);
    web.put(FEED, dated('Fri, 20 Nov 2026 08:00:00 GMT'));

    const second = await reading(web, async () => (first.kind === 'read' ? first.prints : new Map()));

    expect(second).toMatchObject({ kind: 'read', items: [] });
  });
});

describe('what makes it the same article', () => {
  const keysOf = async (items: readonly string[]): Promise<readonly string[]> => {
    const web = standInWeb();
    web.put(FEED, rss(items));
    const result = await reading(web);
    return result.kind === 'read' ? [...result.prints.keys()] : [];
  };

  it('is its address, not its id or tracking', async () => {
    const keys = await keysOf([
      `${ITEM}<guid>1</guid>`,
      `${ITEM.replace('/ferry', '/ferry?utm_source=rss')}<guid>2</guid>`,
    ]);

    expect(keys).toEqual(['https://tarn.example/ferry/']);
  });

  it('is its words where several articles share one address', async () => {
    const keys = await keysOf([ITEM, ITEM.replace('Ferry stops', 'Bridge opens')]);

    expect(keys).toEqual([expect.stringMatching(/^text:/), expect.stringMatching(/^text:/)]);
  });
});

describe('dates', () => {
  it.each([
    ['Thu, 19 Nov 2026 23:30:00 EST', '2026-11-20T04:30:00.000Z'],
    ['2026-11-19T10:00:00', '2026-11-19T10:00:00.000Z'],
    ['2026-11-01', '2026-11-01T00:00:00.000Z'],
    ['Fri, 20 Nov 2026 00:00:00 GMT', undefined],
    ['2026-11-20', undefined],
    ['2027-01-01T00:00:00Z', undefined],
    ['yesterday', undefined],
  ])('%s is %s', async (written, expected) => {
    const web = standInWeb();
    web.put(FEED, rss([`<title>x</title><description>${STORY}</description><pubDate>${written}</pubDate>`]));

    const result = await reading(web);

    const item = result.kind === 'read' ? result.items[0] : undefined;
    expect(item?.kind === 'article' && item.article.publishedAt?.toISOString()).toBe(expected);
  });
});

describe('looking at an address', () => {
  const look = (web: ReturnType<typeof standInWeb>, address: string) =>
    createWeb(web.fetcher, () => NOON).look(address);

  it('knows a feed', async () => {
    const web = standInWeb();
    web.put(FEED, rss([`${ITEM}<pubDate>Thu, 19 Nov 2026 10:00:00 GMT</pubDate>`]));

    expect(await look(web, FEED)).toEqual({
      kind: 'feed',
      address: FEED,
      title: 'Tarn Herald',
      articles: 1,
      whole: 0,
      newest: new Date('2026-11-19T10:00:00Z'),
      titles: ['Ferry stops'],
    });
  });

  it('finds the feeds that a site links to', async () => {
    const web = standInWeb();
    const links =
      '<link rel="alternate" type="application/rss+xml" title="All" href="/all.rss"><link rel="alternate" hreflang="de" href="/de">';
    web.put('https://tarn.example/', `<html><head>${links}</head><body><p>Front</p></body></html>`);

    expect(await look(web, 'https://tarn.example/')).toEqual({
      kind: 'site',
      address: 'https://tarn.example/',
      feeds: [{ address: 'https://tarn.example/all.rss', title: 'All' }],
    });
  });

  it('tries the usual places', async () => {
    const web = standInWeb();
    web.put('https://tarn.example/', '<html><body><p>Front</p></body></html>');
    web.put('https://tarn.example/feed.xml', rss([ITEM]));

    expect(await look(web, 'https://tarn.example/')).toMatchObject({
      kind: 'site',
      feeds: [{ address: 'https://tarn.example/feed.xml', title: 'Tarn Herald' }],
    });
  });

  it('knows an article', async () => {
    const web = standInWeb();
    web.put('https://tarn.example/ferry', page('Ferry stops', ...Array.from({ length: 12 }, () => STORY)));

    expect(await look(web, 'https://tarn.example/ferry')).toMatchObject({ kind: 'article', title: 'Ferry stops' });
  });

  it.each([
    ['its kind', '<meta property="og:type" content="article">'],
    ['its data', '<script type="application/ld+json">{"@type":"NewsArticle","headline":"Ferry stops"}</script>'],
  ])('takes a short text without a date for an article where %s says so', async (_where, said) => {
    const web = standInWeb();
    web.put('https://tarn.example/ferry', page('Ferry stops', STORY).replace('<title>', `${said}<title>`));

    expect(await look(web, 'https://tarn.example/ferry')).toMatchObject({ kind: 'article', title: 'Ferry stops' });
  });

  it('takes a short text for no article by itself', async () => {
    const web = standInWeb();
    web.put('https://tarn.example/ferry', page('Ferry stops', STORY));

    expect(await look(web, 'https://tarn.example/ferry')).toMatchObject({ kind: 'failed' });
  });

  it('says what is wrong with an address', async () => {
    expect(await look(standInWeb(), 'https://tarn.example/none')).toMatchObject({
      kind: 'failed',
      reason: 'The site has nothing at this address',
    });
  });
});
