import { danglesAtStart } from '../brief/readability.ts';
import { mentionsOf } from '../mentions/mentions.ts';
import { isPersonNoun, mayCountSamePersons } from '../words/person-nouns.ts';
import { stemWord } from '../words/terms.ts';
import { classOf, HEADS } from '../words/word-classes.ts';
import { type Evidence, NOBODY } from './evidence.ts';
import { framedCover } from './frame.ts';
import type { Search } from './matching.ts';
import type { AskedKind, Question } from './question.ts';
import { type Candidate, held } from './search-articles.ts';

/** What these ask for is a number or a time: where no sentence near the question has one, none answers. */
export const MEASURED: ReadonlySet<AskedKind> = new Set(['time', 'count', 'amount', 'duration']);

const measures = ({ time, count, amount, duration }: Evidence): boolean => time + count + amount + duration > 0;

/** How surely a sentence has the number or time that is asked for. */
const MEASURES = { not: 0, perhaps: 1, surely: 2 } as const;
type Measures = (typeof MEASURES)[keyof typeof MEASURES];

/**
 * "How many nurses voted?" is not answered by "three hospitals", but by "2,150 nurses", "91 per cent" or "half of
 * them"; a number of nothing, "passed 1,000", may be another thing's.
 */
export function measuresAsked({ evidence, sentence }: Candidate, { kind, terms, text }: Question): Measures {
  const surely = (told: boolean): Measures => (told ? MEASURES.surely : MEASURES.not);
  if (kind === 'time') return surely(measures(evidence) || CLOCK.test(sentence.text));
  if (kind === 'amount') return surely(measures(evidence) || BY_WORD.test(sentence.text));
  if (kind !== 'count') return surely(measures(evidence));
  const noun = countedIn(text);
  const asked = new Set(noun === undefined ? terms.map(({ stem }) => classOf(stem)) : [classOf(stemWord(noun))]);
  const counts = (of: string): boolean =>
    noun === undefined ||
    (HEADS.has(stemWord(of)) && countsHeads(noun)) ||
    asked.has(classOf(stemWord(of))) ||
    mayCountSamePersons(noun, of);
  const told = mentionsOf(sentence).filter(
    ({ kind: one, start }) =>
      (one === 'quantity' && !(ASKS_STOCK.test(text) && FLOW.test(sentence.text.slice(0, start)))) ||
      (one === 'percent' && !NO_SHARE.test(sentence.text.slice(0, start))),
  );
  const named = told.flatMap(({ of }) => of ?? []);
  // "Nine passengers died and 21 were injured" counts passengers both times.
  if (
    (NOBODY.test(sentence.text) && noun !== undefined && (countsHeads(noun) || isNoneOf(noun, sentence.text))) ||
    named.some(counts) ||
    compoundsIn(sentence.text).some(counts) ||
    told.some(({ kind: one }) => one === 'percent')
  )
    return MEASURES.surely;
  const isUnnamed = told.some(({ of, end }) =>
    of === undefined ? !TALLY.test(sentence.text.slice(0, end)) : DONE.test(sentence.text.slice(end)),
  );
  return isUnnamed && isOpen(named, noun) ? MEASURES.perhaps : MEASURES.not;
}

const countsAsked = (candidate: Candidate, question: Question): boolean =>
  measuresAsked(candidate, question) !== MEASURES.not;

/** "By 61 to 22" counts votes, and "won 3–1" goals. */
const TALLY = /\b(?:by|won|lost|beat [\p{L} ]{1,40}) \d+(?: to |[-–])\d+$/u;

/** "Two thousand moved to Orra", "two of them were hurt": what was done follows, and no noun. */
const DONE = /^ \p{Ll}+ed(?: (?:to|in|from|at|on|by|after|during|for|into|with|when|and)\b|[,.;])/u;

/** "None of the four older dams" counts dams. */
const isNoneOf = (noun: string, text: string): boolean =>
  new RegExp(`\\b(?:none|neither) of (?:[\\p{L}-]+ ){0,4}${stemWord(noun)}`, 'iu').test(text);

/** "Gate" of "a six-gate dam". */
const compoundsIn = (text: string): readonly string[] => [...text.matchAll(COMPOUND)].flatMap(([, noun]) => noun ?? []);
const COMPOUND =
  /\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty|hundred)-(\p{Ll}{3,})\b(?!-)/giu;

/** "The loss of 1,100 jobs" does not tell how many there are. */
const ASKS_STOCK = /\bhow many .*\b(?:have|has|had|employ|employs|employed|own|owns|run|runs|work|works)\b/i;
const FLOW =
  /\b(?:loss of|lose[sd]?|lost|losing|cut(?:s|ting)?|shed(?:s|ding)?|axe[sd]?|add(?:s|ed)?|creat(?:e|es|ed|ing)|hir(?:e|es|ed|ing)|sold|sell)\b(?: (?:up to|about|some|another|around|nearly|almost|at least|more than))* $/i;

const countsHeads = (noun: string): boolean => HEADS.has(stemWord(noun)) || isPersonNoun(noun);

/** "A pay offer of 3.5 percent", "rose by 4 percent": no share of those counted. */
const NO_SHARE = /\b(?:of|by|to|at|from|than)\s+(?:about |nearly |almost |only |just )?$/i;

/** "Half as much coal", "nothing at all". */
const BY_WORD = /\b(?:half|double|twice|triple|nothing|anything|free)\b/i;

/** A number without a numeral. */
const UNCOUNTED =
  /\b(?:none|no|single|sole|every|all|both|pair|several|many|few|most|half|third|quarter|alone|only)\b/i;

const isOpen = (named: readonly string[], noun: string | undefined): boolean =>
  named.length === 0 || noun === undefined || !named.some(isPersonNoun);

/** "These were introduced" is shown with the sentence before it, which tells when. */
function countsBefore({ sentence }: Candidate, candidates: readonly Candidate[], question: Question): boolean {
  const before = candidates.find(
    (one) =>
      one.sentence.articleId === sentence.articleId &&
      one.sentence.paragraph === sentence.paragraph &&
      one.sentence.index === sentence.index - 1,
  );
  return before !== undefined && danglesAtStart(sentence) && countsAsked(before, question);
}

/** Whether "eleven wagons" stands in the sentence where wagons are asked for; people are counted in all of them. */
export function countsVeryNoun({ sentence }: Candidate, { text }: Question): boolean {
  const noun = countedIn(text);
  if (noun === undefined || HEADS.has(stemWord(noun))) return false;
  return mentionsOf(sentence).some(({ of }) => of !== undefined && stemWord(of) === stemWord(noun));
}

/** "Passengers" of "How many passengers died?"; undefined where the question names none: "How many died?". */
export function countedIn(text: string): string | undefined {
  const [, first, second] =
    /\bhow many (?:other |more |of the |of them )?(\p{Ll}+)(?: (\p{Ll}+))?/u.exec(text.toLowerCase()) ?? [];
  if (first === undefined || isPlural(first)) return first;
  return second !== undefined && isPlural(second) ? second : undefined;
}

const isPlural = (word: string): boolean =>
  !/^(?:is|was|has|does)$/.test(word) && /(?:[^su]s|people|men|women|children|cattle|police|sheep)$/.test(word);

/** Sentences hold most of so short a question by chance. */
export const SHORT = 3;

/** What tells a time by what happened then. */
const OCCASION = /\b(?:when|while|after|before|until|since|as soon as|following|during|once|upon|later|then)\b/i;
const CLOCK = /\b\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.?m\b|GMT|o['’]clock)|\b(?:noon|midnight|dawn|dusk)\b/;

/** So much of what the likeliest sentence holds is enough for one that also has the number. */
const MEASURE_ENOUGH = 0.6;
/** The same where the likeliest one counts something else: it may be what was meant. */
const OTHER_ENOUGH = 0.85;

/** "When did the fire start?" is told by what says "started", and not by every time at which it burned. */
const BEGINS = /\bwhen\b.*\b(?:begins?|began|starts?|started)\W*$/i;

/** Whether a sentence that holds about as much tells the number or the beginning more surely than the likeliest. */
function isSurer(one: Candidate, best: Candidate, question: Question): boolean {
  const than = measuresAsked(best, question);
  const isClearer = BEGINS.test(question.text)
    ? one.evidence.asking > best.evidence.asking && countsAsked(one, question)
    : than === MEASURES.perhaps && measuresAsked(one, question) > than;
  return isClearer && held(one) >= OTHER_ENOUGH * held(best);
}

/** Where the likeliest sentence has no number or time, one that has and holds most of it goes first. */
export function measuredFirst(candidates: readonly Candidate[], search: Search): readonly Candidate[] {
  const { question } = search;
  const [best] = candidates;
  const surer = best && candidates.find((one) => isSurer(one, best, question));
  if (surer) return [surer, ...candidates.filter((one) => one !== surer)];
  if (!best || countsAsked(best, question) || countsBefore(best, candidates, question)) return candidates;
  const byOccasion = question.kind === 'time' ? candidates.filter(({ sentence }) => OCCASION.test(sentence.text)) : [];
  if (!candidates.some((one) => measures(one.evidence) || countsAsked(one, question))) return byOccasion;
  const enough = (measures(best.evidence) || byOccasion[0] === best ? OTHER_ENOUGH : MEASURE_ENOUGH) * held(best);
  const told = candidates.find(
    (one) => countsAsked(one, question) && Math.max(held(one), framedCover(one, search)) >= enough,
  );
  if (
    !told &&
    question.kind === 'count' &&
    (measures(best.evidence) || !UNCOUNTED.test(best.sentence.text)) &&
    countedIn(question.text) !== undefined
  )
    return [];
  if (!told) return question.kind === 'time' ? byOccasion : candidates;
  return [told, ...candidates.filter((one) => one !== told)];
}
