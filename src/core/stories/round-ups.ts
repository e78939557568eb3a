import type { Article } from '../reading/article.ts';

/** What a series calls itself before its headline, or instead of one: "Morning briefing: …", "The Tarn Herald weekend wrap". */
const LONGEST_LABEL = 6;
const COLLECTION = /\b(?:briefings?|bulletin|digest|headlines|newsletter|recap|round-?up|wrap(?:-?up)?)$/i;
/** It comes again at its hour or day, or tells of a whole field: a briefing of a person or a house does neither. */
const RECURS =
  /\b(?:morning|midday|noon|lunchtime|afternoon|evening|night|nightly|daily|weekly|weekend|today(?:['’]s)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:['’]s)?|news|top)\b/i;
const IN_BRIEF = /\b(?:news|day|week|weekend|month|year) in (?:brief|review|pictures|photos|numbers)$/i;

/** Whether an article tells of many events, one after the other: it is of none of their stories. */
export function isRoundUp({ title }: Pick<Article, 'title'>): boolean {
  const label = title?.split(/\s*(?::\s|[|–—]|\s-\s)/, 1)[0]?.trim() ?? '';
  if (label.split(/\s+/).length > LONGEST_LABEL) return false;
  return IN_BRIEF.test(label) || (COLLECTION.test(label) && RECURS.test(label));
}
