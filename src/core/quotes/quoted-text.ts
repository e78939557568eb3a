import type { Mention } from '../mentions/mention.ts';
import type { Token } from '../mentions/tokens.ts';
import { LEADING } from '../reading/abbreviations.ts';
import { startsLarge } from '../words/large-letter.ts';
import { BETWEEN, PREPOSITIONS, SPEECH_VERBS } from './speech-words.ts';

/** Whom a sentence gives as the speaker, as it says it. */
export type Subject =
  | { readonly kind: 'name'; readonly mention: Mention }
  | { readonly kind: 'pronoun'; readonly gender: 'male' | 'female' | 'other'; readonly start: number }
  /** "the expert", "a spokesman for the ministry": `[start, end)` of the text, `head` its noun. */
  | {
      readonly kind: 'described';
      readonly head: string;
      readonly start: number;
      readonly end: number;
      readonly definite: boolean;
    }
  /** "officials said": several people, or none in particular. */
  | { readonly kind: 'crowd' };

/** A text made ready for looking up who speaks: its tokens, its names by token, and which tokens are quoted. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** The name that covers a token. */
  readonly nameAt: ReadonlyMap<number, Mention>;
  /** First and last token of each name. */
  readonly spanOf: ReadonlyMap<Mention, readonly [from: number, to: number]>;
  /** For a quoted token the number of its quotation. */
  readonly quoted: ReadonlyMap<number, number>;
}

export const isVerb = (token: Token | undefined): boolean =>
  !!token && token.kind === 'word' && SPEECH_VERBS.has(token.lower) && /^\p{Ll}/u.test(token.text);
export const isAdverb = (token: Token | undefined): boolean =>
  !!token && (BETWEEN.has(token.lower) || (/^\p{Ll}+ly$/u.test(token.text) && !NO_ADVERB.test(token.text)));
const NO_ADVERB = /^(?:family|assembly|ally|supply|monopoly|rally|reply)$/;

/** Whether the name before token `end` is a possessive: "Elm's", "Paris'". */
export const isPossessive = ({ tokens }: Reading, end: number): boolean =>
  /['’]s?$/.test(tokens[end - 1]!.text) || (/^['’]$/.test(tokens[end]?.text ?? '') && tokens[end]!.before === 'none');

/** No noun phrase goes on behind it. */
export const stopsPhrase = (token: Token): boolean =>
  PREPOSITIONS.has(token.lower) ||
  /^(?:and|but|who|whose|which|that|as|when|while|after|before|because|if|to|during|about|or|according|adding|told|over|into|since|until|where|yesterday|today|is|was|were|has|had|have)$/.test(
    token.lower,
  );

/** The stop of "Dr." or of an initial: it ends no sentence. */
export function isShortForm(tokens: readonly Token[], at: number): boolean {
  const [before, stop] = [tokens[at - 1], tokens[at]!];
  if (stop.text !== '.' || stop.before !== 'none' || !before) return false;
  return /^(?:\p{Lu}|St)$/u.test(before.text) || (startsLarge(before.text) && LEADING.has(before.lower));
}
