import type { Mention } from './mention.ts';
import { OCCUPATION, ORGANISATION_WORDS, ROLES } from './name-words.ts';
import type { QuotedSpan } from './quote-marks.ts';
import { BETWEEN, CROWDS, PREPOSITIONS, PRONOUNS, SPEECH_NOUNS, SPEECH_VERBS, WEAK_VERBS } from './speech-words.ts';
import type { Token } from './tokens.ts';

/** Whom a sentence gives as the speaker, as it says it. */
export type Subject =
  | { readonly kind: 'name'; readonly mention: Mention }
  | { readonly kind: 'pronoun'; readonly gender: 'male' | 'female' | 'other'; readonly start: number }
  /** "the expert", "a spokesman for the ministry": `[start, end)` of the text, `head` its noun. */
  | {
      readonly kind: 'described';
      readonly head: string;
      readonly start: number;
      readonly end: number;
      readonly definite: boolean;
    }
  /** "officials said": several people, or none in particular. */
  | { readonly kind: 'crowd' };

/** A text made ready for looking up who speaks: its tokens, its names by token, and which tokens are quoted. */
export interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly mentions: readonly Mention[];
  /** The name that covers a token. */
  readonly nameAt: ReadonlyMap<number, Mention>;
  /** First and last token of each name. */
  readonly spanOf: ReadonlyMap<Mention, readonly [from: number, to: number]>;
  /** For a quoted token the number of its quotation. */
  readonly quoted: ReadonlyMap<number, number>;
}

const CLAUSE = 45;
const isVerb = (token: Token | undefined): boolean =>
  !!token && token.kind === 'word' && SPEECH_VERBS.has(token.lower) && /^\p{Ll}/u.test(token.text);
const isAdverb = (token: Token | undefined): boolean =>
  !!token && (BETWEEN.has(token.lower) || /^\p{Ll}+ly$/u.test(token.text));
const ends = (token: Token | undefined): boolean => !token || /^[.!?;]$/.test(token.text);

/** The place of the first token at or after an offset. */
export function tokenFrom(tokens: readonly Token[], offset: number): number {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The speaker told after a quotation: ", said X", ", X told Y", "— notes X.", ", according to X". */
export function speakerAfter(reading: Reading, span: QuotedSpan): Subject | undefined {
  const { tokens } = reading;
  const inner = reading.text.slice(span.innerStart, span.innerEnd).trimEnd();
  let at = tokenFrom(tokens, span.end);
  const first = tokens[at];
  if (!first) return undefined;
  const dash = /^[—–-]$/.test(first.text);
  if (first.before === 'break' && !dash) return undefined;
  if (/^[.;!?]$/.test(first.text)) return undefined;
  const words = summingUp(reading, at);
  if (words) return words;
  const comma = first.text === ',' || dash;
  if (comma) at += 1;
  const closed = /[.]$/.test(inner) && !dash;
  const limit = clauseEnd(reading, at, dash);
  if (closed && !(isVerb(tokens[at]) || isAdverb(tokens[at]))) return undefined;
  const direct = comma || /[,?!…—–.]$/.test(inner) || /^(?:said|says|according)$/.test(tokens[at]?.lower ?? '');
  const found = direct ? clauseSubject(reading, at, limit) : undefined;
  return (
    found ?? (closed ? undefined : trailing(reading, at, limit)) ?? (dash ? signature(reading, at, limit) : undefined)
  );
}

/** "That was the reply of X": the sentence after a quotation names whose words it was. */
function summingUp(reading: Reading, at: number): Subject | undefined {
  const { tokens } = reading;
  if (
    !/^(?:that|this|these|those|such|so)$/.test(tokens[at]!.lower) ||
    !/^(?:was|were|is|are|went|goes)$/.test(tokens[at + 1]?.lower ?? '')
  )
    return undefined;
  for (let noun = at + 2; noun < at + 7; noun += 1)
    if (SPEECH_NOUNS.has(tokens[noun]?.lower ?? '') && /^(?:of|from|by)$/.test(tokens[noun + 1]?.lower ?? ''))
      return subjectRight(reading, noun + 2, noun + 16);
  return undefined;
}

/** Where the clause after a quotation ends: a stop, the next quotation or the line. */
function clauseEnd({ tokens, quoted }: Reading, at: number, dash: boolean): number {
  let to = at;
  while (to < tokens.length && to < at + CLAUSE && (!ends(tokens[to]) || shortForm(tokens, to)) && !quoted.has(to)) {
    if (tokens[to]!.before === 'break' && !(dash && to === at)) break;
    to += 1;
  }
  return to;
}

/** "said X …" or "X … said" at the beginning of a clause. */
function clauseSubject(reading: Reading, at: number, limit: number): Subject | undefined {
  const { tokens } = reading;
  let start = at;
  if (tokens[start]?.lower === 'as' && !/^(?:quoted|cited)$/.test(tokens[start + 1]?.lower ?? '')) start += 1;
  while (start < limit && isAdverb(tokens[start])) start += 1;
  if (tokens[start]?.lower === 'according' && tokens[start + 1]?.lower === 'to')
    return subjectRight(reading, start + 2, limit);
  if (tokens[start]?.lower === 'in' && tokens[start + 1]?.lower === 'the' && tokens[start + 3]?.lower === 'of')
    return subjectRight(reading, start + 4, limit);
  if (tokens[start]?.lower === 'the' && tokens[start + 1]?.lower === 'words' && tokens[start + 2]?.lower === 'of')
    return subjectRight(reading, start + 3, limit);
  if (/^(?:was|were)$/.test(tokens[start - 1]?.lower ?? '') && tokens[start]?.lower === 'how') start += 1;
  if (tokens[start]?.lower === 'how') start += 1;
  if (isVerb(tokens[start])) return invertedSubject(reading, start, limit);
  for (let verb = start + 1; verb < limit && verb < start + 26; verb += 1) {
    if (!isVerb(tokens[verb]) || reading.nameAt.has(verb)) continue;
    const subject = subjectLeft(reading, verb, start);
    if (subject) return subject;
  }
  return undefined;
}

/** "said X"; "read a statement by X"; "told reporters" has no subject on its right. */
function invertedSubject(reading: Reading, verb: number, limit: number): Subject | undefined {
  const { tokens } = reading;
  const statement = tokens.slice(verb + 1, verb + 7).findIndex((token) => SPEECH_NOUNS.has(token.lower));
  if (statement >= 0) {
    const by = verb + 2 + statement;
    if (/^(?:by|from|of)$/.test(tokens[by]?.lower ?? '')) return subjectRight(reading, by + 1, limit);
  }
  return subjectRight(reading, verb + 1, limit);
}

/** "…, and it would cost more, Ruiz said." */
function trailing(reading: Reading, at: number, limit: number): Subject | undefined {
  const { tokens } = reading;
  for (let comma = limit - 2; comma >= at - 1 && comma > 0; comma -= 1) {
    if (tokens[comma]!.text !== ',') continue;
    if (tokens[comma + 1]?.lower === 'according') return subjectRight(reading, comma + 3, limit);
    for (let verb = comma + 2; verb < limit; verb += 1) {
      if (!isVerb(tokens[verb])) continue;
      return subjectLeft(reading, verb, comma + 1);
    }
    if (isVerb(tokens[comma + 1]) && !/ing$/.test(tokens[comma + 1]!.lower))
      return subjectRight(reading, comma + 2, limit);
  }
  return undefined;
}

/** "— Ana Ruiz, mayor". */
function signature(reading: Reading, at: number, limit: number): Subject | undefined {
  const name = reading.nameAt.get(at);
  if (!name) return undefined;
  const [, to] = reading.spanOf.get(name)!;
  return to === limit || reading.tokens[to]?.text === ',' ? { kind: 'name', mention: name } : undefined;
}

/** The speaker told before a quotation in its sentence: "X said:", "According to X,", "X called it". */
export function speakerBefore(reading: Reading, span: QuotedSpan): Subject | undefined {
  const { tokens } = reading;
  const to = tokenFrom(tokens, span.start);
  const from = sentenceStart(reading, to);
  if (from >= to) return undefined;
  const source = namedSource(reading, from, to);
  if (source) return source;
  const colon = tokens[to - 1]?.text === ':';
  for (let verb = to - 1; verb >= from; verb -= 1) {
    if (reading.quoted.has(verb)) continue;
    const token = tokens[verb]!;
    if (verb < to - 1 && token.text === ':') break;
    if (!(isVerb(token) || (verb === from && SPEECH_VERBS.has(token.lower)))) continue;
    if (WEAK_VERBS.has(token.lower) && !colon && to - verb > 12) continue;
    const subject = quotedAsSaying(reading, verb, from, to) ?? verbSubject(reading, verb, from, to);
    if (subject) return subject;
  }
  return colon ? mainSubject(reading, from, to) : spokenNoun(reading, from, to);
}

/** The first token of the sentence that reaches to `to`; a line that ends with a colon belongs to the next. */
function sentenceStart({ tokens, quoted, text }: Reading, to: number): number {
  let from = to;
  while (from > 0 && to - from < 2 * CLAUSE) {
    const token = tokens[from - 1]!;
    if (tokens[from]?.before === 'break' && !(from === to && token.text === ':')) break;
    if (!quoted.has(from - 1) && /^[.!?;]$/.test(token.text) && !shortForm(tokens, from - 1)) break;
    if (
      quoted.has(from - 1) &&
      quoted.get(from - 1) !== quoted.get(from) &&
      /[.!?]\s*["”»’']\s*$/.test(
        text.slice(token.start - 4 < 0 ? 0 : token.start - 4, tokens[from]?.start ?? text.length),
      )
    )
      break;
    from -= 1;
  }
  return from;
}

const shortForm = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.text === '.' &&
  tokens[at]!.before === 'none' &&
  /^(?:\p{Lu}|Mr|Mrs|Ms|Dr|St|Gen|Sen|Rep|Gov|Lt|Col|Sgt|Prof)$/u.test(tokens[at - 1]?.text ?? '');

/** "According to X,", "In X's words", "For X,", "In the words of X". */
function namedSource(reading: Reading, from: number, to: number): Subject | undefined {
  const { tokens, nameAt, spanOf } = reading;
  for (let at = from; at < to - 1; at += 1) {
    const word = tokens[at]!.lower;
    if (word === 'for' && at === from && tokens[to - 1]!.text !== ':') {
      const subject = subjectRight(reading, at + 1, to);
      const end = subject?.kind === 'name' ? spanOf.get(subject.mention)![1] : to;
      if (subject?.kind === 'name' && subject.mention.kind === 'person' && tokens[end]?.text === ',') return subject;
    }
    if (word === 'according' && tokens[at + 1]!.lower === 'to') return subjectRight(reading, at + 2, to);
    if (!SPEECH_NOUNS.has(word) || at === from) continue;
    const before = tokens[at - 1]!;
    const opener = tokens[from]!.lower === 'in' || tokens[from]!.lower === 'by';
    if (opener && /^(?:his|her)$/.test(before.lower))
      return { kind: 'pronoun', gender: before.lower === 'his' ? 'male' : 'female', start: before.start };
    const owner = nameAt.get(at - 1);
    if (opener && owner && /['’]s?$/.test(before.text)) return { kind: 'name', mention: owner };
    if (opener && tokens[at + 1]!.lower === 'of' && word === 'words') return subjectRight(reading, at + 2, to);
  }
  return undefined;
}

/** "X was quoted by Y as saying", "Y quoted X as saying": the words are X's. */
function quotedAsSaying(reading: Reading, verb: number, from: number, to: number): Subject | undefined {
  const { tokens } = reading;
  if (!/^(?:quoted|quotes|quote|cited|cites|citing|quoting)$/.test(tokens[verb]!.lower)) return undefined;
  const passive =
    /^(?:was|is|were|been|being|are)$/.test(tokens[verb - 1]?.lower ?? '') || tokens[verb - 1]?.text === ',';
  return passive ? subjectLeft(reading, verb, from) : subjectRight(reading, verb + 1, to);
}

function verbSubject(reading: Reading, verb: number, from: number, to: number): Subject | undefined {
  const { tokens } = reading;
  if (tokens[verb]!.lower === 'saying' && tokens[verb - 1]?.lower === 'as') return undefined;
  if (tokens[verb]!.lower === 'told' && tokens[verb + 1]?.lower === 'by') return subjectRight(reading, verb + 2, to);
  const left = /ing$/.test(tokens[verb]!.lower) ? undefined : subjectLeft(reading, verb, from);
  if (left) return left;
  const before = tokens[verb - 1];
  const opens = verb === from || before?.text === ',' || isAdverb(before);
  if (opens && !/ing$/.test(tokens[verb]!.lower)) {
    const right = subjectRight(reading, verb + 1, to);
    if (right && right.kind !== 'crowd') return right;
  }
  return mainSubject(reading, from, verb);
}

/** "X's claim that “…”", "a warning from X that “…”". */
function spokenNoun(reading: Reading, from: number, to: number): Subject | undefined {
  const { tokens, nameAt } = reading;
  for (let at = to - 1; at > from; at -= 1) {
    if (!SPEECH_NOUNS.has(tokens[at]!.lower)) continue;
    const owner = nameAt.get(at - 1);
    if (owner && /['’]s?$/.test(tokens[at - 1]!.text)) return { kind: 'name', mention: owner };
    if (/^(?:from|by|of)$/.test(tokens[at + 1]?.lower ?? '')) return subjectRight(reading, at + 2, to);
  }
  return undefined;
}

/** The subject of a sentence: its first name, pronoun or described person that no preposition governs. */
function mainSubject(reading: Reading, from: number, to: number): Subject | undefined {
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
      const attributive =
        /['’]s?$/.test(tokens[end - 1]!.text) || (name.kind !== 'person' && leadsToPerson(reading, end));
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
function subjectRight(reading: Reading, at: number, limit: number): Subject | undefined {
  const { tokens, nameAt, spanOf, text } = reading;
  let head: Token | undefined;
  let last: Mention | undefined;
  let place = at;
  for (; place < limit && place < at + 14; place += 1) {
    const token = tokens[place]!;
    const name = nameAt.get(place);
    if (name) {
      const [, end] = spanOf.get(name)!;
      const next = tokens[end];
      const possessive = /['’]s?$/.test(tokens[end - 1]!.text);
      if (name.kind === 'person' && !possessive) return { kind: 'name', mention: name };
      last = possessive ? undefined : name;
      place = end - 1;
      if (
        !possessive &&
        !(
          next?.kind === 'word' &&
          (ROLES.has(next.lower) || /^\p{Ll}/u.test(next.text)) &&
          !isVerb(next) &&
          end < limit &&
          !stopsPhrase(next)
        )
      )
        break;
      continue;
    }
    if (PRONOUNS.has(token.lower) && !head && place === at)
      return { kind: 'pronoun', gender: PRONOUNS.get(token.lower)!, start: token.start };
    if (/^(?:the|a|an|one|his|her|their|its|another|-|that|this)$/.test(token.lower)) continue;
    if (token.kind === 'number' || token.text === '“') continue;
    if (token.kind !== 'word' || stopsPhrase(token) || (isVerb(token) && head)) break;
    head = token;
    last = undefined;
  }
  if (last) return { kind: 'name', mention: last };
  if (!head) return undefined;
  return appositiveName(reading, place, limit) ?? describe(reading, tokens[at]!, head, place, text);
}

/** "the mayor, Ana Ruiz,": the name that follows the description. */
function appositiveName({ tokens, nameAt, spanOf }: Reading, comma: number, limit: number): Subject | undefined {
  const name = tokens[comma]?.text === ',' ? nameAt.get(comma + 1) : undefined;
  if (name?.kind !== 'person' && name?.kind !== 'name') return undefined;
  const end = spanOf.get(name)![1];
  return end >= limit || tokens[end]?.text === ',' ? { kind: 'name', mention: name } : undefined;
}

function describe(reading: Reading, first: Token, head: Token, to: number, text: string): Subject | undefined {
  if (CROWDS.test(head.lower)) return { kind: 'crowd' };
  const known = ROLES.has(head.lower) || ORGANISATION_WORDS.has(head.lower) || OCCUPATION.test(head.lower);
  const definite = /^(?:the|this|that)$/.test(first.lower);
  if (!known && !/^(?:an?|one|another|his|her)$/.test(first.lower)) return undefined;
  let end = head.end;
  const owner = /^(?:for|of|at|from|with)$/.test(reading.tokens[to]?.lower ?? '')
    ? (reading.nameAt.get(to + 1) ?? reading.nameAt.get(to + 2))
    : undefined;
  if (owner) end = owner.end;
  const article = /^(?:the|a|an|one|this|that|another)$/.test(first.lower);
  const start = article ? first.end + (/^\s*/.exec(text.slice(first.end, head.end))?.[0].length ?? 0) : first.start;
  return { kind: 'described', head: head.lower, start, end, definite };
}

const stopsPhrase = (token: Token): boolean =>
  PREPOSITIONS.has(token.lower) ||
  /^(?:and|but|who|whose|which|that|as|when|while|after|before|because|if|to|during|about|or|adding|told|over|into|since|until|where|yesterday|today|is|was|were|has|had|have)$/.test(
    token.lower,
  );

/** The subject to the left of a verb of saying, past adverbs, appositions and "of the council". */
function subjectLeft(reading: Reading, verb: number, from: number): Subject | undefined {
  const { tokens, nameAt, spanOf, quoted } = reading;
  let at = verb - 1;
  while (at >= from && isAdverb(tokens[at])) at -= 1;
  if (at < from || quoted.has(at)) return undefined;
  if (tokens[at]!.text === ',' || tokens[at]!.text === ')' || tokens[at]!.text === '—' || tokens[at]!.text === '–')
    return beforeApposition(reading, at, from);
  const token = tokens[at]!;
  if (token.lower === 'who')
    return tokens[at - 1]?.text === ',' ? subjectLeft(reading, at - 1, from) : subjectLeft(reading, at, from);
  const name = nameAt.get(at);
  if (name) {
    const [start] = spanOf.get(name)!;
    return governor(reading, start, from) ?? coordinated(reading, start) ?? named(name);
  }
  const gender = PRONOUNS.get(token.lower);
  if (gender) return { kind: 'pronoun', gender, start: token.start };
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
    !isVerb(tokens[at]) &&
    start - at < 5
  )
    at -= 1;
  if (at <= from || !/^(?:of|for|at|from|in|with|on)$/.test(tokens[at]!.lower)) return undefined;
  const owner = nameAt.get(at - 1);
  if (owner?.kind === 'person')
    return governor(reading, reading.spanOf.get(owner)![0], from) ?? { kind: 'name', mention: owner };
  if (owner) return governor(reading, reading.spanOf.get(owner)![0], from);
  return ROLES.has(tokens[at - 1]!.lower) ||
    CROWDS.test(tokens[at - 1]!.lower) ||
    ORGANISATION_WORDS.has(tokens[at - 1]!.lower)
    ? nounLeft(reading, at - 1, from)
    : undefined;
}

/** "…, the mayor of Elm," before the verb: the person named before the comma that opens it. */
function beforeApposition(reading: Reading, close: number, from: number): Subject | undefined {
  const { tokens, nameAt, spanOf } = reading;
  let other: Mention | undefined;
  for (let at = close - 1; at >= from && close - at < 32; at -= 1) {
    if (!/^[,(—–]$/.test(tokens[at]!.text)) continue;
    const name = nameAt.get(at - 1);
    if (name?.kind === 'person') return { kind: 'name', mention: name };
    if (name?.kind === 'name' || name?.kind === 'organisation') other ??= name;
    const noun = tokens[at - 1];
    const appositive = nameAt.get(at + 1);
    if (noun && ROLES.has(noun.lower)) {
      if (appositive && spanOf.get(appositive)![1] >= close) return { kind: 'name', mention: appositive };
      return nounLeft(reading, at - 1, from);
    }
    if (noun && PRONOUNS.has(noun.lower))
      return { kind: 'pronoun', gender: PRONOUNS.get(noun.lower)!, start: noun.start };
    if (appositive?.kind === 'person' && spanOf.get(appositive)![1] >= close)
      return { kind: 'name', mention: appositive };
  }
  return other && { kind: 'name', mention: other };
}

/** A described speaker whose noun is at `at`: "the country's foreign minister". */
function nounLeft(reading: Reading, at: number, from: number): Subject | undefined {
  const { tokens, nameAt } = reading;
  const head = tokens[at]!;
  if (head.kind !== 'word' || nameAt.has(at) || /^(?:and|but|or|that|which|to|not)$/.test(head.lower)) return undefined;
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
  const subject = describe(reading, tokens[start]!, head, at + 1, reading.text);
  const governing = start > from ? governor(reading, start, from) : undefined;
  return governing ?? subject;
}
