import { parseOpml } from 'feedsmith';
import { withoutSequences } from '../core/words/escape-sequences.ts';
import { foldSpace } from '../core/words/fold-space.ts';
import { undeclared } from './feed-xml.ts';

interface ListedFeed {
  readonly name: string;
  readonly address: string;
}

export type OpmlRead =
  | {
      readonly kind: 'feeds';
      readonly feeds: readonly ListedFeed[];
      /** What is listed as a feed and is not among them, and why. */
      readonly leftOut: readonly { readonly name: string; readonly reason: string }[];
    }
  | { readonly kind: 'unreadable'; readonly reason: string };

interface Outline {
  readonly text?: string | undefined;
  readonly title?: string | undefined;
  readonly xmlUrl?: string | undefined;
  readonly outlines?: readonly Outline[] | undefined;
}

/** In the order of the list, those of a folder in its place. */
function* everyOutline(outlines: readonly Outline[]): Generator<Outline> {
  const open = [outlines[Symbol.iterator]()];
  for (let within = open.at(-1); within; within = open.at(-1)) {
    const { done, value } = within.next();
    if (done) open.pop();
    else yield value;
    if (value?.outlines) open.push(value.outlines[Symbol.iterator]());
  }
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
  const leftOut: { readonly name: string; readonly reason: string }[] = [];
  for (const outline of everyOutline(outlines)) {
    const address = outline.xmlUrl?.trim() ?? '';
    if (address === '' || feeds.has(address)) continue;
    const named = foldSpace(withoutSequences(outline.title ?? outline.text ?? ''));
    const reason = whyNot(address);
    if (reason === undefined) feeds.set(address, { name: named || new URL(address).hostname, address });
    else leftOut.push({ name: named || 'a feed without a name', reason });
  }
  return { kind: 'feeds', feeds: [...feeds.values()], leftOut };
}

function whyNot(address: string): string | undefined {
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return 'its address is none of the web';
  const { username, password } = new URL(address);
  // It would be shown to everybody, and is never fetched.
  return username + password === '' ? undefined : 'its address holds a name or password';
}
