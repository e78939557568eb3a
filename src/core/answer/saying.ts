import { SPEECH_VERBS, WEAK_VERBS } from '../quotes/speech-words.ts';
import { termsOf } from '../words/terms.ts';

type Told = { readonly text: string };

/** Somebody says, writes or thinks something. */
export const says = (sentence: Told): boolean =>
  /\baccording to\b/i.test(sentence.text) || termsOf(sentence).some(({ word }) => SPEECH_VERBS.has(word));

/** The same, or words in quotation marks. */
export const saysOrQuotes = (sentence: Told): boolean => /["“”«»]/.test(sentence.text) || says(sentence);

/** The same by a verb that says nothing else ("began", "put" may), and that is not denied ("did not say whether"). */
export const reports = (sentence: Told): boolean =>
  /\baccording to\b/i.test(sentence.text) ||
  termsOf(sentence).some(
    ({ word, start }) =>
      SPEECH_VERBS.has(word) &&
      !WEAK_VERBS.has(word) &&
      !DENIED.test(sentence.text.slice(Math.max(0, start - 24), start)),
  );

const DENIED = /(?:\b(?:not|never|declined to|refused to)|n['’]t) (?:\p{Ll}+ )?$/iu;
