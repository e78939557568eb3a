import { mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import type { Article } from '../reading/article.ts';
import { termsOf } from '../words/terms.ts';
import { classOf } from '../words/word-classes.ts';

interface Outline {
  readonly names: ReadonlySet<string>;
  /** Classes of the words the article begins with. */
  readonly lead: ReadonlySet<string>;
}

const LEAD_SENTENCES = 3;
const outlines = new WeakMap<Article, Outline>();

function outlineOf(article: Article): Outline {
  let outline = outlines.get(article);
  if (!outline) {
    const sentences = article.title ? [{ text: article.title }, ...article.sentences] : article.sentences;
    const names = article.sentences.flatMap((sentence) =>
      mentionsOf(sentence)
        .filter(({ kind }) => kind === 'person' || kind === 'organisation' || kind === 'place' || kind === 'name')
        .map(({ text }) => nameKey(text)),
    );
    const lead = sentences.slice(0, LEAD_SENTENCES).flatMap((sentence) =>
      termsOf(sentence, article.language)
        .filter((term) => !term.stop && term.word.length > 2)
        .map((term) => classOf(term.stem)),
    );
    outline = { names: new Set(names), lead: new Set(lead) };
    outlines.set(article, outline);
  }
  return outline;
}

export function sharedCount(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const item of small) if (large.has(item)) shared += 1;
  return shared;
}

/** Two articles may tell of one event: they share names, or much of what they begin with. */
export function related(a: Article, b: Article): boolean {
  const one = outlineOf(a);
  const other = outlineOf(b);
  const names = sharedCount(one.names, other.names);
  const lead = sharedCount(one.lead, other.lead);
  return names >= 2 ? lead >= 1 : names === 1 ? lead >= 2 : lead >= 4;
}
