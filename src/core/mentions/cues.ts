import type { Term } from '../words/terms.ts';
import { DATE_WORDS } from './dates.ts';
import { NUMBER_WORDS } from './numbers.ts';
import { DURATION_HOURS } from './units.ts';

const CUES: ReadonlySet<string> = new Set([...NUMBER_WORDS, ...DATE_WORDS, ...DURATION_HOURS.keys()]);

/**
 * False where a text of these terms mentions no amount and no date, which is so of half the sentences; true says only
 * that it may. Takes far less time than finding its mentions.
 */
export const mayTellAmount = (terms: readonly Term[]): boolean =>
  terms.some(({ word }) => CUES.has(word) || /[\p{N}.']/u.test(word));
