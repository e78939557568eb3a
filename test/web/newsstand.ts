import { page, rss } from '../web-stand-in.ts';
import {
  answer,
  brotliBomb,
  conditional,
  endless,
  gzipBomb,
  packed,
  raw,
  redirect,
  silent,
  status,
} from './answers.ts';
import type { Handler, Site } from './start-web.ts';

const MINUTE = 60_000;
/** Items a feed shows at a time. */
const SHOWN = 15;
/** A page that comes late is there so long after its feed tells of it. */
const LATE = 25 * MINUTE;
/** What is corrected on a page, is so after this. */
const CORRECTED = 65 * MINUTE;
/** Stands in a page that was corrected. */
export const CORRECTION = 'Correction: an earlier version of this article had it otherwise.';

/** A web of papers that publish while a clock goes on: what is odd about each is one of the oddities, in turn. */
export interface Newsstand {
  readonly site: Site;
  /** Paths of the feeds. */
  readonly feeds: readonly string[];
  /** Titles of all that is published by then. */
  publishedBy(at: number): readonly string[];
}

export interface NewsstandOptions {
  readonly papers: number;
  readonly begin: number;
  /** Milliseconds; nothing is published afterwards. */
  readonly length: number;
  /** Milliseconds between two articles of a paper, on average. */
  readonly every: number;
  readonly now: () => number;
  /** The text of a paper's article, paragraphs parted by empty lines. */
  readonly write?: (paper: number, article: number) => string;
  /** What a moment of the papers' time is called on the web. */
  readonly dated?: (time: number) => number;
}

interface Paper {
  readonly name: string;
  readonly number: number;
  readonly every: number;
  readonly oddity: Oddity;
}

/** How a feed is sent. `asked` counts its requests. */
type Sending = (feed: string, asked: number) => Handler;

interface Oddity {
  readonly send: Sending;
  /** What the feed tells of an article beside its title. */
  readonly told?: 'text' | 'summary' | 'title';
  readonly page?: (html: string, age: number, asked: number) => Handler;
  /** Ids, dates and addresses that change from one reading to the next. */
  readonly restless?: true;
  /** Mark-up around what the feed says. */
  readonly wrap?: (feed: string) => string;
}

const XML = { 'content-type': 'application/rss+xml' };
const plain: Sending = (feed) => answer(feed, XML);
/** Fails in turn with each of these, and is well every other time. */
const faulty =
  (...faults: readonly ((feed: string) => Handler)[]): Sending =>
  (feed, asked) =>
    asked % 2 === 0 ? answer(feed, XML) : faults[(asked >> 1) % faults.length]!(feed);
const cutOff = (feed: string): Handler =>
  raw(`HTTP/1.1 200 OK\r\ncontent-length: 9999999\r\n\r\n${Buffer.from(feed).toString('latin1')}`, 'reset');
const login = (): Handler => answer('<html><body>Log in</body></html>');
const ENTITIES =
  '<!DOCTYPE rss [<!ENTITY a "boom"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;">]>';

const ODDITIES: readonly Oddity[] = [
  { send: plain },
  { send: (feed) => conditional(feed, `"${feed.length}"`) },
  { send: plain, restless: true },
  { send: plain, told: 'summary', page: (html) => conditional(html, `"${html.length}"`, 'text/html') },
  { send: plain, told: 'summary', page: (html, age) => answer(age < CORRECTED ? html : correct(html)) },
  { send: plain, told: 'title' },
  { send: plain, told: 'summary', page: (html, age) => (age < LATE ? status(404) : answer(html)) },
  {
    send: plain,
    told: 'title',
    page: (html, _, asked) => (asked < 8 ? raw('HTTP/1.1 200 OK\r\nx', 'reset') : answer(html)),
  },
  { send: (feed) => packed(feed, 'br', 'gzip') },
  { send: (feed) => answer(feed, { 'content-type': 'image/png' }) },
  { send: (feed) => answer(Buffer.from(feed, 'latin1'), { 'content-type': 'text/xml; charset=utf-8' }) },
  { send: (feed) => answer(Buffer.from(`\ufeff${feed}`, 'utf16le'), { 'content-type': 'text/xml; charset=koi8-r' }) },
  { send: plain, wrap: (feed) => ENTITIES + feed.replace('</title>', ' &c;</title>') },
  { send: plain, wrap: (feed) => feed.replace('<item>', '<item><category>open & broken') },
  {
    send: faulty(
      () => status(500),
      () => status(503, { 'retry-after': '60' }),
      () => status(404),
    ),
  },
  {
    send: faulty(
      () => redirect('?again'),
      () => redirect('http://169.254.169.254/'),
      () => redirect('file:///etc/passwd'),
    ),
  },
  {
    send: faulty(
      cutOff,
      () => raw('HTTP/1.1 200 OK\r\ncontent-'),
      () => raw('', 'reset'),
    ),
  },
  {
    send: faulty(
      () => gzipBomb(50),
      () => brotliBomb(20),
      () => endless('<item>'.repeat(10_000)),
    ),
  },
  {
    send: faulty(silent, ...Array.from({ length: 4 }, () => [login, () => answer('')]).flat()),
  },
];

function correct(html: string): string {
  return html.replace('</article>', `<p>${CORRECTION}</p></article>`);
}

/** The oddities are dealt to the papers in turn. */
export function newsstandOf(options: NewsstandOptions): Newsstand {
  const { papers: count, begin, length, every, now, write = repeat, dated = (time) => time } = options;
  const papers = Array.from({ length: count }, (_, n): Paper => {
    const oddity = ODDITIES[n % ODDITIES.length]!;
    return { name: `s${n}`, number: n, every: every * (0.7 + 0.6 * ((n * 37) % 100) * 0.01), oddity };
  });
  const countBy = (paper: Paper, at: number): number => Math.floor(Math.min(at - begin, length) / paper.every);
  const site: Record<string, Handler> = {};
  for (const paper of papers) {
    let asked = 0;
    site[`/${paper.name}/rss`] = (request, response) => {
      asked += 1;
      const published = countBy(paper, now());
      const numbers = Array.from({ length: Math.min(SHOWN, published) }, (_, n) => published - n);
      const feed = rss(
        numbers.map((n) => itemOf(paper, n, write(paper.number, n), dated(begin + n * paper.every), asked)),
        `Paper ${paper.name}`,
      );
      paper.oddity.send(paper.oddity.wrap?.(feed) ?? feed, asked)(request, response);
    };
    for (let n = 1; n <= countBy(paper, begin + length); n++) {
      let tries = 0;
      site[`/${paper.name}/${n}`] = (request, response) => {
        tries += 1;
        const html = page(titleOf(paper, n), ...write(paper.number, n).split('\n\n'));
        const send = paper.oddity.page ?? ((text) => answer(text));
        send(html, now() - (begin + n * paper.every), tries)(request, response);
      };
    }
  }
  return {
    site,
    feeds: papers.map(({ name }) => `/${name}/rss`),
    publishedBy: (at) =>
      papers.flatMap((paper) => Array.from({ length: countBy(paper, at) }, (_, n) => titleOf(paper, n + 1))),
  };
}

const titleOf = ({ name }: Paper, n: number): string => `Über Artikel ${n} of ${name}`;

const repeat = (paper: number, n: number): string =>
  Array.from({ length: 45 }, (_, word) => `s${paper} schön article ${n} tells ${word}.`).join(' ');

function itemOf(paper: Paper, n: number, whole: string, published: number, asked: number): string {
  const { told = 'text', restless } = paper.oddity;
  const link = `/${paper.name}/${n}${restless ? `?utm_source=r${asked}#${asked}` : ''}`;
  const date = new Date(restless ? published + asked * 1000 : published).toUTCString();
  const text = { text: whole, summary: `Number ${n} of ${paper.name}.`, title: '' }[told];
  const guid = `<guid isPermaLink="false">${restless ? asked * 1000 + n : n}</guid>`;
  return `<title>${titleOf(paper, n)}</title><link>${link}</link><pubDate>${date}</pubDate>${guid}<description>${text}</description>`;
}
