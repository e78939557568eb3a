import type { Candidate } from './rank.ts';
import { danglesAtStart } from './readability.ts';

/** How surely a sentence tells what is to happen. */
const CUES: readonly (readonly [RegExp, number])[] = [
  [/\b(?:next|further|coming|upcoming) (?:steps?|rounds?|stage|talks|meetings?|sessions?|hearings?|vote)\b/i, 0.7],
  [/\b(?:is|are|remains?) (?:due|set|scheduled|expected|planned|slated|likely) to\b/i, 1],
  [/\b(?:is|are) (?:due|expected|scheduled|planned) (?:on|in|at|by|for|next|later|within|before|after|tomorrow)\b/i, 1],
  [/\bwill (?:\p{L}+ ){0,2}be \p{L}*(?:ed|en|ld|de|wn|id|nt|ught|ut)\b/iu, 0.8],
  [
    /\bwill (?:\p{L}+ ){0,2}(?:meet|begin|start|vote|decide|hold|resume|continue|visit|travel|open|close|take|return|publish|present|discuss|hear|report|rule|announce|go|run|last|face)\b/iu,
    0.8,
  ],
  [/\b(?:plans?|intends?|hopes?|expects?|agreed|promised|pledged|vowed) to\b/i, 0.5],
  [/\b(?:next|this coming) (?:days?|weeks?|months?|year|\p{Lu}\p{L}+day)\b|\btomorrow\b|\bdeadline\b/u, 0.3],
  [/\b(?:has|have) yet to\b|\b(?:is|are) awaited\b|\bmust (?:now )?decide\b/i, 0.5],
];
const CONDITIONAL = /\b(?:if|unless|would|could|might)\b/i;
const ENOUGH = 0.8;

/** How much a sentence is about what comes next: 0 where it isn't. */
export function tellsNext({ text }: { readonly text: string }): number {
  if (/["“”?]/.test(text) || danglesAtStart(text)) return 0;
  const cues = CUES.reduce((sum, [cue, weight]) => sum + (cue.test(text) ? weight : 0), 0);
  return CONDITIONAL.test(text) ? cues / 2 : cues;
}

/** "On Saturday" in an older article is likely over. */
const NAMED_DAY =
  /\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|week|weekend)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/;
/** By so much a day older an article's "will" is less likely to be still ahead. */
const AGEING = 0.3;

/** The candidate that tells best what comes next, if one does: the surest, nearest to the subject, latest told. */
export function chooseNext(
  candidates: readonly Candidate[],
  worth: (candidate: Candidate) => number,
): Candidate | undefined {
  let best: Candidate | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const cue = tellsNext(candidate.sentence);
    const over = candidate.age > 1 && NAMED_DAY.test(candidate.sentence.text);
    if (cue < ENOUGH || over) continue;
    const value = (Math.min(cue, 2) * (0.5 + worth(candidate))) / (1 + AGEING * candidate.age);
    if (value <= most) continue;
    best = candidate;
    most = value;
  }
  return best;
}
