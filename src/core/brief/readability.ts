import { remembered } from '../remember.ts';
import { STOP_WORDS } from '../words/stop-words.ts';
import { isSpaceAt } from '../words/white-space.ts';

/** Nobody opens a point with fewer words than this. */
const FEWEST_WORDS = 5;
/** A sentence so short leans on its neighbours. */
const FEW_WORDS = 8;
const PRONOUN_START = /^(?:he|she|it|they|his|her|hers|him|them|their|its|this|these|those|that|such|here)\b/i;
/** "This week" points at the calendar, "It is unclear" at nothing: neither needs the sentence before. */
const NOT_DANGLING =
  /^(?:this (?:morning|afternoon|evening|week|weekend|month|year|spring|summer|autumn|fall|winter)\b|it (?:is|was|remains|remained|will be|has been) (?:un)?\p{L}+ (?:that|whether|how|if|when|what|why|who|to)\b)/iu;
const POINTS_BACK =
  /^(?:(?:according to|in) (?:him|her|them|his|her|their)\b|the (?:latter|former|same|two|three|pair|trio|other|others|second)\b|(?:\p{L}+ ){1,3}of (?:them|these|those)\b|one of (?:them|these|those)\b|(?:both|neither|another|others) (?:of (?:them|these|those)\b|\p{Ll})|(?:some|many|most|several|few|all|none|more|one|two|three|four|five|six) (?:(?:also|later|then) )?(?:is|are|was|were|has|have|had|will|would|can|could|may|might|did|do|said|say)\b|and\b|but\b|so\b|or\b|yet\b|then\b|because of (?:this|that)\b|(?:after|before|despite|during|following|as a result of) (?:this|that|these|those|which)\b)/iu;
/** "Asked whether it would hold, she said …": who? */
const ASKED = /^(?:when )?(?:asked|speaking|talking|writing|pressed|questioned)\b[^,]{0,160}, (?:he|she|they)\b/i;
const FIRST_PERSON = /\b(?:I|I'm|I’m|I've|I’ve|we|We|we're|we’re|we've|we’ve|my|My|our|Our|us|me|you|You|your|Your)\b/;
const SMALL = /(?<![\p{L}\p{N}])\p{Ll}[\p{L}’']*/gu;
const AUXILIARY =
  /^(?:is|are|was|were|be|been|has|have|had|does|do|did|will|would|can|could|may|might|must|shall|should)$/;
const QUOTED = /["“„«][^"“”„«»]*["”“»]/g;
const FEW_QUOTED_WORDS = 5;

/**
 * How well a sentence reads alone as a point, 0–1: 1 for a plain, complete statement, less for direct speech, questions,
 * exclamations and words that point back to a sentence the reader does not see, 0 for what is no statement or half of a quotation.
 */
export const readsAlone = remembered((sentence: { readonly text: string }): number => {
  const { text } = sentence;
  const words = countWords(text, FEW_WORDS);
  if (words < FEWEST_WORDS || !tellsSomething(text) || !balanced(text)) return 0;
  let share = directness(text);
  if (words < FEW_WORDS) share *= 0.7;
  if (danglesAtStart(sentence)) share *= 0.75;
  if (!/[.!?…]["”’'»)\]]*$/.test(text)) share *= 0.3;
  if (/[?!]/.test(text)) share *= 0.6;
  if (/:/.test(text.replace(/\d:\d/g, ''))) share *= 0.8;
  return share;
});

const DASHES = new Set(['—', '–', '-']);

/** Words, as white space and dashes part them; no more than `most` are counted. */
function countWords(text: string, most: number): number {
  let words = 0;
  let inside = false;
  for (let at = 0; at < text.length && words < most; at += 1) {
    const parts = isSpaceAt(text, at) || DASHES.has(text.charAt(at));
    if (!parts && !inside) words += 1;
    inside = !parts;
  }
  return words;
}

/** Its first words point to somebody or something named before it. */
export const danglesAtStart = remembered(({ text }: { readonly text: string }): boolean => {
  const start = text.replace(/^[\s"“„«'‘(…•-]+/, '');
  return (PRONOUN_START.test(start) && !NOT_DANGLING.test(start)) || POINTS_BACK.test(start) || ASKED.test(start);
});

/** "The Orle at Vellmar in 2019." is a caption: names and words of grammar only, no verb. */
function tellsSomething(text: string): boolean {
  for (const [word] of text.matchAll(SMALL)) if (AUXILIARY.test(word) || !STOP_WORDS.has(word)) return true;
  return false;
}

/** Direct speech and an "I" or "we" belong among the quotes; a few quoted words within a statement are part of it. */
function directness(text: string): number {
  let share = 1;
  const quoted = text.match(QUOTED) ?? [];
  if (quoted.some((words) => words.split(/\s+/).length > FEW_QUOTED_WORDS)) share *= 0.7;
  else if (quoted.length > 0) share *= 0.9;
  if (/^["“„«]/.test(text)) share *= 0.6;
  if (FIRST_PERSON.test(text)) share *= 0.6;
  return share;
}

/** A quotation or bracket that opens or closes in another sentence makes half of what was said. */
function balanced(text: string): boolean {
  if (!/["“”„()[\]«»]/.test(text)) return true;
  const count = (mark: RegExp) => text.match(mark)?.length ?? 0;
  return (
    count(/"/g) % 2 === 0 &&
    count(/[“„]/g) === count(/”/g) + (count(/„/g) > 0 ? count(/“/g) - count(/”/g) : 0) &&
    count(/\(/g) === count(/\)/g) &&
    count(/\[/g) === count(/\]/g) &&
    count(/«/g) === count(/»/g)
  );
}
