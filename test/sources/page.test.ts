import { describe, expect, test } from 'vitest';
import { linkedFeeds } from '../../src/sources/discovery.ts';
import { extractPage } from '../../src/sources/page.ts';

const PARAGRAPHS = Array.from(
  { length: 5 },
  (_, i) =>
    `<p>The council of Velmar met for the ${i + 1}. time, and nobody, said Ms. Marlow, knew how it would end.</p>`,
).join('\n');

const PAGE = `<!doctype html><html lang="en-GB"><head>
<title>Ferry sails again | Velmar Courier</title>
<meta property="og:title" content="Ferry sails again">
<meta property="og:site_name" content="Velmar Courier">
<meta name="author" content="By Ines Marlow">
<meta property="article:published_time" content="2026-05-03T12:05:00Z">
<link rel="canonical" href="/news/ferry?utm_source=feed#top">
<script>track()</script></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry sails again</h1>
${PARAGRAPHS}
<h2>What it costs</h2>
<ul><li>Four crowns for adults</li><li>Two for children</li></ul>
<figure><img src="a.jpg"><figcaption>The ferry in May</figcaption></figure>
</article><footer>© Velmar Courier</footer></body></html>`;

function details(html: string, url?: string): object {
  const read = extractPage(html, url);
  if (read.kind === 'unreadable') return read;
  const { text: _, ...page } = read.page;
  return page;
}

const around = (head: string, attributes = '') =>
  `<html ${attributes}><head>${head}</head><body><article>${PARAGRAPHS}</article></body></html>`;

describe('extractPage', () => {
  test('takes what the page tells about its article', () => {
    expect(details(PAGE, 'https://courier.example/x')).toEqual({
      title: 'Ferry sails again',
      url: 'https://courier.example/news/ferry',
      source: 'Velmar Courier',
      author: 'Ines Marlow',
      published: '2026-05-03T12:05:00Z',
      language: 'en-GB',
    });
  });

  test('takes the words of the article and leaves what is around them', () => {
    const read = extractPage(PAGE);
    const text = read.kind === 'page' ? read.page.text : '';

    expect(text).toContain('The council of Velmar met for the 1. time, and nobody, said Ms. Marlow, knew');
    expect(text).toContain('\n\n## What it costs\n\n- Four crowns for adults\n- Two for children');
    expect(text).not.toMatch(/track|Sport|The ferry in May|©|<|Home/);
  });

  test('reads JSON-LD, also within a graph', () => {
    const linked = {
      '@graph': [
        { '@type': 'WebSite' },
        {
          '@type': 'NewsArticle',
          headline: 'Ferry',
          datePublished: '2026-05-03',
          publisher: { name: 'Courier' },
          author: [{ name: 'A. Roe' }, { name: 'B. Doe' }],
        },
      ],
    };

    expect(details(around(`<script type="application/ld+json">${JSON.stringify(linked)}</script>`))).toEqual({
      title: 'Ferry',
      source: 'Courier',
      author: 'A. Roe, B. Doe',
      published: '2026-05-03',
      declared: true,
    });
  });

  test('invents nothing', () => {
    expect(
      details(
        around(
          '<script type="application/ld+json">{broken</script><link rel="canonical" href="javascript:1">',
          'lang="x y"',
        ),
      ),
    ).toEqual({});
  });

  test('reads the address a browser wrote into a saved page', () => {
    const saved = `<!-- saved from url=(0034)https://courier.example/news/ferry -->${around('')}`;

    expect(details(saved)).toMatchObject({ url: 'https://courier.example/news/ferry' });
  });

  test('reads the words of a page nested deeper than the extractor is given', () => {
    const html = `<html><body>${'<div>'.repeat(300)}${PARAGRAPHS}</body></html>`;

    const read = extractPage(html);

    expect(read.kind === 'page' && read.page.text).toContain('The council of Velmar met');
  });

  test.each([
    ['elements nested 100,000 deep', '<div>'.repeat(100_000)],
    ['a million tags', '<b></b>'.repeat(500_000)],
    ['a page of 6 MB', `<p>${'word '.repeat(1_200_000)}</p>`],
    ['tags that never close', '<a '.repeat(500_000)],
    ['comments that never close', '<!-- saved from url='.repeat(100_000)],
    ['signs that open no tag', '<'.repeat(4_900_000)],
    ['one tag of 300,000 attributes', `<p ${Array.from({ length: 300_000 }, (_, at) => `a${at}="b"`).join(' ')}>`],
    ['signs that close no tag', `<rss><channel><title>t</title>${'>'.repeat(4_900_000)}`],
    ['references, one after the other', '&amp;'.repeat(900_000)],
    ['a script that never closes', `<script>${'x'.repeat(1e6)}`],
  ])('does not hang on %s', { timeout: 20_000 }, (_, html) => {
    const before = process.cpuUsage();

    extractPage(html);
    linkedFeeds(html, 'https://courier.example/');

    expect(process.cpuUsage(before).user / 1000).toBeLessThan(10_000);
  });
});
