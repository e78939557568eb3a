import { parseOpml } from 'feedsmith';
import { foldSpace } from '../core/words/fold-space.ts';
import { undeclared } from './feed-xml.ts';

interface ListedFeed {
  readonly name: string;
  readonly address: string;
}

export type OpmlRead =
  | { readonly kind: 'feeds'; readonly feeds: readonly ListedFeed[] }
  | { readonly kind: 'unreadable'; readonly reason: string };

interface Outline {
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly xmlUrl?: string | undefined;
  readonly outlines?: readonly Outline[] | undefined;
}

/** The feeds of an OPML list, as feed readers export it; folders in it don't matter, a feed listed twice counts once. */
export function readOpml(text: string): OpmlRead {
  let outlines: readonly Outline[];
  try {
    outlines = parseOpml(undeclared(text)).body?.outlines ?? [];
  } catch {
    return { kind: 'unreadable', reason: 'is no OPML list of feeds' };
  }
  const feeds = new Map<string, ListedFeed>();
  const left = [...outlines];
  for (let outline = left.shift(); outline; outline = left.shift()) {
    left.unshift(...(outline.outlines ?? []));
    const address = outline.xmlUrl?.trim() ?? '';
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address) || feeds.has(address)) continue;
    const name = foldSpace(outline.title ?? outline.text ?? '') || new URL(address).hostname;
    feeds.set(address, { name, address });
  }
  return { kind: 'feeds', feeds: [...feeds.values()] };
}
