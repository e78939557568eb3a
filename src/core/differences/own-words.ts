import type { ArticleSentence } from '../reading/article.ts';
import type { Term } from '../words/terms.ts';
import { REPORTED } from './asides.ts';

/** Words that are not the sentence's own claim: quoted ones, embedded questions, conditions, relative clauses, circumstances. */
const EMBEDDED = [
  /^(?:After|Before|Despite|Since) (?:an?|the|its|their|years of|months of|weeks of|days of|hours of) (?:\p{Ll}+ ){1,3}(?=(?:the|an?|\p{Lu}\p{Ll}+)\b)/gu,
  /["“„«][^"“”„«»]{0,400}["”»]/g,
  // A quotation of several sentences: this one does not close it.
  /["“„«][^"“”„«»]*$/gu,
  /\b(?:who|which) \p{L}+ [^,;:.]{0,160}?(?<!\b(?:he|she|it|they|and|that))(?= (?:was|were|is|are|has|have|had) )/giu,
  /\b(?:whether|why|how|what|who|whom|whose|where|when|which|if|unless|because|asked|until|since|while|although|though|after|before|despite)\b[^,;:.]{0,200}/gi,
];
/** What those that no mark shows begin with. */
const EMBEDDING = new Set(
  'whether why how what who whom whose where when which if unless because asked until since while although though after before despite'.split(
    ' ',
  ),
);
/** What is conditional, wished for or lacking is no plain claim. */
const UNCLEAR =
  /\b(?:if|may|might|could|should|without|unclear|expect\p{L}*|hop(?:e|es|ed|ing)|fear\p{L}*|want\p{L}*|plan(?:s|ned)? to|threat\p{L}*|plead(?!(?:s|ed)? (?:not )?guilty)\p{L}*|[Pp]reviously|[Ff]ormerly|used to|no longer|ever)\b/u;
/** "Would not have come": what did not. */
const UNREAL = /\bwould(?: not|n['’]t)? have\b/u;
/** Longer sentences claim several things: which of them is denied can't be told. */
const MOST_WORDS = 32;

/** The sentence with blanks for what is not its own claim; undefined where it claims nothing plainly, or too much, or asks. */
export function ownWords({ text }: ArticleSentence, terms: readonly Term[]): string | undefined {
  if (terms.length > MOST_WORDS || /\?["”»’]?$/.test(text)) return undefined;
  const isPlain = !/["“„«]/.test(text) && !terms.some(mayEmbed);
  const own = isPlain
    ? text
    : EMBEDDED.reduce((rest, part) => rest.replace(part, (words) => ' '.repeat(words.length)), text);
  const isUnclear =
    UNCLEAR.test(own) || (own.includes('would') && (!REPORTED.test(own) || UNREAL.test(own))) || /\bI\b/.test(own);
  return isUnclear ? undefined : own;
}

const mayEmbed = ({ word }: Term): boolean => EMBEDDING.has(word) || /[^a-z-]/.test(word);
