import type { Mention } from '../mentions/mention.ts';
import { mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import { ROLES } from '../mentions/name-words.ts';
import { fullName, sameName } from '../mentions/people.ts';
import { findTerms, type Term } from '../words/terms.ts';
import { rootOf } from '../words/word-relations.ts';
import type { Search, SoughtTerm } from './matching.ts';
import type { Reading } from './passages.ts';
import type { Candidate, Found } from './search-articles.ts';

const AUXILIARIES = new Set(
  'did does do has have had was were is are will would can could should may might'.split(' '),
);
const PASSIVE = /\b(?:was|were|been|being|be|is|are|got)(?: (?:not|also|never|later|then|first|\p{Ll}+ly))* $/iu;
/** Between a subject and its verb: "Kim, 34, had never flown". */
const TO_VERB =
  /^(?:,(?: [^,]{1,60},)?)?(?: (?:who|did|does|do|has|have|had|was|were|is|are|been|being|be|will|would|can|could|should|may|might|not|also|never|later|then|first|\p{Ll}+ly))* $/u;
/** Between a verb and its object: "met the Norwegian president Kim". */
const TO_OBJECT =
  /^ (?:(?!(?:in|on|at|to|from|with|by|for|of|about|as|and|or|but|that|after|before|against|near|over|into|until|during|when|while|if|because)\b)\p{L}+ ){0,4}$/iu;
const TO_AGENT = /^[^.;:,]{0,60}?\bby (?:[\p{L}-]+ ){0,5}$/u;

/**
 * Whether a sentence tells of somebody else than is asked about. "Where did Kim fly?" is not answered by where Orr flew,
 * "Who hit Kim?" not by whom Kim hit, and what Jan Kim did is not told by what Eva, called Kim from then on, did.
 */
export function tellsOfAnother(candidate: Candidate, found: Found): boolean {
  return isNamesake(candidate, found.search) || isDeedOfAnother(candidate, found);
}

type Role = 'doer' | 'undergoer';

/** "Fly" of "Where did Kim fly?", with Kim as its doer. */
interface AskedDeed {
  readonly verb: SoughtTerm;
  readonly name: number;
  readonly role: Role;
}

function askedDeed({ question: { text, terms, names }, sought }: Search): AskedDeed | undefined {
  const deed = (name: number, verbAt: number, role: Role): AskedDeed | undefined => {
    const verb = sought.find(({ place, name: part }) => place === verbAt && part === undefined);
    const { end } = names[name]!.at(-1)!;
    const isOwner = /['’]/.test(text.slice(end - 2, end + 1));
    return verb && !isOwner && /\p{L}/u.test(verb.root) ? { verb, name, role } : undefined;
  };
  const nameAt = (place: number): number => names.findIndex(([first]) => first === terms[place]);
  const who = terms.findIndex(({ word }, place) => place < 2 && word === 'who');
  if (who >= 0 && nameAt(who + 2) >= 0 && !AUXILIARIES.has(terms[who + 1]!.word))
    return deed(nameAt(who + 2), who + 1, 'undergoer');
  const by = terms.findIndex(({ word }) => word === 'by');
  const agent =
    by > 0 && !terms[by - 1]!.stop ? [1, 2, 3].map((step) => nameAt(by + step)).find((name) => name >= 0) : undefined;
  if (agent !== undefined) return deed(agent, by - 1, 'doer');
  const auxiliary = terms.findIndex(({ word }, place) => AUXILIARIES.has(word) && nameAt(place + 1) >= 0);
  if (auxiliary < 0) return undefined;
  const name = nameAt(auxiliary + 1);
  const from = auxiliary + 1 + names[name]!.length;
  const verbAt = terms.findIndex(({ stop }, place) => place >= from && !stop);
  if (verbAt < 0 || /\b(?:and|or)\b/.test(text.slice(terms[from - 1]!.end, terms[verbAt]!.start))) return undefined;
  const between = text.slice(terms[auxiliary]!.start, terms[verbAt]!.start).replace(nameIn(text, names[name]!), '');
  const passive = PASSIVE.test(between.replace(/\s+/g, ' ')) && !terms[verbAt]!.word.endsWith('ing');
  return deed(name, verbAt, passive ? 'undergoer' : 'doer');
}

const nameIn = (text: string, name: readonly Term[]): string => text.slice(name[0]!.start, name.at(-1)!.end);

type Verdict = 'own' | 'other' | 'unknown';

/** What tells a deed more often in one sentence is a list. */
const MOST_PLACES = 10;

/** Every place of the verb is judged: "Orr flew to Rabat and Kim flew home" tells of Kim, too. */
function isDeedOfAnother(candidate: Candidate, found: Found): boolean {
  const deed = askedDeed(found.search);
  const passage = candidate.reading.passages[candidate.sentence.index]!;
  if (!deed) return false;
  const { text } = candidate.sentence;
  const verdicts = [...deed.verb.standIns.keys()].flatMap((root) =>
    (passage.places.get(root) ?? []).slice(0, MOST_PLACES).flatMap((place) => {
      const verb = passage.terms[place]!;
      // "Kim died" may tell who killed Kim: of other verbs only the passive shows who did it to whom.
      return root === deed.verb.root || isPassive(text, verb) ? [judgeDeed(candidate, found, deed, verb)] : [];
    }),
  );
  return verdicts.includes('other') && !verdicts.includes('own');
}

function judgeDeed(candidate: Candidate, found: Found, { name, role }: AskedDeed, verb: Term): Verdict {
  const told = rolesOf(candidate.sentence, verb);
  const [holder, opposite] = role === 'doer' ? [told.doer, told.undergoer] : [told.undergoer, told.doer];
  const isAsked = (mention: Mention | undefined): boolean =>
    mention !== undefined && holds(candidate, found.search, mention, name);
  if (isAsked(holder)) return 'own';
  if (isAsked(opposite) || isStranger(candidate, found.search, name)) return 'other';
  return holder && !isNamed(candidate, found.search, name) && areOfOneKind(holder, candidate, name, found)
    ? 'other'
    : 'unknown';
}

/** An article that never names who is asked about means others by "he" and "they". */
export function isStranger({ reading: { title, words } }: Candidate, { sought }: Search, name: number): boolean {
  const parts = sought.filter((term) => term.name === name);
  return parts.every(({ standIns }) =>
    [...standIns.keys()].every((root) => !words.frequency.has(root) && !title.has(root)),
  );
}

/** Whether the sentence names who is asked about; "Norway's minister" names the minister. */
function isNamed(candidate: Candidate, search: Search, name: number): boolean {
  const { text } = candidate.sentence;
  const mentions = mentionsOf(candidate.sentence).filter((mention) => holds(candidate, search, mention, name));
  if (mentions.length > 0) return mentions.some(({ end }) => !/^['’]s?\b/.test(text.slice(end)));
  return search.sought.some((term, at) => term.name === name && (candidate.match.strength[at] ?? 0) > 0);
}

/** Who does what a verb tells, and to whom, where both are named right beside it. */
function rolesOf(sentence: { readonly text: string }, verb: Term): { readonly [Of in Role]?: Mention | undefined } {
  const { text } = sentence;
  const names = mentionsOf(sentence).filter(
    ({ kind, start, end }) => NAMES.has(kind) && end > verb.start - FARTHEST && start < verb.end + FARTHEST,
  );
  const leads = ({ end }: Pick<Mention, 'end'>): boolean =>
    end <= verb.start && verb.start - end < FARTHEST && TO_VERB.test(text.slice(end, verb.start));
  const subject = names.findLast(leads) ?? [openingWord(text)].find(leads);
  const behind = (way: RegExp) => names.find(({ start }) => start > verb.end && way.test(text.slice(verb.end, start)));
  return isPassive(text, verb)
    ? { doer: behind(TO_AGENT), undergoer: subject }
    : { doer: subject, undergoer: behind(TO_OBJECT) };
}

/** At a sentence's beginning a name alone shows by nothing that it is one. */
function openingWord(text: string): Mention {
  const word = /^[\p{L}-]*(?!['’])/u.exec(text)?.[0] ?? '';
  return { kind: 'name', text: word, start: 0, end: word.length };
}

/** Characters from a verb to the names beside it. */
const FARTHEST = 120;

const isPassive = (text: string, { word, start }: Term): boolean =>
  PASSIVE.test(text.slice(Math.max(0, start - FARTHEST), start)) && !word.endsWith('ing');

const NAMES: ReadonlySet<string> = new Set(['person', 'place', 'organisation', 'name']);

/** Whether a mention is the name of the question, by its last word. */
function holds({ reading, sentence }: Candidate, search: Search, { start, end }: Mention, name: number): boolean {
  const { terms, roots } = reading.passages[sentence.index]!;
  const last = search.sought.findLast((term) => term.name === name);
  return terms.some((term, at) => term.start >= start && term.start < end && last?.standIns.has(roots[at]!) === true);
}

/** Two persons are two, as are two storms, or a country and what is no person; of another name it is not known. */
function areOfOneKind(mention: Mention, { reading }: Candidate, name: number, { search, readings }: Found): boolean {
  const asked = search.question.names[name]!.at(-1)!.word;
  const own = kindIn(reading, mention.text);
  const kinds = new Set(readings.map((one) => kindIn(one, asked)));
  if (own === 'place') return !kinds.has('person') && !kinds.has('either') && !isSeat(asked) && !isSeat(mention.text);
  return own !== undefined && own !== 'either' && kinds.has(own) && !kinds.has('place') && !kinds.has('either');
}

/** What an article shows a name to be: a person, a place, either, or what the noun before it says ("the storm Edda"). */
function kindIn(reading: Reading, name: string): string | undefined {
  const named = namings(reading, name);
  const kinds = new Set(named.map(({ kind }) => kind));
  const isPerson = kinds.has('person') || isCalledByLastName(named);
  if (isPerson) return kinds.has('place') ? 'either' : 'person';
  if (kinds.has('place')) return 'place';
  const nouns = named.map(
    ({ start }) => NOUN_BEFORE.exec(reading.article.text.slice(Math.max(0, start - 40), start))?.[1],
  );
  return nouns.find((noun) => noun !== undefined);
}

const NOUN_BEFORE = /\b(?:the|an?|its|their) (?:\p{Ll}+ ){0,2}?(\p{Ll}{3,}) $/u;

/** "Bo Lind" and later "Lind": so papers name people. */
const isCalledByLastName = (named: readonly Mention[]): boolean =>
  named.some(({ text }) => /^\S+ \S+$/.test(text)) && named.some(({ text }) => !text.includes(' '));

/** An article that speaks of somebody more often than that shows who it is by then. */
const MOST_NAMINGS = 50;

/** Where an article has a name's last word as a name; offsets count in its text. */
function namings({ article, words }: Reading, name: string): readonly Mention[] {
  const key = nameKey(name);
  const [root = ''] = findTerms(key).map(({ stem }) => rootOf(stem));
  return (words.postings.get(root) ?? []).slice(0, MOST_NAMINGS).flatMap((index) => {
    const sentence = article.sentences[index]!;
    const named = mentionsOf(sentence).filter(({ text }) => nameKey(text) === key);
    return named.map((one) => ({ ...one, start: sentence.start + one.start, end: sentence.start + one.end }));
  });
}

/** Where governments sit: "Moscow offered" is what Russia offered. */
const SEATS = new Set(
  'moscow kremlin washington kyiv kiev london brussels beijing tehran ankara berlin paris rome madrid tokyo seoul pyongyang delhi jerusalem damascus cairo riyadh warsaw minsk budapest vienna athens lisbon ottawa canberra'.split(
    ' ',
  ),
);
const isSeat = (name: string): boolean => SEATS.has(nameKey(name));

/** "Alex" for "Alexander", "J." for "Jan": letters that two given names must share to be forms of one. */
const SHARED_LETTERS = 3;

function mayBeShort(name: string, other: string): boolean {
  const [one = '', two = ''] = [name, other].map((full) => /^\p{L}+/u.exec(full)?.[0].toLowerCase());
  const letters = Math.min(SHARED_LETTERS, one.length, two.length);
  return one.slice(0, letters) === two.slice(0, letters) && (letters === SHARED_LETTERS || letters === 1);
}

/** "Karl Lund" is not the Lund of a text that has called Peter Lund so, unless their given names may be forms of one. */
function isNamesake(candidate: Candidate, { question: { text, names } }: Search): boolean {
  const { reading, sentence } = candidate;
  return names.some((name) => {
    const words = name.filter(({ word }) => !ROLES.has(word));
    if (words.length < 2) return false;
    const asked = text.slice(words[0]!.start, words.at(-1)!.end);
    const key = nameKey(asked);
    const own = mentionsOf(sentence)
      .filter((mention) => nameKey(mention.text) === key)
      .slice(0, MOST_PLACES);
    const persons = own.length > 0 ? namings(reading, asked) : [];
    return (
      own.length > 0 &&
      own.every(({ text: told, start }) => {
        const full = fullName(told, persons, sentence.start + start);
        return !told.includes(' ') && full.includes(' ') && !sameName(full, asked) && !mayBeShort(full, asked);
      })
    );
  });
}
