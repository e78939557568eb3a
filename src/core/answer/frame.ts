import { mentionsOf } from '../mentions/mentions.ts';
import { DEMONYM, ORGANISATION_WORDS, PLACE_WORDS, ROLES } from '../mentions/name-words.ts';
import { HEADS } from '../words/word-classes.ts';
import { NOBODY } from './evidence.ts';
import { linkedStrength } from './linked.ts';
import { coverOf, type Search } from './matching.ts';
import type { AskedKind } from './question.ts';
import type { Candidate, Found } from './search-articles.ts';
import { namesFound } from './surroundings.ts';

/** These are asked of no one setting, or look for who is named by ways of their own. */
const OPEN_KINDS: ReadonlySet<AskedKind> = new Set(['telling', 'definition', 'statement']);

/**
 * Whether a sentence stands where something else is told of than a name asked about. What an article's title and first
 * paragraph name holds for all of it; any other name only for the sentences that have it or follow on one that has,
 * and a place not beyond the next place named. An article that never has the name tells of something else altogether.
 */
export function standsApart(candidate: Candidate, found: Found): boolean {
  const bearings = bearingsOf(candidate, found);
  return bearings.includes('elsewhere') || (bearings.includes('apart') && !bearings.includes('here'));
}

/** Whether the sentence's article never has a name asked about that another article has. */
export const isOfOtherArticle = (candidate: Candidate, found: Found): boolean =>
  bearingsOf(candidate, found).includes('elsewhere');

const bearingsOf = (candidate: Candidate, { search }: Found): readonly Bearing[] =>
  OPEN_KINDS.has(search.question.kind)
    ? []
    : search.question.names.map((_, name) => bearingOf(name, candidate, search));

/** What a sentence, those it is linked to, its article's title and first sentence hold of the question's weight, 0 to 1. */
export const framedCover = (candidate: Candidate, search: Search): number =>
  coverOf(search, framedStrength(candidate, search));

/** Whether every word asked about stands there, itself or by another one: "no one" speaks of people. */
export const framesAll = (candidate: Candidate, search: Search): boolean =>
  framedStrength(candidate, search).every(
    (strength, term) => strength > 0 || (HEADS.has(search.sought[term]!.root) && NOBODY.test(candidate.sentence.text)),
  );

/** Whether every name asked about stands there. */
export function framesNames(candidate: Candidate, search: Search): boolean {
  const framed = framedStrength(candidate, search);
  return namesFound(search, (term) => framed[term]!) === 1;
}

function framedStrength(candidate: Candidate, search: Search): readonly number[] {
  const { title, passages } = candidate.reading;
  const opening = passages[0]?.places;
  const linked = linkedStrength(search, candidate);
  return search.sought.map(({ root }, term) => Math.max(linked[term]!, title.has(root) || opening?.has(root) ? 1 : 0));
}

/** How a sentence stands to a name: has it, is of an article about it, is told apart from it, or of an article without it. */
type Bearing = 'here' | 'framed' | 'apart' | 'elsewhere';

function bearingOf(name: number, candidate: Candidate, search: Search): Bearing {
  const { reading, sentence } = candidate;
  const term = tellingTerm(name, search);
  if (term === undefined) return 'framed';
  const { root, standIns } = search.sought[term]!;
  // A name that no article has so may be written otherwise.
  if (standIns.size === 0) return 'framed';
  const isIn = (words: { has(root: string): boolean }): boolean =>
    words.has(root) || [...standIns.keys()].some((other) => words.has(other));
  if (isIn(reading.title) || isIn(reading.headings[sentence.index]!)) return 'framed';
  if (!isIn(reading.words.frequency)) return 'elsewhere';
  const { sentences } = reading.article;
  const hasName = (index: number): boolean => isIn(reading.passages[index]!.places);
  if (sentences.some(({ index, paragraph }) => paragraph === sentences[0]!.paragraph && hasName(index)))
    return 'framed';
  if (linkedStrength(search, candidate)[term]! > 0 || hasAdjectiveOf(root, candidate)) return 'here';
  const isNear = sentences
    .slice(0, sentence.index)
    .some(
      ({ index, paragraph }) => (paragraph === sentence.paragraph || index === sentence.index - 1) && hasName(index),
    );
  return isNear && !isBeyondOtherPlace(name, candidate, search, hasName) ? 'framed' : 'apart';
}

/**
 * The last word of a name tells it from others; of "Orra Museum" it is what the thing is not. Undefined for what texts
 * call in other ways as well: "EU", "the West", "French".
 */
function tellingTerm(name: number, { question, sought }: Search): number | undefined {
  const own = question.names[name]!.filter(
    ({ word }) => !GENERAL.some((words) => words.has(word)) && !ADJECTIVE.test(word),
  );
  const last = own.at(-1);
  if (!last || ACRONYM.test(question.text.slice(last.start, last.end))) return undefined;
  const term = sought.findIndex((one) => one.name === name && question.terms[one.place] === last);
  return sought[term]?.rarity === 1 ? term : undefined;
}

/** "The Spanish minister" speaks of Spain, and "Swiss" of Switzerland. */
const hasAdjectiveOf = (root: string, { reading, sentence }: Candidate): boolean =>
  reading.passages[sentence.index]!.terms.some(
    ({ word, start }) =>
      word.slice(0, 2) === root.slice(0, 2) && ADJECTIVE.test(word) && /^\p{Lu}/u.test(sentence.text.slice(start)),
  );

const GENERAL = [ROLES, ORGANISATION_WORDS, PLACE_WORDS];
const ADJECTIVE = new RegExp(`${DEMONYM.source}|(?:e|ic)ans?$|^(?:german|afghan|czech|thai|cuban)s?$`);
const ACRONYM = /^\p{Lu}{2,5}$/u;

const LOCATED = /\b(?:in|at|near|off|from|to|of) (?:the )?$/iu;

/** Whether a place asked about is left behind: the sentence, or one nearer than the name, has its own. */
function isBeyondOtherPlace(
  name: number,
  { reading, sentence }: Candidate,
  { question }: Search,
  hasName: (index: number) => boolean,
): boolean {
  if (!LOCATED.test(question.text.slice(0, question.names[name]![0]!.start))) return false;
  for (let index = sentence.index; index >= 0; index -= 1) {
    if (hasName(index)) return false;
    const told = reading.article.sentences[index]!;
    if (mentionsOf(told).some(({ kind, start }) => PLACES.has(kind) && LOCATED.test(told.text.slice(0, start))))
      return true;
  }
  return true;
}

const PLACES: ReadonlySet<string> = new Set(['place', 'organisation', 'name']);
