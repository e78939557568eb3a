import { mentionsOf } from '../mentions/mentions.ts';
import { stemWord } from '../words/terms.ts';
import { rootOf } from '../words/word-relations.ts';
import { askedBound } from './asked-bound.ts';
import { askedMeasure } from './asked-measure.ts';
import { askedToName, namingThe } from './asked-name.ts';
import { placedFirst } from './asked-place.ts';
import { askedSpeaker, isSaidBy } from './asked-speaker.ts';
import { holdsAskedSubject } from './asked-subject.ts';
import { NOBODY } from './evidence.ts';
import { framedCover } from './frame.ts';
import { linkedStrength } from './linked.ts';
import { coverOf, type Search, type SoughtTerm } from './matching.ts';
import { MEASURED, measuredFirst, measuresAsked } from './measured.ts';
import { givesReason } from './reasons.ts';
import { type Candidate, type Found, held } from './search-articles.ts';
import { ASKS_WISH, tellingWish } from './wishes.ts';

/** Names of the question that stand in no article, as the person wrote them. */
export function absentNames({ search: { question, sought }, readings }: Found): readonly string[] {
  return question.names.flatMap((name, at) => {
    const terms = sought.filter((term) => term.name === at);
    const written = question.text.slice(name[0]?.start, name.at(-1)?.end);
    const present = terms.length === 0 || terms.some((term) => term.standIns.size > 0);
    return present || readings.some(({ article }) => isSpeltOut(written, article.text)) ? [] : [written];
  });
}

/** "AAA" is "the American Automobile Association" of a text, and "UN" its "U.N.". */
function isSpeltOut(name: string, text: string): boolean {
  if (!/^\p{Lu}{2,6}$/u.test(name)) return false;
  const letters = [...name];
  const words = letters.map((letter) => `${letter}\\p{Ll}+`).join(' (?:(?:of|for|the|and) ){0,2}');
  return text.includes(`${letters.join('.')}.`) || new RegExp(`\\b${words}\\b`, 'u').test(text);
}

const ASKS_AHEAD =
  /^\W*(?:(?:and|but|so)\s+)?(?!why could\b)(?:(?:when|where|who|what|how(?: \p{Ll}+)?|why)\s+)?(?:will|would|could|might|(?:is|are)\b.{1,60}?\bgoing to)\b/iu;
/** A plan or somebody's view of what comes; the article's own guess is neither. */
const TELLS_AHEAD =
  /\b(?:will|shall|plans|planned|plan to|due to|scheduled|set to|intend(?:s|ed)?|expect(?:s|ed)?|hope[sd]?|promise[sd]?|(?:agreed|voted|decided|refus\p{L}*|ruled out)\b|(?:is|are|was|were) to \p{Ll}+|(?:may|might|could|would)\b|believe[sd]?|warn(?:s|ed)?|predict(?:s|ed)?|forecast)\b/iu;

/** The candidates that may answer at all: what asks ahead needs a plan or a view, what X said of Y needs both. */
export function soundCandidates(found: Found): readonly Candidate[] {
  const bound = askedBound(found.search.question);
  const asksOfOne = MEASURED.has(found.search.question.kind) && found.search.question.names.length === 1;
  const asksNow = ASKS_NOW.test(found.search.question.text);
  const told = found.candidates.filter(
    (one) =>
      (!bound || bound.test(one.sentence.text)) &&
      !(asksOfOne && TOGETHER.test(one.sentence.text)) &&
      !(found.search.question.kind === 'telling' && isCondition(one, found.search)) &&
      (!asksNow || PRESENT.test(one.sentence.text)) &&
      holdsAskedSubject(one, found.search),
  );
  const ofKind = ofAskedKind({ ...found, candidates: told });
  return bound ? boundInClause(bound, ofKind) : ofKind;
}

/** "Raised its offer and promised to keep the plants until 2030": the end told in another clause is another thing's. */
function boundInClause(bound: RegExp, candidates: readonly Candidate[]): readonly Candidate[] {
  const tellsInClause = ({ sentence: { text }, reading, sentence, match }: Candidate): boolean => {
    const { terms } = reading.passages[sentence.index]!;
    const places = match.place.flatMap((place) => (place === undefined ? [] : terms[place]!.start));
    return [...text.matchAll(CLAUSE)].some(
      ({ index, 0: clause }) => bound.test(clause) && places.some((at) => index <= at && at < index + clause.length),
    );
  };
  const told = candidates.filter(tellsInClause);
  const [best] = candidates;
  return best && told[0] && held(told[0]) >= PREDICATE_ENOUGH * held(best) ? told : candidates;
}

const CLAUSE = /(?:(?!, | and | but | while |; ).)+/g;

/** What several have in all, or would have once merged, is not what one of them has. */
const TOGETHER =
  /^(?:(?:together|combined|between them|taken together),? (?:the|they|it|that|this)|the (?:merged|combined|joint|enlarged) \p{Ll}+)\b/iu;

/** "If the bill passes, …" does not tell whether it will. */
function isCondition({ sentence, match, reading }: Candidate, search: Search): boolean {
  const [condition = ''] = /^["“]?(?:if|unless)\b[^,]*,/i.exec(sentence.text) ?? [];
  const at = match.place[predicateOf(search)];
  return at !== undefined && reading.passages[sentence.index]!.terms[at]!.start < condition.length;
}

const predicateOf = ({ sought }: Search): number =>
  sought.findLastIndex(({ name, root }) => name === undefined && !/\d/.test(root));

const ASKS_NOW = /\b(?:is|are|has|have|do|does)\b.*\b(?:now|currently|at the moment|at present|these days)\b/i;
const PRESENT = /\b(?:is|are|has|have|will|do|does|remains?|stays?|stands?|lies?|lives?|keeps?|still|now|currently)\b/i;

function ofAskedKind(found: Found): readonly Candidate[] {
  const { question } = found.search;
  if (ASKS_AHEAD.test(question.text)) {
    const ahead = found.candidates.filter((one) => tellsAhead(one, found));
    return question.kind === 'time' ? measuredFirst(ahead, found.search) : ahead;
  }
  if (question.kind === 'reason') return givingReason(found);
  const noun = askedToName(question);
  if (noun !== undefined) return namingThe(noun, found);
  const measure = askedMeasure(question);
  if (measure)
    return pricedFirst(
      found.candidates.filter((one) => measure(one.sentence) && holdsSubject(one, found)),
      found,
    );
  if (question.kind === 'place') return placedFirst(found.candidates, found.search);
  if (MEASURED.has(question.kind)) return measuredFirst(found.candidates, found.search);
  if (question.kind === 'statement') return saidOfSubject(found);
  if (question.kind === 'telling')
    return predicateFirst(
      found.candidates.filter((one) => holdsSomebody(one, found)),
      found,
    );
  return ASKS_WISH.test(question.text) ? tellingWish(found) : found.candidates;
}

/** "How much did the bus cost?" is not told by what something else cost. */
function holdsSubject(candidate: Candidate, { search }: Found): boolean {
  const { sought, question } = search;
  if (/\bhow old\b/i.test(question.text) && isOfSomebodyElse(candidate, search)) return false;
  if (sought.length < 2 || candidate.surroundings.before > 0 || candidate.surroundings.heading > 0) return true;
  const strength = linkedStrength(search, candidate);
  const { title } = candidate.reading;
  return sought.some(({ root }, term) => ((strength[term] ?? 0) > 0 || title.has(root)) && !PRICED.has(root));
}

/** "Omar Vik, 19, played the son" tells nothing of the age of Eva Lind, whom the sentence before names. */
const isOfSomebodyElse = ({ sentence, match }: Candidate, { question, sought }: Search): boolean =>
  question.names.length > 0 &&
  sought.every(({ name }, term) => name === undefined || (match.strength[term] ?? 0) === 0) &&
  mentionsOf(sentence).some(({ kind }) => kind === 'person');

/** "What does the ride cost?" is told by what riders pay, rather than by what the ride brought in. */
function pricedFirst(candidates: readonly Candidate[], { search }: Found): readonly Candidate[] {
  if (!search.question.terms.some(({ stem }) => rootOf(stem) === rootOf(stemWord('cost')))) return candidates;
  const prices = ({ reading, sentence }: Candidate): boolean =>
    reading.passages[sentence.index]!.roots.some((root) => PRICED.has(root));
  return [...candidates.filter(prices), ...candidates.filter((one) => !prices(one))];
}

const PRICED: ReadonlySet<string> = new Set(
  ['cost', 'earn', 'pay', 'charge', 'spend', 'worth', 'owe'].map((word) => rootOf(stemWord(word))),
);

/** "Did Kim resign?" is told by what speaks of Kim, and not by who else resigned. */
function holdsSomebody({ match, surroundings }: Candidate, { search }: Found): boolean {
  if (search.question.names.length === 0 || surroundings.before > 0 || surroundings.heading > 0) return true;
  return search.sought.some(({ name }, term) => name !== undefined && (match.strength[term] ?? 0) > 0);
}

/** A prediction about something else is worse than none: most of what is asked about must be in it. */
const MOST_OF_QUESTION = 0.6;

function tellsAhead({ sentence, evidence, surroundings, match, reading }: Candidate, { search }: Found): boolean {
  const dated = search.question.kind === 'time' && evidence.time > 0 && evidence.coverCount === 1;
  if (!dated && !TELLS_AHEAD.test(sentence.text)) return false;
  const subject =
    surroundings.before > 0 ||
    search.sought.some(({ name }, term) => name === undefined && (match.strength[term] ?? 0) > 0);
  if (!subject && search.sought.some(({ name }) => name === undefined)) return false;
  const { title } = reading;
  const withTitle = match.strength.map((value, term) => Math.max(value, title.has(search.sought[term]!.root) ? 1 : 0));
  return Math.max(evidence.cover + surroundings.before, coverOf(search, withTitle)) >= MOST_OF_QUESTION;
}

/** "So the wolves will be shot?" is told by what speaks of shooting, more than by what speaks of wolves. */
function predicateFirst(candidates: readonly Candidate[], { search }: Found): readonly Candidate[] {
  const ofAnybody = askedOfAnybody(search);
  const predicate = ofAnybody ?? predicateOf(search);
  const tells = ({ match }: Candidate): boolean => (match.strength[predicate] ?? 0) > 0;
  const [best] = candidates;
  if (predicate < 0 || !best || tells(best)) return candidates;
  const holds = (one: Candidate): number => (ofAnybody === undefined ? held(one) : framedCover(one, search));
  const told = candidates.find((one) => tells(one) && holds(one) >= PREDICATE_ENOUGH * held(best));
  return told ? [told, ...candidates.filter((one) => one !== told)] : candidates;
}

const PREDICATE_ENOUGH = 0.8;

/** "Hurt" of "Was anybody hurt on the bridge?" and of "How many people were hurt?", as a place among the words sought. */
function askedOfAnybody({ question, sought }: Search): number | undefined {
  const people = /\bhow many people\b/i.test(question.text) ? 'people' : 'anybody';
  const anybody = question.terms.findIndex(({ word }) => word === people || word === 'anyone');
  const term = sought.findIndex(({ place }) => place > anybody);
  return anybody < 0 || term < 0 ? undefined : term;
}

/** "Nobody was hurt" answers whether anybody was, where the article is on the rest of what is asked. */
export function tellsOfNobody(candidate: Candidate, search: Search): boolean {
  const term = askedOfAnybody(search);
  return term !== undefined && NOBODY.test(candidate.sentence.text) && (candidate.match.strength[term] ?? 0) > 0;
}

/** So much of what the likeliest sentence holds is enough for one that also gives a reason. */
const REASON_ENOUGH = 0.6;

/** A sentence that only repeats what happened does not say why: only those near it that give a reason may answer, surest first. */
function givingReason({ candidates, search }: Found): readonly Candidate[] {
  const enough = candidates[0] ? REASON_ENOUGH * held(candidates[0]) : 0;
  const near = candidates.filter((one) => held(one) >= enough && holdsWhatHappened(one, search));
  const byCause = near.filter((one) => givesReason(one.sentence) === 1 || givesOwnReason(one, search));
  const byPurpose = near.filter((one) => givesReason(one.sentence) === 0.5 && held(one) >= MOST_OF_QUESTION);
  return [...byCause, ...byPurpose];
}

const WHY_WAS =
  /^\W*(?:(?:and|but|so)\s+)?why (?:is|are|was|were|did|does|do|has|have|had) (?:the |an? )?(\p{Ll}+) \p{Ll}+\W*$/iu;

/** "Why was the station closed?" is not told by why the port was. */
function holdsWhatHappened(candidate: Candidate, search: Search): boolean {
  const { before, heading } = candidate.surroundings;
  const linked = linkedStrength(search, candidate);
  const happened = search.sought.flatMap(({ name }, at) => (name === undefined ? [linked[at]!] : []));
  if (happened.length > 0 && before + heading === 0 && happened.every((strength) => strength === 0)) return false;
  const [, noun] = WHY_WAS.exec(search.question.text) ?? [];
  const stem = noun && stemWord(noun.toLowerCase());
  const term = search.sought.findIndex(({ root }) => stem !== undefined && root === rootOf(stem));
  // A word that stands nowhere may be told by another one.
  if (term < 0 || search.sought[term]!.standIns.size === 0) return true;
  if (heading > 0 || before > 0) return true;
  return (linked[term] ?? 0) > 0 || candidate.reading.title.has(search.sought[term]!.root);
}

/** "Kim criticised the plan. He said it came too late.": what is said next by who did it is why. */
const givesOwnReason = (candidate: Candidate, search: Search): boolean =>
  search.question.kind === 'reason' &&
  candidate.surroundings.before > candidate.evidence.cover &&
  OWN_REASON.test(candidate.sentence.text) &&
  linkedStrength(search, candidate).every((strength) => strength > 0);

const OWN_REASON =
  /^(?:he|she|they|it) (?:\p{Ll}+ )?(?:said|says|argued|argues|believes?|believed|claims?|claimed|called|explained|complained|warned|thinks?)\b/iu;

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

/** Scores this near say the same of two sentences. */
const EQUAL = 0.8;

/** Of sentences that answer equally well, the one of the newest article goes first: news changes. */
export function newestOfEquals({ candidates, search: { question } }: Found): readonly Candidate[] {
  const best = candidates[0];
  if (!best) return candidates;
  const publishedAt = ({ reading }: Candidate): number => reading.article.publishedAt?.getTime() ?? 0;
  const holdsAsMuch = (one: Candidate): boolean =>
    one.evidence.asking >= best.evidence.asking &&
    measuresAsked(one, question) >= measuresAsked(best, question) &&
    held(one) >= held(best) &&
    best.match.strength.every((strength, term) => strength === 0 || (one.match.strength[term] ?? 0) > 0);
  const equals = candidates.filter((one) => best.score - one.score < EQUAL && holdsAsMuch(one));
  const newest = equals.reduce((one, other) => (publishedAt(other) > publishedAt(one) ? other : one), best);
  return [newest, ...candidates.filter((candidate) => candidate !== newest)];
}
