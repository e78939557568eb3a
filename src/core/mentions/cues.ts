import type { Term } from '../words/terms.ts';
import { DATE_NAMES, DAY_WORDS, ORDINALS, SPANS } from './dates.ts';
import { NUMBER_WORDS } from './numbers.ts';
import { DURATION_HOURS } from './units.ts';

const ALONE: ReadonlySet<string> = new Set([...NUMBER_WORDS, ...DAY_WORDS]);
/** "May", "march": dates where they are written large. */
const LARGE: ReadonlySet<string> = new Set(DATE_NAMES);
/** "This week", "an hour", "third century": dates and amounts behind one of these. */
const LEADS: ReadonlySet<string> = new Set(['last', 'next', 'this', 'a', 'an', ...ORDINALS.keys()]);
const LED: ReadonlySet<string> = new Set([...SPANS, ...DURATION_HOURS.keys()]);

/**
 * False where a text mentions no amount and no date, which is so of half the sentences; true says only that it may.
 * Takes far less time than finding its mentions. The terms are the text's.
 */
export const mayTellAmount = (text: string, terms: readonly Term[]): boolean =>
  terms.some(
    ({ word, start }, place) =>
      ALONE.has(word) ||
      /[\p{N}.']/u.test(word) ||
      (LARGE.has(word) && !/[a-z]/.test(text.charAt(start))) ||
      (LED.has(word) && LEADS.has(terms[place - 1]?.word ?? '')),
  );
