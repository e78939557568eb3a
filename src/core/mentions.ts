/** What a mention names. `name` is a proper name whose kind the text does not show. */
export type MentionKind =
  | 'person'
  | 'organisation'
  | 'place'
  | 'name'
  | 'date'
  | 'duration'
  | 'money'
  | 'percent'
  | 'quantity';

/** A name, time or amount in a text: `text` is its slice `[start, end)`. */
export interface Mention {
  readonly kind: MentionKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Amounts: the number, in `unit`s (durations in hours, money in the currency's unit, percent in points). */
  readonly value?: number;
  readonly unit?: string;
}

/** The names, times and amounts of a text, in order, none overlapping another. */
export function findMentions(text: string): readonly Mention[] {
  const mentions: Mention[] = [];
  for (const match of text.matchAll(/\p{Lu}[\p{L}'’.-]*(?:\s+\p{Lu}[\p{L}'’.-]*)*|\d[\d.,]*/gu)) {
    const number = Number(match[0].replace(/,/g, ''));
    const at = { text: match[0], start: match.index, end: match.index + match[0].length };
    mentions.push(Number.isNaN(number) ? { kind: 'name', ...at } : { kind: 'quantity', value: number, ...at });
  }
  return mentions;
}

const mentionsKept = new WeakMap<object, readonly Mention[]>();

/** `findMentions` of a sentence, remembered as long as the sentence object lives; offsets count in the sentence. */
export function mentionsOf(sentence: { readonly text: string }): readonly Mention[] {
  let mentions = mentionsKept.get(sentence);
  if (!mentions) {
    mentions = findMentions(sentence.text);
    mentionsKept.set(sentence, mentions);
  }
  return mentions;
}
