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
    lacksPerson(sentence) ||
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
  if (before.length === 0) return !(FORWARD.test(text) && persons.length > 0);
  const [only, another] = persons;
  if (!only || another) return false;
  const genders = new Set(pronouns.map(([, male]) => male !== undefined));
  return genders.size > 1 || TO_ANOTHER.test(text.slice(only.end));
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
