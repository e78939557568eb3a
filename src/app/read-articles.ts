import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { composeBrief } from '../core/brief/brief.ts';
import { type Article, readArticle } from '../core/reading/article.ts';
import { type Finding, findingsOf, recallFindings } from '../core/remember.ts';
import type { StoredArticle } from './ports.ts';

/** Revisions of articles as read, those last used with all that core has found out about them. */
export interface ReadArticles {
  /** Reads a revision once, as long as it is remembered or packed. */
  read(stored: StoredArticle): Article;
  /** Finds out what briefs ask of an article and packs it: to unpack it takes a tenth of the time. */
  pack(stored: StoredArticle): void;
  /** Forgets what is packed of any others. */
  keepPacked(stored: readonly StoredArticle[]): void;
}

/** The newest, and those of a long brief. */
const READ_KEPT = 160;
/** UTF-16 units: an article with all that is found out about it takes some forty times as many bytes; packed, four. */
const UNITS_KEPT = 2_000_000;
/** UTF-16 units, about a book's chapter: reading one of 20 MB would keep everybody waiting for a minute. */
const LONGEST_READ = 200_000;

export function rememberRead(): ReadArticles {
  const kept = new Map<string, Article>();
  const packed = new Map<string, Uint8Array>();
  let units = 0;
  const forget = (key: string, { text }: Article): void => {
    kept.delete(key);
    units -= text.length;
  };
  const keep = (key: string, article: Article): void => {
    kept.set(key, article);
    units += article.text.length;
    for (const [oldest, read] of kept) {
      if (kept.size <= READ_KEPT && units <= UNITS_KEPT) break;
      forget(oldest, read);
    }
  };
  return {
    read: (stored) => {
      const key = keyOf(stored);
      const known = kept.get(key);
      const article = known ?? unpack(packed.get(key)) ?? readAfresh(stored);
      if (known) forget(key, known);
      keep(key, article);
      return article;
    },
    pack: (stored) => {
      const key = keyOf(stored);
      if (packed.has(key)) return;
      const article = kept.get(key) ?? readAfresh(stored);
      // What core finds out about an article stays with it: a brief of it alone finds out all that any brief asks for.
      composeBrief([article]);
      packed.set(key, packOf(article));
    },
    keepPacked: (stored) => {
      const keys = new Set(stored.map(keyOf));
      for (const key of packed.keys()) if (!keys.has(key)) packed.delete(key);
    },
  };
}

/** A publisher's name or a date may be mended without a new revision. */
const keyOf = ({ revision, text, ...details }: StoredArticle): string => `${revision} ${JSON.stringify(details)}`;

const readAfresh = ({ revision, text, ...details }: StoredArticle): Article => readArticle(beginningOf(text), details);

/** Deflated it takes a third of the memory; to inflate it takes a quarter of a millisecond. A copy: zlib's has spare room. */
const packOf = (article: Article): Uint8Array =>
  Uint8Array.from(deflateRawSync(serialize([article, findingsOf([article, ...article.sentences])]), { level: 1 }));

function unpack(packed: Uint8Array | undefined): Article | undefined {
  if (!packed) return undefined;
  const [article, findings] = deserialize(inflateRawSync(packed)) as [Article, readonly Finding[]];
  recallFindings(findings);
  return article;
}

/** What is read of a text, to the end of a word. Offsets in it are those in the whole. */
export function beginningOf(text: string): string {
  if (text.length <= LONGEST_READ) return text;
  const space = text.slice(0, LONGEST_READ).search(/\s\S{0,200}$/);
  return text.slice(0, space > 0 ? space : LONGEST_READ).replace(/\p{Surrogate}$/u, '');
}
