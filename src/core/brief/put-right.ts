import { type Mention, mentionsOf } from '../mentions/mentions.ts';
import type { Article } from '../reading/article.ts';
import { genreOf } from '../reading/genre.ts';
import type { Candidate } from './rank.ts';

/** What an article says of itself is no news, nor what it said before it was put right. */
const CORRECTION =
  /^(?:correction|clarification|editor[’']s note)\b|\b(?:earlier|previous) version(?: of (?:this|the) (?:article|story|report))? (?:said|stated|gave|had|misstated|wrongly|incorrectly)\b|^this (?:article|story|report) (?:has been|was) (?:changed|corrected|amended|updated)\b/i;

export const correctsItself = ({ text }: { readonly text: string }): boolean => CORRECTION.test(text);

/** "A report said that the jury had been out for 19 hours": behind it stands what was wrong. */
const SAID_WRONGLY =
  /\b(?:report|article|story|version|headline|text)\b[^.]*?\b(?:said|stated|gave|put|misstated|wrongly|incorrectly)\b/i;

interface PutRight {
  readonly article: Article;
  readonly amounts: readonly Mention[];
}

/** Whether a sentence tells an amount that its publisher has put right. */
export function putRightAmong(
  articles: readonly Article[],
): (told: Pick<Candidate, 'article' | 'sentence'>) => boolean {
  const found = articles.flatMap(correctionIn);
  return ({ article, sentence }) =>
    found.some(
      (correction) =>
        (correction.article === article || isSameSource(correction.article, article)) &&
        correction.amounts.some((wrong) => mentionsOf(sentence).some((mention) => isSameAmount(mention, wrong))),
    );
}

const isSameSource = (a: Article, b: Article): boolean => a.source !== undefined && a.source === b.source;
const isSameAmount = (a: Mention, b: Mention): boolean => a.kind === b.kind && a.value === b.value && a.unit === b.unit;

function correctionIn(article: Article): readonly PutRight[] {
  if (genreOf(article) !== 'correction') return [];
  const amounts = article.sentences.flatMap((sentence) => {
    const wrongly = SAID_WRONGLY.exec(sentence.text);
    if (!wrongly) return [];
    const from = wrongly[0].length + wrongly.index;
    return mentionsOf(sentence).filter(({ value, start }) => value !== undefined && start >= from);
  });
  return amounts.length > 0 ? [{ article, amounts }] : [];
}
