import { parseHTML } from 'linkedom';
import { withoutSequences } from '../core/words/escape-sequences.ts';

/** The part of the DOM that is used here; linkedom's own types need the browser's. */
export interface DomNode {
  readonly nodeType: number;
  readonly localName?: string;
  readonly textContent: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
}

interface DomElement extends DomNode {
  getAttribute(name: string): string | null;
}

export interface DomDocument {
  readonly documentElement: DomElement | null;
  readonly body: DomElement | null;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

const SILENT = new Set(
  'script style noscript template head svg math iframe object embed video audio canvas form button select textarea input nav figcaption dialog'.split(
    ' ',
  ),
);
const BLOCKS = new Set(
  'address article aside blockquote body dd details div dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const TEXT_NODE = 3;

export function parseDocument(html: string): DomDocument {
  const whole = /<html[\s>]/i.test(html.slice(0, 4_096)) ? html : `<!doctype html><html><body>${html}</body></html>`;
  return parseHTML(whole).document as unknown as DomDocument;
}

/**
 * The text below a node as plain lines: a paragraph a line with an empty line between, headings as `## Heading`, list
 * items as `- item`, white space folded. Walks without recursion: pages may be nested deeply.
 */
export function plainText(root: DomNode): string {
  const lines: string[] = [];
  let line = '';
  let prefix = '';
  const endLine = () => {
    const content = withoutSequences(line).replace(/\s+/g, ' ').trim();
    if (content !== '') {
      lines.push(prefix + content);
      prefix = '';
    }
    line = '';
  };
  walk(root, {
    enter: (node) => {
      if (node.nodeType === TEXT_NODE) line += node.textContent ?? '';
      const name = node.localName ?? '';
      if (SILENT.has(name)) return false;
      if (name === 'br') endLine();
      if (!BLOCKS.has(name)) return true;
      endLine();
      prefix = prefixOf(name) ?? prefix;
      return true;
    },
    leave: (node) => {
      if (!BLOCKS.has(node.localName ?? '')) return;
      endLine();
      if (prefixOf(node.localName ?? '') !== undefined) prefix = '';
    },
  });
  endLine();
  return lines.join('\n\n').replace(/(^|\n)(- .*)\n\n(?=- )/g, '$1$2\n');
}

function prefixOf(name: string): string | undefined {
  if (name === 'li') return '- ';
  if (!/^h[1-6]$/.test(name)) return undefined;
  return name === 'h1' ? '# ' : '## ';
}

/** How deep elements are nested below the root. */
export function depthOf(root: DomNode): number {
  let depth = 0;
  let deepest = 0;
  walk(root, {
    enter: () => {
      depth += 1;
      deepest = Math.max(deepest, depth);
      return true;
    },
    leave: () => {
      depth -= 1;
    },
  });
  return deepest;
}

const MOST_TAGS = 100_000;
/** Each of them, tags or not: the parser makes a node of `<` and `&`, and all are escaped over and over. */
const MARKS = ['<', '&', '>', '\u00a0'];
const MOST_MARKS = 300_000;
/** In all tags together. */
const MOST_ATTRIBUTES = 150_000;
/** The parser's work grows with the square of the depth. */
const DEEPEST = 1_000;

/** Whether a page holds more mark-up than any that people read: it would cost minutes to parse. */
export function isTooHeavy(html: string): boolean {
  const { tags, depth } = measureTags(html);
  if (tags > MOST_TAGS || depth > DEEPEST || countAttributes(html) > MOST_ATTRIBUTES) return true;
  return MARKS.some((mark) => countOf(html, mark) > MOST_MARKS);
}

/** Words in tags, quoted values left out. */
function countAttributes(html: string): number {
  let count = 0;
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    at += 1;
    if (!/[a-z]/i.test(html[at] ?? '')) continue;
    let before = '';
    for (; at < html.length && html[at] !== '>'; at++) {
      const character = html[at]!;
      if (before === '=' && (character === '"' || character === "'")) {
        const end = html.indexOf(character, at + 1);
        at = end < 0 ? html.length : end;
      } else if (/[\s/]/.test(before) && /[^\s/]/.test(character)) count += 1;
      before = before === '=' && /\s/.test(character) ? before : character;
    }
  }
  return count;
}

function countOf(text: string, mark: string): number {
  let count = 0;
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count += 1;
  return count;
}

/** Counts tags and their nesting without parsing; those that HTML closes by itself don't nest. */
export function measureTags(html: string): { readonly tags: number; readonly depth: number } {
  let tags = 0;
  let depth = 0;
  let deepest = 0;
  for (const [, closing, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9-]{0,20})/gi)) {
    tags += 1;
    if (
      /^(?:p|li|d[td]|t[rdh]|tbody|option|area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr|path)$/i.test(
        name,
      )
    )
      continue;
    depth = closing ? Math.max(0, depth - 1) : depth + 1;
    deepest = Math.max(deepest, depth);
  }
  return { tags, depth: deepest };
}

interface Visitor {
  /** Whether to go on to what is below. */
  enter(node: DomNode): boolean;
  leave(node: DomNode): void;
}

function walk(root: DomNode, visitor: Visitor): void {
  let node: DomNode | null = root;
  let entering = true;
  while (node) {
    if (entering) {
      const below: DomNode | null = visitor.enter(node) ? node.firstChild : null;
      if (below) {
        node = below;
        continue;
      }
    }
    visitor.leave(node);
    if (node === root) return;
    entering = node.nextSibling !== null;
    node = node.nextSibling ?? node.parentNode;
  }
}
