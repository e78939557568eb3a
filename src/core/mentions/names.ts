import { startsLarge } from '../words/large-letter.ts';
import { isPersonNoun } from '../words/person-nouns.ts';
import { STOP_WORDS } from '../words/stop-words.ts';
import { ACRONYM, bare, type FoundName, kindOf, SAYING } from './name-kinds.ts';
import {
  ABBREVIATED_TITLES,
  BARE_OPENERS,
  FINITE_VERB,
  KNOWN_PLACES,
  OCCUPATION,
  ORGANISATION_WORDS,
  PARTICLES,
  PLACE_WORDS,
  ROLES,
  TITLES,
} from './name-words.ts';
import { hyphenAt, opensSentence, type Token } from './tokens.ts';

/** Proper names by capital letters and the words around them; `taken` tells which tokens belong to dates. */
export function findNames(tokens: readonly Token[], taken: (at: number) => boolean): readonly FoundName[] {
  const known = namesInside(tokens);
  const names: FoundName[] = [];
  for (let at = 0; at < tokens.length; ) {
    if (taken(at) || !beginsName(tokens, at, known)) {
      at += 1;
      continue;
    }
    const run = readRun(tokens, at, taken);
    const name = untitled(tokens, run);
    if (name) names.push({ ...name, kind: kindOf(tokens, name) });
    at = Math.max(run.to, at + 1);
  }
  return surnamesAsPersons(
    tokens,
    names.map((name) => withParticle(tokens, name)),
  );
}

/** "said de Groot": the particle belongs to a surname that stands alone beside a verb of saying. */
function withParticle(tokens: readonly Token[], name: FoundName): FoundName {
  const { from, to, titleFrom } = name;
  const at = tokens[from - 1]?.text === '-' ? from - 2 : from - 1;
  const spoken = [at - 1, to].some((beside) => SAYING.test(tokens[beside]?.lower ?? ''));
  return titleFrom === undefined && spoken && beginsParticle(tokens, at) ? { ...name, kind: 'person', from: at } : name;
}

/** Words that are capital where no sentence begins, and words that are not: what tells "Talks" from "Tallinn". */
interface Inside {
  readonly capital: ReadonlySet<string>;
  readonly small: ReadonlySet<string>;
}

function namesInside(tokens: readonly Token[]): Inside {
  const capital = new Set<string>();
  const small = new Set<string>();
  tokens.forEach((token, at) => {
    if (token.kind !== 'word') return;
    if (!startsLarge(token.text)) small.add(token.lower);
    else if (!opensSentence(tokens, at)) capital.add(bare(token));
  });
  return { capital, small };
}

const isPossessive = (word: string): boolean => word.endsWith("'s") || word.endsWith('’s');
/** "I", "I'm". */
const isFirstPerson = ({ text }: Token): boolean => text.startsWith('I') && /^I(?:['’]\p{L}+)?$/u.test(text);

function beginsName(tokens: readonly Token[], at: number, inside: Inside): boolean {
  const token = tokens[at]!;
  if (tokens[at + 1]?.text === '$' && tokens[at + 1]!.before === 'none') return false;
  if (token.kind !== 'word' || !startsLarge(token.text) || isFirstPerson(token)) return false;
  if (!opensSentence(tokens, at))
    return !STOP_WORDS.has(token.lower) || ACRONYM.test(token.text) || tokens[at + 1]?.text === '.';
  return ACRONYM.test(token.text) || opensWithName(tokens, at, inside);
}

/** English counts singular nouns with an article: a bare singular before a verb is a name. */
function opensWithName(tokens: readonly Token[], at: number, inside: Inside): boolean {
  const token = tokens[at]!;
  const word = bare(token);
  if ((STOP_WORDS.has(word) && token.text.length > 1) || BARE_OPENERS.has(word) || /^\d/.test(word)) return false;
  if (inside.capital.has(word)) return true;
  if (inside.small.has(word)) return false;
  const next = tokens[at + 1];
  if (!next) return !/(?:ing|ed|ly|tion|ment|s)$/.test(word);
  if (joins(tokens, at + 1) || beginsParticle(tokens, at + 1)) return true;
  if (next.text === '.' && next.before === 'none' && (/^\p{Lu}$/u.test(token.text) || ABBREVIATED_TITLES.has(word)))
    return startsLarge(tokens[at + 2]?.text ?? '');
  if (TITLES.has(word)) return startsLarge(next.text);
  if (/(?:ing|ly|tion|tions|ment|ments|ness|ists?|ers|ors|ties)$/.test(word) && !isPossessive(token.text)) return false;
  if (isPossessive(token.text)) return true;
  if (startsLarge(next.text) && next.kind === 'word')
    return !/(?:ed|ous|ful|ive|ic|al)$/.test(word) || PLACE_WORDS.has(next.lower);
  if (next.lower === 'and' || next.text === ',') return startsLarge(tokens[at + 2]?.text ?? '') && !/s$/.test(word);
  return FINITE_VERB.test(next.lower) && (!/[^siu]s$/.test(word) || /^(?:is|was|has)$/.test(next.lower));
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** The capital words from `at` on, with particles, "of the", hyphens and initials between them. */
function readRun(tokens: readonly Token[], at: number, taken: (at: number) => boolean): Run {
  let to = at + 1;
  while (to < tokens.length && !isPossessive(tokens[to - 1]!.text)) {
    const next = extension(tokens, at, to);
    if (next === undefined || taken(next - 1)) break;
    to = next;
  }
  return { from: at, to };
}

/** "Yvo de Groot", "Salim al-Humadi": a particle between the parts of a name. */
function beginsParticle(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (!token || !PARTICLES.has(token.text) || /^(?:do|ten)$/.test(token.text)) return false;
  const next = tokens[at + 1]?.text === '-' ? tokens[at + 2] : tokens[at + 1];
  return startsLarge(next?.text ?? '');
}

const joins = (tokens: readonly Token[], at: number): boolean =>
  hyphenAt(tokens, at) && startsLarge(tokens[at + 1]?.text ?? '');

/** The last part of "Hugo d'Argent". */
const ELIDED = /^(?:d|dell|dall)['’]\p{Lu}/u;

/** Korean given names are two of these with a hyphen, the second in small letters: "Ki-moon", "Jong-un". */
const SYLLABLE =
  /^(?!run$)(?:[bcdghjkmnprstwy]|ch|gw|hw|hy|kw|ky|my|sh)?(?:ae?|eo?|eu|ee|i|oo?|oe|ui?|wa|wo|wi|ya|yeo?|yoo?|you|yu|oi)(?:k|l|m|n|ng|p|b|ck|h)?$/;

function extension(tokens: readonly Token[], from: number, to: number): number | undefined {
  const token = tokens[to]!;
  if (token.before === 'break') return undefined;
  const capital = (at: number): boolean =>
    tokens[at]?.kind === 'word' && startsLarge(tokens[at]!.text) && tokens[at]!.before !== 'break';
  const last = tokens[to - 1]!;
  if (token.kind === 'word') {
    if (token.before === 'space' && ELIDED.test(token.text)) return to + 1;
    if (token.before === 'space' && capital(to)) return token.text === 'I' ? undefined : to + 1;
    if (PARTICLES.has(token.lower) && token.before === 'space') {
      const next = PARTICLES.has(tokens[to + 1]?.lower ?? '') ? to + 2 : hyphenAt(tokens, to + 1) ? to + 2 : to + 1;
      return capital(next) ? next + 1 : undefined;
    }
    if (
      token.lower === 'of' &&
      (ORGANISATION_WORDS.has(last.lower) || PLACE_WORDS.has(last.lower) || TITLES.has(last.lower))
    ) {
      const next = tokens[to + 1]?.lower === 'the' ? to + 2 : to + 1;
      return capital(next) ? next + 1 : undefined;
    }
    if (token.lower === 'for' && ORGANISATION_WORDS.has(last.lower)) return capital(to + 1) ? to + 2 : undefined;
    return undefined;
  }
  if (hyphenAt(tokens, to)) {
    const next = tokens[to + 1]!;
    if (next.kind === 'number') return to + 2;
    if (startsLarge(next.text) || /^(?:al|el|ud|ul)$/.test(next.lower)) return to + 2;
    return to - from > 1 && SYLLABLE.test(last.lower) && SYLLABLE.test(next.text) ? to + 2 : undefined;
  }
  const initial = /^\p{Lu}$/u.test(last.text) || (ABBREVIATED_TITLES.has(last.lower) && startsLarge(last.text));
  if (token.text === '.' && token.before === 'none' && initial && capital(to + 1)) return to + 2;
  if (token.text === '&' && capital(to + 1) && to > from) return to + 2;
  return undefined;
}

/** Cuts the title off the front of a run ("British Prime Minister Donald Tusk"); a run of nothing but a title is no name. */
function untitled(tokens: readonly Token[], run: Run): (Run & { titleFrom?: number }) | undefined {
  let from = run.from;
  for (let at = run.from; at < run.to; at += 1) if (TITLES.has(bare(tokens[at]!))) from = at + 1;
  if (from === run.from && occupation(tokens, run)) from += 1;
  if (from === run.to - 1 && STYLES.test(tokens[from - 1]?.lower ?? '')) from -= 1;
  if (from > run.from && tokens[from]?.lower === 'of' && run.to - from > 3) from = afterOffice(tokens, from, run.to);
  if (from < run.to && tokens[from]!.text === '.') from += 1;
  const last = bare(tokens[run.to - 1]!);
  const rest = tokens.slice(from, run.to);
  const person = rest.every(
    (token) =>
      token.kind !== 'word' ||
      token.before === 'none' ||
      PARTICLES.has(token.lower) ||
      (startsLarge(token.text) && !KNOWN_PLACES.has(bare(token))),
  );
  if (from > run.from && from < run.to && (!person || ORGANISATION_WORDS.has(last) || PLACE_WORDS.has(last)))
    from = firstUntitled(tokens, run);
  if (from >= run.to) return undefined;
  if (tokens[from - 1]?.lower === 'of' && from > run.from) return { from, to: run.to };
  const lower = lowerTitle(tokens, from, run);
  return { from, to: run.to, ...(from > run.from ? { titleFrom: run.from } : lower) };
}

/** Where the person begins in "of the United Kingdom Ada Roe", `of` being the place of the preposition. */
function afterOffice(tokens: readonly Token[], of: number, to: number): number {
  const first = tokens[of + 1]!.lower === 'the' ? of + 2 : of + 1;
  let from = first + 1;
  for (let at = first; at < to - 2; at += 1) {
    const word = bare(tokens[at]!);
    if (tokens[at]!.lower === 'of') from = at + 2;
    else if (PLACE_WORDS.has(word) || ORGANISATION_WORDS.has(word) || KNOWN_PLACES.has(word)) from = at + 1;
  }
  return to - from > 1 ? from : first;
}

/** Titles that stay part of a name of one word: "Lord Hamble". */
const STYLES = /^(?:lord|lady|king|queen|pope|prince|princess|saint)$/;

/** Given names that look like a noun of occupation. */
const GIVEN_LIKE_NOUNS =
  /^(?:tyler|hunter|carter|cooper|parker|tucker|walker|peter|pieter|dieter|walter|wouter|gunter|günter|oliver|olivier|alexander|roger|heather|jennifer|esther|amber|ester|xavier|javier|archer|sawyer|spencer|christopher|kristoffer|chandler|asher|fletcher|turner|mercer|porter|skyler|homer|elmer|rainer|werner|reiner|oscar|victor|viktor|hector|salvador|nestor|grover|trevor|eleanor|connor|renee|aimee|dee|lee|desiree|jaimee|holger|ansgar|jasper|kasper|casper|caspar|luther|lester|chester|foster|truman|norman|herman|german|roman|ian|adrian|damian|christian|kristian|sebastian|julian|vivian|lillian|marian|florian|fabian|cristian|brian|ryan|bertrand|tamer|omer|taylor|tudor|igor|gregor|amor|trist)$/;

/** "Mountaineer Tess Grant" at the beginning of a sentence, where the capital tells nothing. */
function occupation(tokens: readonly Token[], { from, to }: Run): boolean {
  const word = bare(tokens[from]!);
  return (
    to - from > 2 &&
    opensSentence(tokens, from) &&
    tokens[from + 1]!.kind === 'word' &&
    (ROLES.has(word) || OCCUPATION.test(word) || (isPersonNoun(word) && !GIVEN_LIKE_NOUNS.test(word)))
  );
}

/** "Prime Minister of Canada", "President Hotel": what follows the title is no person; the office is not part of the country's name. */
function firstUntitled(tokens: readonly Token[], run: Run): number {
  const of = tokens.slice(run.from, run.to).findIndex((token) => token.lower === 'of');
  return of > 0 && TITLES.has(bare(tokens[run.from + of - 1]!)) ? run.from + of + 1 : run.from;
}

/** "special envoy Steve Witkoff", "expert Ihor …": the title in small letters, as a single word. */
function lowerTitle(tokens: readonly Token[], from: number, run: Run): { titleFrom?: number } {
  const before = tokens[from - 1];
  return from === run.from &&
    before?.kind === 'word' &&
    tokens[from]!.before === 'space' &&
    ROLES.has(before.lower) &&
    !/^(?:head|chief)$/.test(before.lower)
    ? { titleFrom: from - 1 }
    : {};
}

/** A lone name that is the last word of a person named elsewhere in the text is that person. */
function surnamesAsPersons(tokens: readonly Token[], names: readonly FoundName[]): readonly FoundName[] {
  const surnames = new Set(names.filter((name) => name.kind === 'person').map((name) => bare(tokens[name.to - 1]!)));
  return names.map((name) =>
    name.kind === 'name' && name.to - name.from === 1 && surnames.has(bare(tokens[name.from]!))
      ? { ...name, kind: 'person' }
      : name,
  );
}
