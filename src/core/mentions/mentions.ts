import { remembered } from '../remember.ts';
import { type FoundAmount, findAmounts } from './amounts.ts';
import { type FoundDate, findDates } from './dates.ts';
import type { Mention } from './mention.ts';
import type { FoundName } from './name-kinds.ts';
import { findNames } from './names.ts';
import { type Token, tokenise } from './tokens.ts';

export type { Mention, MentionKind } from './mention.ts';

/** The names, times and amounts of a text, in order, none overlapping another. Time is linear in the text. */
export function findMentions(text: string): readonly Mention[] {
  return mentionsAmong(text, tokenise(text));
}

/** `findMentions` of a text whose tokens are at hand. */
export function mentionsAmong(text: string, tokens: readonly Token[]): readonly Mention[] {
  const taken = new Uint8Array(tokens.length);
  const take = <Found extends { readonly from: number; readonly to: number }>(
    found: readonly Found[],
  ): readonly Found[] =>
    found.filter(({ from, to }) => {
      if (taken.subarray(from, to).includes(1)) return false;
      taken.fill(1, from, to);
      return true;
    });
  const isTaken = (at: number): boolean => taken[at] === 1;
  const dates = take(findDates(tokens));
  const amounts = take(findAmounts(tokens, isTaken));
  const names = take(findNames(tokens, isTaken));
  return [
    ...dates.map((date) => dateMention(text, tokens, date)),
    ...amounts.map((amount) => amountMention(text, tokens, amount)),
    ...names.map((name) => nameMention(text, tokens, name)),
  ].sort((a, b) => a.start - b.start);
}

function slice(text: string, start: number, end: number): Pick<Mention, 'text' | 'start' | 'end'> {
  return { text: text.slice(start, end), start, end };
}

function dateMention(text: string, tokens: readonly Token[], { from, to, when }: FoundDate): Mention {
  return { kind: 'date', ...slice(text, tokens[from]!.start, endOf(tokens[to - 1]!)), when };
}

function amountMention(text: string, tokens: readonly Token[], { from, to, ...amount }: FoundAmount): Mention {
  return { ...amount, ...slice(text, tokens[from]!.start, tokens[to - 1]!.end) };
}

/** The possessive ending stays outside. */
const endOf = ({ text, end }: Token): number => end - (/['’]s?$/.exec(text)?.[0].length ?? 0);

function nameMention(text: string, tokens: readonly Token[], { from, to, titleFrom, kind }: FoundName): Mention {
  const start = tokens[from]!.start;
  const end = endOf(tokens[to - 1]!);
  const title = titleFrom === undefined ? undefined : text.slice(tokens[titleFrom]!.start, start).trim();
  return { kind, ...slice(text, start, end), ...(title ? { title } : {}) };
}

/** `findMentions` of a sentence, remembered as long as the sentence object lives; offsets count in the sentence. */
export const mentionsOf = remembered(({ text }: { readonly text: string }) => findMentions(text));
