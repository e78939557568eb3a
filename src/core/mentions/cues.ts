import type { Term } from '../words/terms.ts';
import { DATE_NAMES, DAY_WORDS, ORDINALS, SPANS } from './dates.ts';
import { COUNTED_BY_ARTICLE, NUMBER_WORDS } from './numbers.ts';
import { FRACTION_NAMES } from './shares.ts';
import { DURATION_HOURS } from './units.ts';

const ALONE: ReadonlySet<string> = new Set([...NUMBER_WORDS, ...DAY_WORDS]);
/** "May", "march": dates where they are written large. */
const LARGE: ReadonlySet<string> = new Set(DATE_NAMES);
/** "This week", "an hour", "a million", "third century": dates and amounts behind one of these. */
const LEADS: ReadonlySet<string> = new Set(['last', 'next', 'this', 'a', 'an', ...ORDINALS.keys()]);
const LED: ReadonlySet<string> = new Set([
  ...SPANS,
  ...DURATION_HOURS.keys(),
  ...COUNTED_BY_ARTICLE,
  ...FRACTION_NAMES,
]);

/**
 * False where a text mentions no amount and no date, which is so of half the sentences; true says only that it may.
 * Takes far less time than finding its mentions. The terms are the text's.
 */
export const mayTellAmount = (text: string, terms: readonly Term[]): boolean =>
  terms.some(
    ({ word, start }, place) =>
      ALONE.has(word) ||
      holdsSign(word) ||
      (LARGE.has(word) && !/[a-z]/.test(text.charAt(start))) ||
      (LED.has(word) && LEADS.has(terms[place - 1]?.word ?? '')),
  );

/** A numeral, a stop or an apostrophe. */
function holdsSign(word: string): boolean {
  for (let at = 0; at < word.length; at += 1) {
    const code = word.charCodeAt(at);
    if (code >= 0x80) return /[\p{N}.']/u.test(word);
    if (code === 0x27 || code === 0x2e || (code >= 0x30 && code <= 0x39)) return true;
  }
  return false;
}
