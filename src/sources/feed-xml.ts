/** Of a broken feed, the first so many items are saved, and of each the first so many characters. */
const MOST_ITEMS = 500;
const LONGEST_ITEM = 200_000;
const LONGEST_HEAD = 20_000;

/**
 * XML text as a parser may have it: from the first tag on, without a document type and characters that XML forbids.
 * A document type is where entities are declared: without it none is expanded and none is fetched. An element called
 * "length" gets another name: feedsmith takes what holds one for a list of so many items, and makes it.
 */
export function undeclared(xml: string): string {
  const text = xml
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f]/g, '')
    .replace(/<(\/?(?:[^\s<>/:]{1,100}:)?)length(?=[\s/>])/gi, '<$1length-');
  const begin = Math.max(0, text.indexOf('<'));
  const doctype = /<!doctype\b/i.exec(text);
  if (!doctype) return text.slice(begin);
  return text.slice(begin, doctype.index) + text.slice(endOfDoctype(text, doctype.index));
}

function endOfDoctype(text: string, begin: number): number {
  let inside = 0;
  let quote = '';
  for (let at = begin; at < text.length; at++) {
    const character = text[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (inside > 0 && text.startsWith('<!--', at)) {
      const end = text.indexOf('-->', at);
      if (end < 0) return text.length;
      at = end + 2;
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '[') inside++;
    else if (character === ']') inside--;
    else if (character === '>' && inside <= 0) return at + 1;
  }
  return text.length;
}

/** What each element of an item becomes in RSS 2.0, with those that take over where the first ones are missing. */
const ELEMENTS: readonly (readonly [as: string, names: readonly string[]])[] = [
  ['title', ['title']],
  ['link', ['link']],
  ['description', ['description', 'summary']],
  ['content:encoded', ['content:encoded', 'content']],
  ['pubDate', ['pubDate', 'published', 'dc:date', 'updated']],
  ['dc:creator', ['dc:creator', 'author']],
  ['guid', ['guid']],
];

/**
 * Writes a broken feed anew from what can be read of it: tags left open, crossed or cut off cost their element, not
 * the feed. Undefined where there is no item. Reads each character a fixed number of times.
 */
export function mendFeed(xml: string): string | undefined {
  const starts = [...xml.matchAll(/<(?:item|entry)(?=[\s>])[^<>]{0,2000}>/gi)].slice(0, MOST_ITEMS);
  const first = starts[0];
  if (!first) return undefined;
  const items = starts.map((start, place) => {
    const from = start.index + start[0].length;
    const next = starts[place + 1]?.index ?? xml.length;
    const closed = xml.slice(from, next).search(/<\/(?:item|entry|channel|feed|rss|rdf:rdf)\b/i);
    const to = Math.min(closed < 0 ? next : from + closed, from + LONGEST_ITEM);
    return `<item>${mendElements(xml.slice(from, to), ELEMENTS)}</item>`;
  });
  const head = mendElements(xml.slice(0, Math.min(first.index, LONGEST_HEAD)), ELEMENTS.slice(0, 2));
  return `<rss version="2.0" xmlns:content="${CONTENT}" xmlns:dc="${DUBLIN_CORE}"><channel>${head}${items.join('')}</channel></rss>`;
}

const CONTENT = 'http://purl.org/rss/1.0/modules/content/';
const DUBLIN_CORE = 'http://purl.org/dc/elements/1.1/';

function mendElements(xml: string, elements: typeof ELEMENTS): string {
  return elements
    .flatMap(([as, names]) => {
      const content = firstOf(names, (name) => elementIn(xml, name));
      return content === undefined ? [] : `<${as}>${content}</${as}>`;
    })
    .join('');
}

/** What stands in the first element of that name, made harmless for a parser: CDATA unpacked, tags escaped. */
function elementIn(xml: string, name: string): string | undefined {
  const opened = new RegExp(`<${name}(?=[\\s>/])([^<>]{0,2000})>`, 'i').exec(xml);
  if (!opened) return undefined;
  const [tag, attributes = ''] = opened;
  if (attributes.endsWith('/')) return /\bhref\s*=\s*["']([^"']{1,2000})["']/i.exec(attributes)?.[1];
  const from = opened.index + tag.length;
  const closing = xml.slice(from).search(new RegExp(`</${name}\\b`, 'i'));
  const untilTag = /<(?!!\[CDATA\[)/.exec(xml.slice(from))?.index;
  const content = xml.slice(from, closing < 0 ? from + (untilTag ?? xml.length) : from + closing);
  const unpacked = content
    .split(/<!\[CDATA\[|\]\]>/)
    .map((part, place) => (place % 2 === 1 ? part.replaceAll('&', '&amp;') : part))
    .join('');
  return unpacked.replaceAll('<', '&lt;').replaceAll('>', '&gt;').trim();
}

function firstOf(names: readonly string[], find: (name: string) => string | undefined): string | undefined {
  for (const name of names) {
    const found = find(name);
    if (found !== undefined && found !== '') return found;
  }
  return undefined;
}
