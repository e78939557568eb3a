import { STOP_WORDS } from '../words/stop-words.ts';
import type { MentionKind } from './mention.ts';
import {
  ABBREVIATED_TITLES,
  BARE_OPENERS,
  DEMONYM,
  DIRECTIONS,
  FINITE_VERB,
  KNOWN_ORGANISATIONS,
  KNOWN_PLACES,
  OCCUPATION,
  ORGANISATION_WORDS,
  PARTICLES,
  PLACE_WORDS,
  ROLES,
  TITLES,
} from './name-words.ts';
import { hyphenAt, opensSentence, type Token } from './tokens.ts';

/** A proper name as tokens `[from, to)`; `titleFrom` is where the title before it begins. */
export interface FoundName {
  readonly kind: Extract<MentionKind, 'person' | 'organisation' | 'place' | 'name'>;
  readonly from: number;
  readonly to: number;
  readonly titleFrom?: number;
}

const CAPITAL = /^\p{Lu}/u;
const ACRONYM = /^(?:\p{Lu}{2,}|(?:\p{Lu}\.){2,})$/u;

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
  return surnamesAsPersons(tokens, names);
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
    if (!CAPITAL.test(token.text)) small.add(token.lower);
    else if (!opensSentence(tokens, at)) capital.add(bare(token));
  });
  return { capital, small };
}

const bare = (token: Token): string => token.lower.replace(/'s?$/, '');

function beginsName(tokens: readonly Token[], at: number, inside: Inside): boolean {
  const token = tokens[at]!;
  if (tokens[at + 1]?.text === '$' && tokens[at + 1]!.before === 'none') return false;
  if (token.kind !== 'word' || !CAPITAL.test(token.text) || /^I(?:['’]\p{L}+)?$/u.test(token.text)) return false;
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
  if (joins(tokens, at + 1)) return true;
  if (next.text === '.' && next.before === 'none' && (/^\p{Lu}$/u.test(token.text) || ABBREVIATED_TITLES.has(word)))
    return CAPITAL.test(tokens[at + 2]?.text ?? '');
  if (TITLES.has(word)) return CAPITAL.test(next.text);
  if (/(?:ing|ly|tion|tions|ment|ments|ness|ists?|ers|ors|ties)$/.test(word) && !/['’]s$/.test(token.text))
    return false;
  if (/['’]s$/.test(token.text)) return true;
  if (CAPITAL.test(next.text) && next.kind === 'word')
    return !/(?:ed|ous|ful|ive|ic|al)$/.test(word) || PLACE_WORDS.has(next.lower);
  if (next.lower === 'and' || next.text === ',') return CAPITAL.test(tokens[at + 2]?.text ?? '') && !/s$/.test(word);
  return FINITE_VERB.test(next.lower) && (!/[^siu]s$/.test(word) || /^(?:is|was|has)$/.test(next.lower));
}

interface Run {
  readonly from: number;
  readonly to: number;
}

/** The capital words from `at` on, with particles, "of the", hyphens and initials between them. */
function readRun(tokens: readonly Token[], at: number, taken: (at: number) => boolean): Run {
  let to = at + 1;
  while (to < tokens.length && !/['’]s$/.test(tokens[to - 1]!.text)) {
    const next = extension(tokens, at, to);
    if (next === undefined || taken(next - 1)) break;
    to = next;
  }
  return { from: at, to };
}

const joins = (tokens: readonly Token[], at: number): boolean =>
  hyphenAt(tokens, at) && CAPITAL.test(tokens[at + 1]?.text ?? '');

function extension(tokens: readonly Token[], from: number, to: number): number | undefined {
  const token = tokens[to]!;
  if (token.before === 'break') return undefined;
  const capital = (at: number): boolean =>
    tokens[at]?.kind === 'word' && CAPITAL.test(tokens[at]!.text) && tokens[at]!.before !== 'break';
  const last = tokens[to - 1]!;
  if (token.kind === 'word') {
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
    return CAPITAL.test(next.text) || /^(?:al|el|ud|ul)$/.test(next.lower) ? to + 2 : undefined;
  }
  const initial = /^\p{Lu}$/u.test(last.text) || (ABBREVIATED_TITLES.has(last.lower) && CAPITAL.test(last.text));
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
  if (from > run.from && tokens[from]?.lower === 'of' && run.to - from > 3) from += 2;
  if (from < run.to && tokens[from]!.text === '.') from += 1;
  const last = bare(tokens[run.to - 1]!);
  const rest = tokens.slice(from, run.to);
  const person = rest.every(
    (token) =>
      token.kind !== 'word' ||
      PARTICLES.has(token.lower) ||
      (CAPITAL.test(token.text) && !KNOWN_PLACES.has(bare(token))),
  );
  if (from > run.from && from < run.to && (!person || ORGANISATION_WORDS.has(last) || PLACE_WORDS.has(last)))
    from = firstUntitled(tokens, run);
  if (from >= run.to) return undefined;
  if (tokens[from - 1]?.lower === 'of' && from > run.from) return { from, to: run.to };
  const lower = lowerTitle(tokens, from, run);
  return { from, to: run.to, ...(from > run.from ? { titleFrom: run.from } : lower) };
}

/** Titles that stay part of a name of one word: "Lord Hamble". */
const STYLES = /^(?:lord|lady|king|queen|pope|prince|princess|saint)$/;

/** "Mountaineer Tess Grant" at the beginning of a sentence, where the capital tells nothing. */
function occupation(tokens: readonly Token[], { from, to }: Run): boolean {
  const word = bare(tokens[from]!);
  return (
    to - from > 2 &&
    opensSentence(tokens, from) &&
    tokens[from + 1]!.kind === 'word' &&
    (ROLES.has(word) || OCCUPATION.test(word))
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

function kindOf(tokens: readonly Token[], name: Run & { titleFrom?: number }): FoundName['kind'] {
  const { from, to } = name;
  const first = tokens[from]!;
  const last = tokens[to - 1]!;
  const lastWord = bare(last);
  const before = tokens[from - 1]?.lower ?? '';
  const after = tokens[to]?.lower ?? '';
  const text = tokens.slice(from, to);
  if (name.titleFrom !== undefined && !ORGANISATION_WORDS.has(lastWord)) return 'person';
  if (before === 'of' && TITLES.has(tokens[from - 2]?.lower ?? '')) return 'place';
  const head = text.find((_, place) => text[place + 1]?.lower === 'of') ?? last;
  if (ORGANISATION_WORDS.has(bare(head)) || ORGANISATION_WORDS.has(lastWord)) return 'organisation';
  if (KNOWN_ORGANISATIONS.has(lastWord) && to - from === 1) return 'organisation';
  if (PLACE_WORDS.has(bare(head)) || PLACE_WORDS.has(lastWord) || DIRECTIONS.has(bare(first))) return 'place';
  if (/^(?:mount|lake|cape|fort|port|saint|st)$/.test(bare(first)) && to - from > 1) return 'place';
  if (to - from === 1 && KNOWN_PLACES.has(lastWord)) return 'place';
  if (to - from === 1 && ACRONYM.test(first.text)) return 'organisation';
  if (ABBREVIATED_TITLES.has(bare(first))) return 'person';
  if (/^(?:region|province|district|oblast|county|river)$/.test(after)) return 'place';
  if (to - from === 1 && (DEMONYM.test(lastWord) || /(?:land|stan|burg|grad|shire)$/.test(lastWord)))
    return DEMONYM.test(lastWord) ? 'name' : 'place';
  if (before === 'in' || before === 'near' || before === 'outside' || (before === 'at' && to - from === 1))
    return 'place';
  return personal(tokens, name) ? 'person' : 'name';
}

/** Signs of a person: two or three plain words and human company (a role, an age, "who", a verb of saying). */
function personal(tokens: readonly Token[], { from, to }: Run): boolean {
  const words = tokens.slice(from, to).filter((token) => token.kind === 'word');
  const initials =
    words.length > 1 &&
    words.length < 5 &&
    words.slice(0, -1).some((token) => /^\p{Lu}\.?$/u.test(token.text) || /^(?:\p{Lu}\.){2}$/u.test(token.text));
  if (initials) return true;
  if (tokens[from - 1]?.lower === 'the' || words.length > 4) return false;
  const after = tokens[to]?.lower ?? '';
  if (SAYING.test(after) || SAYING.test(tokens[from - 1]?.lower ?? '') || after === 'who' || after === 'whose')
    return true;
  if (after === ',') {
    const next = tokens[to + 1];
    if (next?.lower === 'who' || (next?.kind === 'number' && /^\d{2}$/.test(next.text) && tokens[to + 2]?.text === ','))
      return true;
    for (let at = to + 1; at < to + 8 && tokens[at]?.kind === 'word' && tokens[at]!.before !== 'break'; at += 1)
      if (ROLES.has(tokens[at]!.lower)) return words.length > 1;
  }
  return (
    words.length > 1 &&
    words.filter((token) => !PARTICLES.has(token.lower)).length < 4 &&
    words.every((token) => plainNamePart(token))
  );
}

const plainNamePart = (token: Token): boolean =>
  (/^\p{Lu}\p{Ll}/u.test(token.text) || PARTICLES.has(token.lower)) &&
  !DEMONYM.test(token.lower) &&
  !STOP_WORDS.has(bare(token)) &&
  !KNOWN_PLACES.has(bare(token));

/** Verbs of saying as they stand beside a speaker. */
const SAYING =
  /^(?:said|says|told|tells|added|adds|explained|explains|believes|believed|notes|noted|argued|argues|warned|warns|insisted|insists|recalled|recalls|admitted|replied|wrote|writes|stressed|stresses|emphasized|emphasizes|emphasised|emphasises|thinks)$/;

/** A lone name that is the last word of a person named elsewhere in the text is that person. */
function surnamesAsPersons(tokens: readonly Token[], names: readonly FoundName[]): readonly FoundName[] {
  const surnames = new Set(names.filter((name) => name.kind === 'person').map((name) => bare(tokens[name.to - 1]!)));
  return names.map((name) =>
    name.kind === 'name' && name.to - name.from === 1 && surnames.has(bare(tokens[name.from]!))
      ? { ...name, kind: 'person' }
      : name,
  );
}
