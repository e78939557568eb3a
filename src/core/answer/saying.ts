import { SPEECH_VERBS } from '../quotes/speech-words.ts';
import { termsOf } from '../words/terms.ts';

type Told = { readonly text: string };

/** Somebody says, writes or thinks something. */
export const says = (sentence: Told): boolean =>
  /\baccording to\b/i.test(sentence.text) || termsOf(sentence).some(({ word }) => SPEECH_VERBS.has(word));

/** The same, or words in quotation marks. */
export const saysOrQuotes = (sentence: Told): boolean => /["“”«»]/.test(sentence.text) || says(sentence);
