import type { Mention } from '../mentions/mention.ts';
import { OCCUPATION, ORGANISATION_WORDS, ROLES } from '../mentions/name-words.ts';
import type { Token } from '../mentions/tokens.ts';
import { appositiveName, openApposition, titledName, titleStart } from './appositions.ts';
import { isAdverb, isPossessive, isShortForm, isVerb, type Reading, type Subject, stopsPhrase } from './quoted-text.ts';
import { CROWDS, DOCUMENTS, PREPOSITIONS, PRONOUNS } from './speech-words.ts';

/** The subject of a sentence: its first name, pronoun or described person that no preposition governs. */
export function mainSubject(reading: Reading, from: number, to: number): Subject | undefined {
  const { tokens, nameAt, spanOf, quoted } = reading;
  for (let at = from; at < to; at += 1) {
    if (quoted.has(at)) continue;
    const token = tokens[at]!;
    const before = tokens[at - 1]?.lower ?? '';
    const name = nameAt.get(at);
    if (name) {
      const [start, end] = spanOf.get(name)!;
      const governed =
        at > from && (PREPOSITIONS.has(tokens[start - 1]?.lower ?? '') || tokens[start - 1]?.lower === 'to');
      const attributive = isPossessive(reading, end) || (name.kind !== 'person' && leadsToPerson(reading, end));
      if (start === at && name.kind !== 'date' && !governed && !attributive) return { kind: 'name', mention: name };
      at = end - 1;
      continue;
    }
    const gender = PRONOUNS.get(token.lower);
    if (gender && gender !== 'other') return { kind: 'pronoun', gender, start: token.start };
    if (/^(?:the|a|an|one)$/.test(token.lower) && !PREPOSITIONS.has(before)) {
      const described = subjectRight(reading, at, to);
      if (described?.kind === 'described' && ROLES.has(described.head)) return described;
      if (described?.kind === 'name') return described;
    }
  }
  return undefined;
}

/** "Kremlin foreign policy adviser Yuri …": the name before belongs to the person's description. */
function leadsToPerson({ tokens, nameAt }: Reading, at: number): boolean {
  for (let place = at; place < at + 6; place += 1) {
    if (nameAt.get(place)?.kind === 'person') return place > at;
    const token = tokens[place];
    if (token?.kind !== 'word' || !/^\p{Ll}/u.test(token.text) || stopsPhrase(token)) return false;
  }
  return false;
}

/** The noun phrase that begins at `at`: its name, or its noun. */
export function subjectRight(reading: Reading, at: number, limit: number): Subject | undefined {
  const { tokens, nameAt, spanOf, text } = reading;
  let head: Token | undefined;
  let last: Mention | undefined;
  let place = at;
  for (; place < limit && place < at + 14; place += 1) {
    const token = tokens[place]!;
    const name = nameAt.get(place);
    if (name) {
      const [, end] = spanOf.get(name)!;
      const possessive = isPossessive(reading, end);
      if (name.kind === 'person' && !possessive) return { kind: 'name', mention: name };
      last = possessive ? undefined : name;
      place = end - 1;
      if (!possessive && !(end < limit && goesOnWith(tokens[end]))) break;
      continue;
    }
    if (PRONOUNS.has(token.lower) && !head && place === at)
      return { kind: 'pronoun', gender: PRONOUNS.get(token.lower)!, start: token.start };
    if (isBeforeNoun(token, head)) continue;
    if (isShortForm(tokens, place)) {
      head = undefined;
      continue;
    }
    if (token.kind !== 'word' || stopsPhrase(token) || (isVerb(token) && head && !DOCUMENTS.has(token.lower))) break;
    if (head && standsBeside(tokens, place)) break;
    head = token;
    last = undefined;
  }
  if (last) return { kind: 'name', mention: last };
  if (!head) return undefined;
  return appositiveName(reading, place, limit) ?? describe(reading, tokens[at]!, head, place, text);
}

/** "A source close to the talks", "a person familiar with them": no part of the noun before it. */
const standsBeside = (tokens: readonly Token[], at: number): boolean =>
  /^(?:close to|familiar with)$/.test(`${tokens[at]?.lower} ${tokens[at + 1]?.lower}`);

/** "Kremlin adviser …": the name was the beginning of a description. */
const goesOnWith = (next: Token | undefined): boolean =>
  next?.kind === 'word' && (ROLES.has(next.lower) || /^\p{Ll}/u.test(next.text)) && !isVerb(next) && !stopsPhrase(next);

const DETERMINER = /^(?:the|a|an|one|his|her|their|its|another|-|that|this)$/;

/** Determiners, numbers and marks of quotation. "A banner that Kim carried": behind a noun "that" begins a clause. */
const isBeforeNoun = ({ kind, lower, text }: Token, head: Token | undefined): boolean =>
  (DETERMINER.test(lower) && !(head && lower === 'that')) || kind === 'number' || /^[“'’]$/.test(text);

/** The noun phrase from `first` to `head`; `to` is the token behind it. */
function describe(reading: Reading, first: Token, head: Token, to: number, text: string): Subject | undefined {
  if (CROWDS.test(head.lower)) return { kind: 'crowd' };
  if (DOCUMENTS.has(head.lower) && /^(?:his|her|its|their|our|my)$/.test(first.lower)) return undefined;
  const known =
    ROLES.has(head.lower) ||
    ORGANISATION_WORDS.has(head.lower) ||
    DOCUMENTS.has(head.lower) ||
    OCCUPATION.test(head.lower) ||
    head.lower === 'family';
  const definite = /^(?:the|this|that)$/.test(first.lower);
  if (!known && !/^(?:an?|one|another|his|her)$/.test(first.lower)) return undefined;
  let end = head.end;
  const owner = /^(?:for|of|at|from|with)$/.test(reading.tokens[to]?.lower ?? '')
    ? titledName(reading, to + 1)
    : undefined;
  if (owner) {
    const named = appositiveName(reading, reading.spanOf.get(owner)![1], reading.tokens.length);
    if (named?.kind === 'name' && named.mention.kind === 'person') return named;
    end = owner.end;
  } else if (ROLES.has(head.lower)) {
    const office = officeEnd(reading, to);
    const named = office === undefined ? undefined : appositiveName(reading, office, reading.tokens.length);
    if (named?.kind === 'name' && named.mention.kind === 'person') return named;
    if (office !== undefined) end = reading.tokens[office - 1]!.end;
  }
  const article = /^(?:the|a|an|one|this|that|another)$/.test(first.lower);
  const start = article ? first.end + (/^\s*/.exec(text.slice(first.end, head.end))?.[0].length ?? 0) : first.start;
  return { kind: 'described', head: head.lower, start, end, definite };
}

const MOST_OFFICE_WORDS = 3;
const TIME = /^(?:last|next|this|late|early|later|earlier|tonight|tomorrow)$/;

/** "A spokeswoman for the port": the token behind what she speaks for, though it has no name; `from` is the one behind her noun. */
function officeEnd({ tokens, nameAt }: Reading, from: number): number | undefined {
  if (!/^(?:for|of|at|from)$/.test(tokens[from]?.lower ?? '')) return undefined;
  const first = /^(?:the|its|their|his|her)$/.test(tokens[from + 1]?.lower ?? '') ? from + 2 : from + 1;
  let at = first;
  const goesOn = (token: Token | undefined): boolean =>
    token?.kind === 'word' && !nameAt.has(at) && !isVerb(token) && !stopsPhrase(token) && !TIME.test(token.lower);
  while (goesOn(tokens[at])) at += 1;
  return at > first && at - first <= MOST_OFFICE_WORDS && !nameAt.has(at) ? at : undefined;
}

/** The subject to the left of a verb of saying, past adverbs, appositions and "of the council". */
export function subjectLeft(reading: Reading, verb: number, from: number): Subject | undefined {
  const { tokens, nameAt, spanOf, quoted } = reading;
  let at = verb - 1;
  while (at >= from && isAdverb(tokens[at])) at -= 1;
  if (at < from || quoted.has(at)) return undefined;
  if (tokens[at]!.text === ',' || tokens[at]!.text === ')' || tokens[at]!.text === '—' || tokens[at]!.text === '–')
    return beforeApposition(reading, at, from);
  const open = openApposition(reading, from, at + 1, verb);
  if (open) return open;
  const token = tokens[at]!;
  if (token.lower === 'who')
    return tokens[at - 1]?.text === ',' ? subjectLeft(reading, at - 1, from) : subjectLeft(reading, at, from);
  const name = nameAt.get(at);
  if (name) {
    const [start] = spanOf.get(name)!;
    const titled = titleStart(reading, name, start);
    return governor(reading, titled, from) ?? coordinated(reading, titled) ?? named(name);
  }
  const gender = PRONOUNS.get(token.lower);
  if (gender) return { kind: 'pronoun', gender, start: token.start };
  // "A man standing next to her screamed": not she.
  if (/^(?:him|her|them|me|us)$/.test(token.lower)) return { kind: 'crowd' };
  return nounLeft(reading, at, from);
}

function named(mention: Mention): Subject | undefined {
  return /^(?:person|organisation|place|name)$/.test(mention.kind) ? { kind: 'name', mention } : undefined;
}

/** "Ruiz and Berg said": two speakers are nobody's words in particular. */
function coordinated({ tokens, nameAt }: Reading, start: number): Subject | undefined {
  const both = tokens[start - 1]?.lower === 'and' && nameAt.get(start - 2)?.kind === 'person';
  return both ? { kind: 'crowd' } : undefined;
}

/** "Ana Ruiz of the Elm council", "the head of the council": what stands before the preposition speaks. */
function governor(reading: Reading, start: number, from: number): Subject | undefined {
  const { tokens, nameAt } = reading;
  let at = start - 1;
  while (
    at > from &&
    tokens[at]!.kind === 'word' &&
    !PREPOSITIONS.has(tokens[at]!.lower) &&
    tokens[at]!.lower !== 'to' &&
    !isVerb(tokens[at]) &&
    start - at < 5
  )
    at -= 1;
  if (at - 2 >= from && standsBeside(tokens, at - 1)) return nounLeft(reading, at - 2, from);
  if (at - 2 > from && /^(?:with|of)$/.test(tokens[at - 2]!.lower) && !nameAt.has(at - 1))
    return governor(reading, at - 1, from);
  if (at <= from || !/^(?:of|for|at|from|in|with|on)$/.test(tokens[at]!.lower)) return undefined;
  const owner = nameAt.get(at - 1);
  if (owner?.kind === 'person')
    return governor(reading, reading.spanOf.get(owner)![0], from) ?? { kind: 'name', mention: owner };
  if (owner) return governor(reading, reading.spanOf.get(owner)![0], from);
  return ROLES.has(tokens[at - 1]!.lower) ||
    tokens[at - 1]!.lower === 'source' ||
    CROWDS.test(tokens[at - 1]!.lower) ||
    ORGANISATION_WORDS.has(tokens[at - 1]!.lower)
    ? nounLeft(reading, at - 1, from)
    : undefined;
}

/** "…, the mayor of Elm," before the verb: the person named before the comma that opens it. */
function beforeApposition(reading: Reading, close: number, from: number): Subject | undefined {
  const { tokens, nameAt, spanOf } = reading;
  let other: Subject | undefined;
  for (let at = close - 1; at >= from && close - at < 32; at -= 1) {
    if (!/^[,(—–]$/.test(tokens[at]!.text)) continue;
    const name = nameAt.get(at - 1);
    if (name?.kind === 'person') return { kind: 'name', mention: name };
    const governing = name && governor(reading, spanOf.get(name)![0], from);
    if (governing?.kind === 'name') return governing;
    if (name?.kind === 'name' || name?.kind === 'organisation') other ??= governing ?? named(name);
    const noun = tokens[at - 1];
    const appositive = nameAt.get(at + 1) ?? titledName(reading, at + 1);
    if (noun && [ROLES, ORGANISATION_WORDS, DOCUMENTS].some((nouns) => nouns.has(noun.lower))) {
      if (appositive && spanOf.get(appositive)![1] >= close) return { kind: 'name', mention: appositive };
      return nounLeft(reading, at - 1, from);
    }
    if (noun && PRONOUNS.has(noun.lower))
      return { kind: 'pronoun', gender: PRONOUNS.get(noun.lower)!, start: noun.start };
    if (appositive?.kind === 'person' && spanOf.get(appositive)![1] >= close)
      return { kind: 'name', mention: appositive };
  }
  return other;
}

/** A described speaker whose noun is at `at`: "the country's foreign minister". */
function nounLeft(reading: Reading, at: number, from: number): Subject | undefined {
  const { tokens, nameAt } = reading;
  const head = tokens[at]!;
  if (
    head.kind !== 'word' ||
    nameAt.has(at) ||
    /^(?:and|but|or|that|which|to|not|the|an?|his|their|its|this|as)$/.test(head.lower)
  )
    return undefined;
  let start = at;
  while (start > from && at - start < 8) {
    const before = tokens[start - 1]!;
    if (/^(?:the|a|an|one|his|her|their|another|this|that)$/.test(before.lower)) {
      start -= 1;
      break;
    }
    const joined = before.kind === 'word' || before.kind === 'number' || before.text === '-';
    if (!joined || PREPOSITIONS.has(before.lower) || stopsPhrase(before) || isVerb(before)) break;
    start -= 1;
  }
  const subject = describe(reading, tokens[start]!, head, at + 1, reading.text) ?? sayingNoun(reading, start, at, from);
  const governing = start > from ? governor(reading, start, from) : undefined;
  return governing ?? subject;
}

/** A verb that is no noun. */
const SAYS = /^(?:said|says|told|tells|wrote|writes|read|\p{Ll}+ed)$/u;

/** "The palace said": whatever opens a clause with "the" before a verb of saying speaks; "the latest report" does not. */
function sayingNoun({ tokens }: Reading, start: number, at: number, from: number): Subject | undefined {
  const [the, head, verb] = [tokens[start]!, tokens[at]!, tokens[at + 1]];
  const opens = start === from || tokens[start - 1]!.kind !== 'word';
  if (the.lower !== 'the' || start === at || !opens || !isVerb(verb) || !SAYS.test(verb!.lower)) return undefined;
  return { kind: 'described', head: head.lower, start: tokens[start + 1]!.start, end: head.end, definite: true };
}
