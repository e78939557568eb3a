import { type MentionKind, mentionsOf } from '../mentions/mentions.ts';
import { rootOf } from '../words/word-relations.ts';
import { type Match, type Search, sum } from './matching.ts';
import { weighOverlap } from './overlap.ts';
import type { Passage } from './passages.ts';
import type { AskedKind } from './question.ts';
import { saysOrQuotes } from './saying.ts';

const ANSWERED_BY: Partial<Record<AskedKind, readonly MentionKind[]>> = {
  person: ['person', 'name', 'organisation'],
  time: ['date'],
  place: ['place', 'name'],
  count: ['quantity'],
  amount: ['quantity', 'money', 'percent', 'duration'],
  duration: ['duration', 'date'],
};

const REASON =
  /\b(?:because|since|due to|so that|in order to|as a result|therefore|thus|result(?:ed|ing)? (?:in|from)|caused?|explain(?:s|ed)?|blame[sd]?|led to|reason|owing to|to (?:avoid|prevent|ensure|protect|help|make|allow))\b/i;
const MANNER = /\b(?:by \w+ing|through|using|via|with the help|means of)\b/i;
/** That nobody was hurt tells how many were. */
export const NOBODY = /\b(?:nobody|no one|none)\b/i;
const NEGATED = /\b(?:not|never|no|without)\b|n['’]t\b/i;
const OPENS_MIDWAY =
  /^(?:but|and|or|however|also|for example|for instance|then|thus|therefore|so|in addition|moreover)\b/i;
const PRONOUN_START =
  /^["“'(]?(?:he|she|it|they|this|these|those|that|his|her|its|their|such|both|another|the (?:latter|former))\b/i;

/** What speaks for a passage as the answer; each a number of about 0 to 1. The weights tell how much each counts. */
export function weighEvidence(search: Search, passage: Passage, match: Match) {
  const overlap = weighOverlap(search, passage, match);
  // Spreading so many properties makes a slow object: assigning them takes a hundredth of the time.
  return Object.assign(overlap, weighForm(passage, overlap.cover), weighKind(search, passage, match));
}

function weighForm({ sentence: { text }, terms }: Passage, cover: number) {
  return {
    by: / by (?:the )?\p{Lu}/u.test(text) ? 1 : 0,
    negated: NEGATED.test(text) ? 1 : 0,
    opensMidway: OPENS_MIDWAY.test(text) ? 1 : 0,
    length: Math.log(Math.max(1, terms.length) / 20),
    tiny: terms.length < 6 ? 1 : 0,
    news: Math.log(1 + terms.filter(({ stop }) => !stop).length * (1 - cover)),
    asks: /\?["”]?$/.test(text) ? 1 : 0,
    pronounStart: PRONOUN_START.test(text) ? 1 : 0,
  };
}

/** What the kind of the question looks for: only that kind's own number is not 0. */
function weighKind(search: Search, passage: Passage, match: Match) {
  const asked = search.question.kind;
  const { text } = passage.sentence;
  const fresh = freshMentions(search, passage);
  const wanted = ANSWERED_BY[asked] ?? [];
  const candidates = fresh.filter(({ kind, year }) => wanted.includes(kind) || (asked === 'time' && year));
  const is = (kind: AskedKind, found: boolean): number => (asked === kind && found ? 1 : 0);
  const typed = candidates.length > 0;
  const first = Math.min(...match.place.map((place) => place ?? passage.terms.length));
  return {
    person: is('person', typed),
    time: is('time', typed),
    place: is('place', typed),
    count: is('count', typed || NOBODY.test(text)),
    amount: is('amount', typed),
    duration: is('duration', typed),
    near: nearest(search, match, candidates),
    focusNear: focusNear(search, match, fresh),
    reason: is('reason', REASON.test(text)),
    manner: is('manner', MANNER.test(text)),
    statement: is('statement', saysOrQuotes(passage.sentence)),
    thing: is('thing', fresh.length > 0),
    definition: is('definition', defines(search, passage, match)),
    asking: askingVerb(search, passage),
    startsWithSubject: Math.max(0, 1 - (2 * first) / Math.max(1, passage.terms.length)),
  };
}

export type Evidence = ReturnType<typeof weighEvidence>;

/** "Lasted" for "how long did it last": the question's verb is not what it is about, but an answer likes to repeat it. */
function askingVerb({ question, sought }: Search, { places }: Passage): number {
  const asking = question.terms.filter(({ stop }, place) => !stop && sought.every((term) => term.place !== place));
  return asking.some(({ stem }) => places.has(rootOf(stem))) ? 1 : 0;
}

interface FreshMention {
  readonly kind: MentionKind;
  readonly year: boolean;
  /** Its first word's place among the passage's terms. */
  readonly place: number;
}

/** Mentions that the question does not hold already. */
function freshMentions(search: Search, passage: Passage): readonly FreshMention[] {
  const asked = new Set(search.question.terms.map(({ stem }) => rootOf(stem)));
  let first = 0;
  return mentionsOf(passage.sentence).flatMap((mention) => {
    while (first < passage.terms.length && passage.terms[first]!.start < mention.start) first += 1;
    let place = -1;
    for (let at = first; at < passage.terms.length && (passage.terms[at]?.start ?? 0) < mention.end; at++) {
      const { stop, word, start } = passage.terms[at]!;
      const isMay = word === 'may' && mention.kind === 'date' && passage.sentence.text.startsWith('May', start);
      if (!asked.has(passage.roots[at] ?? '') && (!stop || isMay)) place = at;
    }
    return place < 0 ? [] : [{ kind: mention.kind, year: /\b[12]\d{3}\b/.test(mention.text), place }];
  });
}

/** How near, in words, the likeliest answer stands to what the question shares with the passage. */
function nearest(search: Search, { strength, place }: Match, candidates: readonly FreshMention[]): number {
  let best = 0;
  for (const candidate of candidates) {
    const pull = search.sought.map(({ weight }, index) => {
      const at = place[index];
      return at === undefined ? 0 : (weight * (strength[index] ?? 0)) / (1 + Math.abs(at - candidate.place) / 5);
    });
    best = Math.max(best, sum(pull));
  }
  return search.totalWeight === 0 ? 0 : best / search.totalWeight;
}

/** What is asked for ("which treaty", "how many mechanisms") next to a mention that is not in the question. */
function focusNear({ question }: Search, { place }: Match, fresh: readonly FreshMention[]): number {
  let best = 0;
  question.content.forEach((term, index) => {
    const at = question.focus.has(term.stem) ? place[index] : undefined;
    if (at === undefined) return;
    for (const mention of fresh) best = Math.max(best, 1 / (1 + Math.abs(mention.place - at) / 3));
  });
  return best;
}

/** "X is …", "X, the …": the subject first, then what it is. */
function defines(search: Search, passage: Passage, { place }: Match): boolean {
  const last = Math.max(...search.sought.map((_, index) => place[index] ?? -1));
  const end = passage.terms[last]?.end;
  if (end === undefined || last > 8) return false;
  return /^["”’]?(?: \([^)]{0,80}\))?,? (?:is|are|was|were|refers?|means?|a|an|the|who|which)\b/.test(
    passage.sentence.text.slice(end),
  );
}
