import { LineCounter, parseDocument } from 'yaml';
import { canonicalAddress } from '../core/address.ts';
import { findFenced } from '../core/reading/front-matter.ts';
import { readDate } from './dates.ts';

/** What the lines between `---` at a file's beginning tell about its article. */
interface FrontMatter {
  readonly title?: string;
  readonly url?: string;
  readonly source?: string;
  readonly author?: string;
  readonly language?: string;
  readonly publishedAt?: Date;
}

export type FrontMatterRead =
  | {
      readonly kind: 'read';
      readonly details: FrontMatter;
      readonly body: string;
      /** What was not believed and why, for the editor. */
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'broken'; readonly reason: string };

const FIRST_LINE = 1;
/** A rule above a first paragraph opens nothing; above a field of front matter it does. */
const UNCLOSED = /^\uFEFF?---[^\S\n]*\r?\n(?:title|url|source|author|published|language):\s/i;
const NOT_CLOSED = 'line 1: the front matter that begins here is not closed: put a line of --- below it';

/** Reads YAML front matter: title, url, source, author, published, language. A text without it is all body. */
export function readFrontMatter(text: string, now: Date): FrontMatterRead {
  const fenced = findFenced(text);
  const none: FrontMatterRead = { kind: 'read', details: {}, body: text, warnings: [] };
  if (!fenced) return UNCLOSED.test(text) ? { kind: 'broken', reason: NOT_CLOSED } : none;
  const lines = new LineCounter();
  // Only strings: `NO`, `2026` and `2026-05-03` stay what the editor wrote.
  const document = parseDocument(withQuotes(fenced.lines), {
    lineCounter: lines,
    schema: 'failsafe',
    prettyErrors: false,
  });
  const error = document.errors[0];
  if (error) {
    const line = lines.linePos(error.pos[0]).line + FIRST_LINE;
    return {
      kind: 'broken',
      reason: `line ${line}: the front matter is not valid YAML (${error.message})`,
    };
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 0 });
  } catch {
    // Aliases of aliases grow without bound, and no editor writes them. As text the lines would become the title.
    return { kind: 'broken', reason: 'the front matter refers to itself with YAML aliases: write the values out' };
  }
  const fields = fieldsOf(value);
  if (fields === undefined) return none;
  return { kind: 'read', body: text.slice(fenced.end), ...believe(fields, now) };
}

/** `title: Correction: the bridge is open` is how editors write it, and no YAML: such a value is put in quotes. */
const withQuotes = (lines: string): string =>
  lines.replace(/^(title|source|author):[^\S\n]+([^\s"'[{|>&*].*)$/gim, (line, name: string, value: string) =>
    /:\s/.test(value) ? `${name}: ${JSON.stringify(value.trim())}` : line,
  );

/** Values by names in small letters. Undefined for what is no list of names and values: text between two rules. */
function fieldsOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  if (value === null) return new Map();
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  return new Map(Object.entries(value).map(([name, written]) => [name.toLowerCase(), written]));
}

function believe(
  fields: ReadonlyMap<string, unknown>,
  now: Date,
): { readonly details: FrontMatter; readonly warnings: readonly string[] } {
  const warnings: string[] = [];
  const written = (name: string) => textOf(fields.get(name));
  const address = written('url');
  const url = address === undefined ? undefined : canonicalAddress(address);
  if (address !== undefined && url === undefined) warnings.push(`url: ${address} is not a web address`);
  const published = written('published');
  const date = published === undefined ? undefined : readDate(published, now);
  if (date?.kind === 'refused') warnings.push(`published: ${published} ${date.reason}; the date counts as unknown`);
  const language = written('language');
  const known = language !== undefined && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(language);
  if (language !== undefined && !known) warnings.push(`language: ${language} is not a code such as en or uk`);
  const details = {
    title: written('title'),
    url,
    source: written('source'),
    author: written('author'),
    language: known ? language : undefined,
    publishedAt: date?.kind === 'date' ? date.date : undefined,
  };
  return { details: Object.fromEntries(Object.entries(details).filter(([, value]) => value !== undefined)), warnings };
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return textOf(value.filter((item) => typeof item === 'string').join(', '));
  const text = typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';
  return text === '' ? undefined : text;
}
