import { danglesAtStart } from '../brief/readability.ts';
import { askedMeasure } from './asked-measure.ts';
import { askedSpeaker, isSaidBy } from './asked-speaker.ts';
import type { Evidence } from './evidence.ts';
import { matchPassage, type Search, type SoughtTerm } from './matching.ts';
import type { AskedKind } from './question.ts';
import { givesReason } from './reasons.ts';
import type { Candidate, Found } from './search-articles.ts';

/** Names of the question that stand in no article, as the person wrote them. */
export function absentNames({ search: { question, sought } }: Found): readonly string[] {
  return question.names.flatMap((name, at) => {
    const terms = sought.filter((term) => term.name === at);
    const present = terms.length === 0 || terms.some((term) => term.standIns.size > 0);
    return present ? [] : [question.text.slice(name[0]?.start, name.at(-1)?.end)];
  });
}

const ASKS_AHEAD =
  /^\W*(?:(?:and|but|so)\s+)?(?:(?:when|where|who|what|how|why)\s+)?(?:will|would|could|might|(?:is|are)\b.{1,60}?\bgoing to)\b/i;
/** A plan or somebody's view of what comes; the article's own guess is neither. */
const TELLS_AHEAD =
  /\b(?:will|shall|plan(?:s|ned)?|due to|scheduled|set to|intend(?:s|ed)?|expect(?:s|ed)?|hope[sd]?|promise[sd]?|agreed to|(?:may|might|could|would)\b|believe[sd]?|warn(?:s|ed)?|predict(?:s|ed)?|forecast)\b/i;

/** The candidates that may answer at all: what asks ahead needs a plan or a view, what X said of Y needs both. */
export function soundCandidates(found: Found): readonly Candidate[] {
  const { question } = found.search;
  if (ASKS_AHEAD.test(question.text)) return found.candidates.filter(tellsAhead);
  if (question.kind === 'reason') return givingReason(found.candidates);
  const measure = askedMeasure(question);
  if (measure) return found.candidates.filter(({ sentence }) => measure(sentence));
  if (MEASURED.has(question.kind) && !found.candidates.some(({ evidence }) => measures(evidence))) return [];
  if (question.kind === 'statement') return saidOfSubject(found);
  return found.candidates;
}

/** What these ask for is a number or a time: where no sentence near the question has one, none answers. */
const MEASURED: ReadonlySet<AskedKind> = new Set(['time', 'count', 'amount', 'duration']);

const measures = ({ time, count, amount, duration }: Evidence): boolean => time + count + amount + duration > 0;

/** A prediction about something else is worse than none: most of what is asked about must be in it. */
const MOST_OF_QUESTION = 0.6;

const tellsAhead = ({ sentence, evidence, surroundings }: Candidate): boolean =>
  TELLS_AHEAD.test(sentence.text) && evidence.cover + surroundings.before >= MOST_OF_QUESTION;

/** So much of what the likeliest sentence holds is enough for one that also gives a reason. */
const REASON_ENOUGH = 0.6;

/** A sentence that only repeats what happened does not say why: only those near it that give a reason may answer, surest first. */
function givingReason(candidates: readonly Candidate[]): readonly Candidate[] {
  const held = ({ evidence, surroundings }: Candidate): number =>
    evidence.cover + surroundings.before + surroundings.heading;
  const enough = candidates[0] ? REASON_ENOUGH * held(candidates[0]) : 0;
  const near = candidates.filter((one) => held(one) >= enough);
  const byCause = near.filter(({ sentence }) => givesReason(sentence) === 1);
  const byPurpose = near.filter((one) => givesReason(one.sentence) === 0.5 && held(one) >= MOST_OF_QUESTION);
  return [...byCause, ...byPurpose];
}

/** What X said of Y: by X, where the question names somebody, and of Y. */
function saidOfSubject(found: Found): readonly Candidate[] {
  const speaker = askedSpeaker(found.search.question);
  return found.candidates.filter(
    (candidate) =>
      (!speaker || isSaidBy(speaker, candidate.sentence, candidate.reading.article)) &&
      personMeetsSubject(found, candidate),
  );
}

const ABOUT = new Set(['about', 'on', 'regarding', 'concerning', 'of', 'to', 'in']);
/** A subject without names is met by so much of its weight. */
const MOST_OF_SUBJECT = 0.5;

/** "What did X say about Y?" is answered only where X and Y meet: in a sentence or across a link ("He added …"). */
function personMeetsSubject({ search }: Found, candidate: Candidate): boolean {
  const { question, sought } = search;
  const about = question.terms.findIndex(({ word }, place) => place > 2 && ABOUT.has(word));
  const strength = linkedStrength(search, candidate);
  const held = (term: SoughtTerm): boolean => (strength[sought.indexOf(term)] ?? 0) > 0;
  const subject = sought.filter(({ place }) => about >= 0 && place > about);
  const person = sought.filter((term) => term.name !== undefined && !subject.includes(term));
  if (person.length > 0 && !person.some(held)) return false;
  const named = subject.filter(({ name }) => name !== undefined);
  if (named.length > 0)
    return new Set(named.filter(held).map(({ name }) => name)).size === new Set(named.map(({ name }) => name)).size;
  const weight = (terms: readonly SoughtTerm[]) => terms.reduce((sum, term) => sum + term.weight, 0);
  return weight(subject.filter(held)) >= MOST_OF_SUBJECT * weight(subject);
}

/** What a sentence holds together with the one it points back to and the one that points back to it. */
export function linkedStrength(search: Search, { match, reading, sentence }: Candidate): readonly number[] {
  const { sentences } = reading.article;
  const linked = [match.strength];
  const join = (index: number): void => {
    const passage = reading.passages[index];
    if (passage && sentences[index]?.paragraph === sentence.paragraph)
      linked.push(matchPassage(search, passage).strength);
  };
  if (danglesAtStart(sentence) || SAID_BY_PRONOUN.test(sentence.text)) join(sentence.index - 1);
  const next = sentences[sentence.index + 1];
  if (next && danglesAtStart(next)) join(next.index);
  return match.strength.map((_, term) => Math.max(...linked.map((strength) => strength[term] ?? 0)));
}

const SAID_BY_PRONOUN = /\b(?:he|she|they)\b|["”] (?:said|says|added)\b/i;

/** Scores this near say the same of two sentences. */
const EQUAL = 0.8;

/** Of sentences that answer equally well, the one of the newest article goes first: news changes. */
export function newestOfEquals(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = candidates[0];
  if (!best) return candidates;
  const publishedAt = ({ reading }: Candidate): number => reading.article.publishedAt?.getTime() ?? 0;
  const equals = candidates.filter(({ score }) => best.score - score < EQUAL);
  const newest = equals.reduce((one, other) => (publishedAt(other) > publishedAt(one) ? other : one), best);
  return [newest, ...candidates.filter((candidate) => candidate !== newest)];
}
