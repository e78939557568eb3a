import type { FoundFeed } from '../app/web.ts';
import { foldSpace } from '../core/words/fold-space.ts';
import { isTooHeavy, parseDocument } from './dom-text.ts';
import { readFeed } from './feed.ts';
import type { Fetcher } from './fetch.ts';

const FEED_TYPE = /^(?:application|text)\/(?:rss|atom|rdf|feed)?\+?(?:xml|json)\b/i;
const USUAL_PATHS = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml', '/feed.json'];
const MOST_FEEDS = 12;

/** The feeds a page links to as its own. */
export function linkedFeeds(html: string, url: string): readonly FoundFeed[] {
  if (isTooHeavy(html)) return [];
  const found = new Map<string, FoundFeed>();
  for (const link of parseDocument(html).querySelectorAll('link[rel~="alternate" i][href]')) {
    const href = link.getAttribute('href') ?? '';
    if (!FEED_TYPE.test(link.getAttribute('type') ?? '') || !URL.canParse(href, url)) continue;
    const address = new URL(href, url);
    if (!/^https?:$/.test(address.protocol) || found.size >= MOST_FEEDS) continue;
    const title = foldSpace(link.getAttribute('title') ?? '');
    found.set(address.href, { address: address.href, ...(title !== '' && { title }) });
  }
  return [...found.values()];
}

/** Tries where sites usually keep a feed; the first that is there. */
export async function guessFeed(fetcher: Fetcher, url: string): Promise<FoundFeed | undefined> {
  for (const path of USUAL_PATHS) {
    const answer = await fetcher.get(new URL(path, url).href, { as: 'feed' });
    if (answer.kind !== 'fetched') continue;
    const read = readFeed(answer.text, answer.url);
    if (read.kind !== 'feed' || read.feed.items.length === 0) continue;
    const { title } = read.feed;
    return { address: answer.permanentUrl ?? answer.url, ...(title !== undefined && { title }) };
  }
  return undefined;
}
