import type { Candidate } from './rank.ts';
import { danglesAtStart } from './readability.ts';

/** How surely a sentence tells what is to happen. */
const CUES: readonly (readonly [RegExp, number])[] = [
  [
    /\b(?:next|further|coming|upcoming) (?:steps?|round|stage|talks|meeting|session|days|weeks?|months?|hearing|vote)\b/i,
    1,
  ],
  [/\b(?:is|are|remains?) (?:due|set|scheduled|expected|planned|slated|likely) to\b/i, 1],
  [/\b(?:is|are) (?:due|expected|scheduled|planned) (?:on|in|at|by|for|next|later|within|before|after|tomorrow)\b/i, 1],
  [
    /\bwill (?!have\b)(?:\p{L}+ ){0,2}(?:be|meet|begin|start|vote|decide|hold|resume|continue|visit|travel|open|close|take|return|publish|present|discuss|hear|report|rule|announce|go|run|last|face|remain)\b/iu,
    0.8,
  ],
  [/\b(?:plans?|intends?|hopes?|expects?|agreed|promised|pledged|vowed) to\b/i, 0.5],
  [/\bwill\b/i, 0.5],
  [/\b(?:tomorrow|has yet to|have yet to|is awaited|are awaited|deadline)\b/i, 0.5],
];
const CONDITIONAL = /\b(?:if|unless|would|could|might)\b/i;
const ENOUGH = 0.8;

/** How much a sentence is about what comes next: 0 where it isn't. */
export function tellsNext({ text }: { readonly text: string }): number {
  if (/["“”?]/.test(text) || danglesAtStart(text)) return 0;
  const cues = CUES.reduce((sum, [cue, weight]) => sum + (cue.test(text) ? weight : 0), 0);
  return CONDITIONAL.test(text) ? cues / 2 : cues;
}

/** The candidate that tells best what comes next, if one does: the surest, nearest to the subject, latest told. */
export function chooseNext(
  candidates: readonly Candidate[],
  worth: (candidate: Candidate) => number,
): Candidate | undefined {
  let best: Candidate | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const cue = tellsNext(candidate.sentence);
    if (cue < ENOUGH) continue;
    const value = Math.min(cue, 2) * (1 + worth(candidate));
    if (value <= most) continue;
    best = candidate;
    most = value;
  }
  return best;
}
