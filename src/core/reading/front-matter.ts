import { canonicalAddress } from '../address.ts';

/** Lines between two `---` at the very beginning of a text. */
export interface Fenced {
  readonly lines: string;
  /** Where the text below them begins. */
  readonly end: number;
}

const FENCED = /^\uFEFF?---[^\S\n]*\r?\n([\s\S]*?)(?:^|\n)---[^\S\n]*(?:\r?\n|$)/;
/** UTF-16 units. Longer ones are text between two rules. */
const LONGEST = 20_000;

export function findFenced(text: string): Fenced | undefined {
  const found = FENCED.exec(text.slice(0, LONGEST));
  return found ? { lines: found[1] ?? '', end: found[0].length } : undefined;
}

/** What front matter tells of an article, as it is written there. */
interface FrontMatter {
  readonly end: number;
  readonly details: {
    readonly title?: string;
    readonly url?: string;
    readonly source?: string;
    readonly author?: string;
    readonly language?: string;
    readonly publishedAt?: string;
  };
}

const FIELD = /^([a-z]+):[^\S\n]+(?:"([^"\n]*)"|'([^'\n]*)'|([^\n]*))$/i;
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

/**
 * The plain fields of a text's front matter: `title: …`, `url: …`, one a line. Undefined where the text has none: what
 * stands between two rules is part of it then.
 */
export function readFrontMatter(text: string): FrontMatter | undefined {
  const fenced = text.startsWith('---') || text.startsWith('\uFEFF---') ? findFenced(text) : undefined;
  if (!fenced) return undefined;
  const lines = fenced.lines.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.startsWith('#'));
  const fields = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', ...values] = FIELD.exec(line.trimEnd()) ?? [];
    const value = values.find((one) => one !== undefined)?.trim();
    if (value) fields.set(name.toLowerCase(), value);
  }
  if (!NAMES.some((name) => fields.has(name))) return undefined;
  const [title, url, source, author, published, language] = NAMES.map((name) => fields.get(name));
  const address = url === undefined ? undefined : canonicalAddress(url);
  return {
    end: fenced.end,
    details: {
      ...(title && { title }),
      ...(address !== undefined && { url: address }),
      ...(source && { source }),
      ...(author && { author }),
      ...(language && LANGUAGE.test(language) && { language }),
      ...(published && { publishedAt: published }),
    },
  };
}

const NAMES = ['title', 'url', 'source', 'author', 'published', 'language'] as const;
