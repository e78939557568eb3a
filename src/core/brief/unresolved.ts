import { mentionsOf } from '../mentions/mentions.ts';
import { ROLES } from '../mentions/name-words.ts';
import { rolesIn } from '../mentions/people.ts';
import { remembered } from '../remember.ts';
import { isPersonNoun } from '../words/person-nouns.ts';
import { STOP_WORDS } from '../words/stop-words.ts';

interface Told {
  readonly text: string;
}

const HE_OR_SHE = /\b(?:(he|him|his)|she|her|hers)\b/gi;
/** "After she left the clinic, Mara Lund …": who it is follows. */
const FORWARD =
  /^["“]?(?:after|before|when|while|as|although|though|since|if|in|at|on|with|despite|for|by|until|once|because)\b/i;
/** "She paid him", "the chairwoman thanked him": whoever does it, to another. */
const TO_ANOTHER =
  /^ (?:(?:had|has|have|will|would|was|also|later|then) ){0,2}\p{Ll}+ (?:(?:to|with|of|for|at|on|by) )?(?:him\b|her(?=[.,;]| (?:to|that|in|as|for|with|of|at|on|by|from|about|and|not|what|how)\b))/u;
/** "About 6,000 people use it every day": behind a number alone. */
const USES_IT = /\bit(?=[.,;]| (?:every|each|daily|in|on|at|for|with|by|from|and|because|when|after|before|until)\b)/u;
const DETERMINED = /\b(?:an?|the|its|his|her|their|our|this|that|one|another|every|each|no)\b/i;
/** Times and kinds that an earlier sentence told. */
const TOLD_BEFORE =
  /\beach time[.,;]|\b(?:about|with|to|for|from|of|at|in) both[.,;]|\b(?:take|takes|took|taking) part(?:[.,;]|$)|\b(?:no|any|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|many|\d+) such \p{Ll}/u;
/** What an article calls somebody or somebody's house once it has told the name. */
const CALLED_AGAIN =
  /\bthe (?:man|woman|boy|girl|couple|suspect|victim|defendant|accused|player|striker|goalkeeper|actor|actress|singer|driver|teenager|company|firm|club|association|federation|agency|bank|charity|organi[sz]ation|magazine)(?=[.,;]| (?:\p{Ll}+ed|said|says|has|had|have|is|was|were|are|will|would)\b)/iu;

/**
 * Whether a sentence calls somebody or something by a word that only a sentence before it explains: "Mara Lund says she
 * paid him in cash". A pronoun that may mean somebody in the sentence does.
 */
export const pointsOutside = remembered(
  (sentence: Told): boolean =>
    TOLD_BEFORE.test(sentence.text) ||
    isSaidByUnnamed(sentence) ||
    pointsAtTold(sentence) ||
    LEFT_OUT.test(sentence.text) ||
    OPENS_WITH_IT.test(sentence.text) ||
    lacksPerson(sentence) ||
    lacksPersons(sentence) ||
    lacksThing(sentence) ||
    lacksName(sentence),
);

function lacksPerson(sentence: Told): boolean {
  const { text } = sentence;
  const pronouns = [...text.matchAll(HE_OR_SHE)];
  const [first] = pronouns;
  if (!first) return false;
  const persons = personsIn(sentence);
  const before = persons.filter(({ start }) => start < first.index);
  if (before.length === 0) return !(FORWARD.test(text) && isNamedBehindComma(text, first.index, persons));
  const [only, another] = persons;
  if (!only || another) return false;
  const genders = new Set(pronouns.map(([, male]) => male !== undefined));
  return genders.size > 1 || TO_ANOTHER.test(text.slice(only.end));
}

/** Within so many characters of the comma stands the name. */
const NAME_FOLLOWS = 40;

function isNamedBehindComma(text: string, from: number, persons: readonly Span[]): boolean {
  const comma = text.indexOf(',', from);
  return comma >= 0 && persons.some(({ start }) => comma < start && start <= comma + NAME_FOLLOWS);
}

interface Span {
  readonly start: number;
  readonly end: number;
}

/** A noun behind an article or an owner: "the town's mayor", "a 40-year-old driver". */
const OWNED = /\b(?:an?|the|one|another|its|his|her|their|our|whose|\p{L}+['’]s?) (?:[\p{L}\d-]+ ){0,2}$/iu;
/** Before the noun stand so many characters of these at most. */
const OWNED_REACH = 80;
const COMPARES = /^(?:n?ever|later|earlier|together|rather|further|\p{L}+ly)$/u;

/** Names that may be a person's, and nouns for one; a noun beside a name is the same person's. */
function personsIn(sentence: Told): readonly Span[] {
  const names = mentionsOf(sentence).filter(({ kind }) => kind === 'person' || kind === 'name');
  const nouns = [...sentence.text.matchAll(/(?<= )\p{L}+/gu)].flatMap(({ 0: word, index }) => {
    const span = { start: index, end: index + word.length };
    const beside = names.some(({ start, end }) => start - 2 <= span.end && span.start <= end + 2);
    const isNoun = !beside && isPerson(word.toLowerCase());
    return isNoun && OWNED.test(sentence.text.slice(Math.max(0, index - OWNED_REACH), index)) ? span : [];
  });
  return [...names, ...nouns].toSorted((a, b) => a.start - b.start);
}

const isPerson = (noun: string): boolean =>
  ROLES.has(noun) || (isPersonNoun(noun) && !STOP_WORDS.has(noun) && !COMPARES.test(noun));

/** More than one who may be meant: "the board, which had expected them to return" names none. */
function lacksPersons({ text }: Told): boolean {
  const [pronoun] = text.matchAll(THEY);
  if (!pronoun || FORWARD.test(text)) return false;
  const before = text.slice(0, pronoun.index).replace(/^(?:\p{Lu}\p{L}* )+/u, '');
  const bodies = pronoun[1] === undefined ? /(?!)/ : BODY;
  return !(SEVERAL.test(before) || bodies.test(before) || pluralsIn(before));
}

const pluralsIn = (text: string): boolean =>
  [...text.matchAll(/(?<!['’])\b\p{L}{2,}s\b(?!['’])/gu)].some(([word]) => !NO_PLURAL.test(word));

const THEY = /\b(?:(they)|them)\b/gi;
const NO_PLURAL =
  /(?:ss|us|is)$|^(?:was|has|does|its|his|as|says|tells|means|news|always|perhaps|plus|across|besides|versus|whereas|sometimes|(?:hour|minute|day|week|month|year|time|euro|dollar|pound|metre|kilometre|mile|\p{L}+day)s)$/iu;
const SEVERAL =
  /\b(?:and|both|many|some|most|all|none|several|few|two|three|four|five|six|seven|eight|nine|ten|who|whoever|each|every\p{L}*|any(?:one|body)|some(?:one|body)|nobody|no one|person|people|men|women|children|police|public|staff|crew|family|couple|pair|crowd|jury|team|band|squad|audience)\b|\d/iu;
/** What "they" may be, though it is one; so may any name behind the first. */
const BODY =
  /\b(?:government|party|council|committee|board|group|union|army|military|navy|company|firm|club|agency|authority|opposition|cabinet|commission|panel|bank|side|ministry|majority)\b|\p{Ll} \p{Lu}/u;

/** "The company denied this.", "She says that this would cost …": what stands in the sentence before. */
const THIS = / (?:this|that)(?:[.;]| (?:is|was|will|would|has|had|could|can|may|might|means|meant)\b)/;
const POINTS_AT_TOLD =
  /^[^,;:]{0,60}\b(?:denie[sd]|confirm(?:s|ed)|reject(?:s|ed)|dispute[sd]|welcome[sd]|critici[sz]e[sd]|condemn(?:s|ed)|regret(?:s|ted)|oppose[sd]|support(?:s|ed)|doubt(?:s|ed)|about|for|to|with|of|on|against) (?:this|that)[.;]|(?:\b(?:say|says|said|add|adds|added|think|thinks|thought|believe|believes|believed|that) this|^(?:In|At|On|For|With|To|From)(?: \p{Lu}\p{L}*)+ (?:this|that)) (?:is|was|will|would|has|had|could|can|may|might|means|meant)\b/u;

/** "Reyes confirmed that she would, and …": would what? */
const LEFT_OUT = /\bthat (?:he|she|they|it) (?:would|will|did|does|do|could|can|had|has)(?: not|n['’]t)?[,.;]/;

/** "Under the law it must take place by May": what must? */
const OPENS_WITH_IT =
  /^(?:under|by|at|in|on|for|until|since|from|with|without|now|once)\b[^,;]{0,40},? it (?:must|would|could|can|may|might|has|had)\b/i;

const pointsAtTold = ({ text }: Told): boolean => THIS.test(text) && POINTS_AT_TOLD.test(text);

function lacksThing(sentence: Told): boolean {
  const end = sentence.text.search(USES_IT);
  const before = sentence.text.slice(0, Math.max(0, end));
  if (end < 0 || /[.;]/.test(before) || DETERMINED.test(before)) return false;
  return !namesBefore(sentence, end);
}

function lacksName(sentence: Told): boolean {
  const again = CALLED_AGAIN.exec(sentence.text);
  if (!again) return false;
  return !namesBefore(sentence, again.index) && !INTRODUCED.test(sentence.text.slice(0, again.index));
}

const namesBefore = (sentence: Told, end: number): boolean =>
  mentionsOf(sentence).some(({ kind, start }) => start < end && /^(?:person|organisation|place|name)$/.test(kind));

const INTRODUCED = /\b(?:an?|another|its|his|her|their|whose) \p{Ll}/iu;

/** "The trains will stop at six, she said.": who? */
const SAID_BY_PRONOUN =
  /,["”’]? (?:he|she|they) (?:said|says|told|tells|added|adds|explained|noted|argued|warned|insisted|recalled|stressed|wrote)\b/i;

function isSaidByUnnamed(sentence: Told): boolean {
  const at = sentence.text.search(SAID_BY_PRONOUN);
  if (at < 0) return false;
  const named = mentionsOf(sentence).some(({ kind, end }) => kind === 'person' && end <= at);
  return !named && rolesIn(sentence.text.slice(0, at)).size === 0;
}
