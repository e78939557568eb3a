import type { Token } from '../mentions/tokens.ts';
import type { QuotedSpan } from './quote-marks.ts';
import { isAdverb, isShortForm, isVerb, type Reading, type Subject } from './quoted-text.ts';
import { SPEECH_NOUNS, SPEECH_VERBS, WEAK_VERBS } from './speech-words.ts';
import { mainSubject, subjectLeft, subjectRight } from './subjects.ts';
import {
  askedSubject,
  besideQuotation,
  describedByAge,
  nameBehindDescription,
  soleSubject,
} from './unmarked-speakers.ts';

const CLAUSE = 45;
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
  const inner = reading.text
    .slice(span.innerStart, span.innerEnd)
    .trimEnd()
    .replace(/[’']{1,2}$/, '');
  let at = tokenFrom(tokens, span.end);
  const first = tokens[at];
  if (!first) return undefined;
  const second = first.text === ',' ? tokens[at + 1]?.lower : undefined;
  if (second && /^(?:while|whilst|whereas|but|and)$/.test(second)) return undefined;
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
  const found = direct ? (describedByAge(reading, at, limit) ?? clauseSubject(reading, at, limit)) : undefined;
  if (found?.kind === 'described') return fullySaid(reading, found, limit);
  return (
    found ??
    (/[,!?…]$/.test(inner) ? besideQuotation(reading, at, limit) : undefined) ??
    (closed ? undefined : trailing(reading, at, limit)) ??
    (dash ? signature(reading, at, limit) : undefined)
  );
}

/** "…, said the engineer in charge, Dirk Maas". */
const fullySaid = (reading: Reading, described: Extract<Subject, { kind: 'described' }>, limit: number): Subject =>
  nameBehindDescription(reading, tokenFrom(reading.tokens, described.end), limit) ?? described;

/** "That was the reply of X": the sentence after a quotation names whose words it was. */
function summingUp(reading: Reading, at: number): Subject | undefined {
  const { tokens } = reading;
  const verb = /^(?:that|this|these|those|such|so)$/.test(tokens[at]!.lower) ? at + 1 : at;
  if (!/^(?:was|were|is|are|went|goes)$/.test(tokens[verb]?.lower ?? '')) return undefined;
  if (/^(?:how|what)$/.test(tokens[verb + 1]?.lower ?? '')) return subjectRight(reading, verb + 2, verb + 13);
  for (let noun = at + 2; noun < at + 7; noun += 1)
    if (SPEECH_NOUNS.has(tokens[noun]?.lower ?? '') && /^(?:of|from|by)$/.test(tokens[noun + 1]?.lower ?? ''))
      return subjectRight(reading, noun + 2, noun + 16);
  return undefined;
}

/** Where the clause after a quotation ends: a stop, the next quotation or the line. */
function clauseEnd({ tokens, quoted }: Reading, at: number, dash: boolean): number {
  let to = at;
  while (to < tokens.length && to < at + CLAUSE && (!ends(tokens[to]) || isShortForm(tokens, to)) && !quoted.has(to)) {
    if (tokens[to]!.before === 'break' && !(dash && to === at)) break;
    to += 1;
  }
  return to;
}

/** What stands before a speaker's name behind a quotation; `*` is any word. */
const NAMES_SPEAKER = ['according to', 'in the * of', 'the words of'].map((words) => words.split(' '));

/** "said X …" or "X … said" at the beginning of a clause. */
function clauseSubject(reading: Reading, at: number, limit: number): Subject | undefined {
  const { tokens } = reading;
  let start = at;
  if (tokens[start]?.lower === 'as' && !/^(?:quoted|cited)$/.test(tokens[start + 1]?.lower ?? '')) start += 1;
  while (start < limit && isAdverb(tokens[start])) start += 1;
  const lead = NAMES_SPEAKER.find((words) =>
    words.every((word, place) => word === '*' || tokens[start + place]?.lower === word),
  );
  if (lead) return subjectRight(reading, start + lead.length, limit);
  if (/^(?:was|were)$/.test(tokens[start - 1]?.lower ?? '') && tokens[start]?.lower === 'how') start += 1;
  if (tokens[start]?.lower === 'how') start += 1;
  if (isVerb(tokens[start])) return invertedSubject(reading, start, limit);
  for (let verb = start + 1; verb < limit && verb < start + 26; verb += 1) {
    if (!isVerb(tokens[verb]) || reading.nameAt.has(verb)) continue;
    const subject =
      quotedAfter(reading, verb, start, limit) ??
      toldPassively(reading, verb, limit) ??
      heardSaying(reading, verb) ??
      subjectLeft(reading, verb, start);
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
  const owner = tokens[from]!.lower;
  if (colon && /^(?:his|her)$/.test(owner) && SPEECH_NOUNS.has(tokens[to - 2]?.lower ?? ''))
    return { kind: 'pronoun', gender: owner === 'his' ? 'male' : 'female', start: tokens[from]!.start };
  return colon ? (mainSubject(reading, from, to) ?? soleSubject(reading, from, to)) : spokenNoun(reading, from, to);
}

/** The one person that the sentence before `stop` is about, though it tells of no speaking. */
export const personBefore = (reading: Reading, stop: number): Subject | undefined =>
  soleSubject(reading, sentenceStart(reading, stop), stop);

/** Whom the sentence before `stop` says that something was asked. */
export const askedBefore = (reading: Reading, stop: number): Subject | undefined =>
  askedSubject(reading, sentenceStart(reading, stop), stop);

/** The first token of the sentence that reaches to `to`; a line that ends with a colon belongs to the next. */
export function sentenceStart(reading: Reading, to: number): number {
  const { tokens, quoted } = reading;
  let from = to;
  while (from > 0 && to - from < 2 * CLAUSE) {
    const token = tokens[from - 1]!;
    if (tokens[from]?.before === 'break' && !(from === to && token.text === ':')) break;
    if (!quoted.has(from - 1) && /^[.!?;]$/.test(token.text) && !isShortForm(tokens, from - 1)) break;
    if (endsQuotedSentence(reading, from - 1)) break;
    from -= 1;
  }
  return from;
}

/** The last token of a quotation that ends with a stop of its own: `… is over.”` */
function endsQuotedSentence({ tokens, quoted, text }: Reading, at: number): boolean {
  if (!quoted.has(at) || quoted.get(at) === quoted.get(at + 1)) return false;
  const end = text.slice(Math.max(0, tokens[at]!.start - 4), tokens[at + 1]?.start ?? text.length);
  return /[.!?]\s*["”»’']\s*$/.test(end);
}

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
    if (word === 'according' && tokens[at + 1]!.lower === 'to')
      return saidByAnother(reading, at, to) ? undefined : subjectRight(reading, at + 2, to);
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

/** "According to X, Y said: “": X only tells that Y said it. */
function saidByAnother({ tokens, nameAt, spanOf }: Reading, from: number, to: number): boolean {
  const verb = /^[,:]$/.test(tokens[to - 1]!.text) ? to - 2 : to - 1;
  const name = isVerb(tokens[verb]) ? nameAt.get(verb - 1) : undefined;
  const first = name ? spanOf.get(name)![0] : 0;
  return first > from + 2 && tokens[first - 1]!.text === ',';
}

/** "X was quoted by Y as saying", "Y quoted X as saying": the words are X's. */
function quotedAsSaying(reading: Reading, verb: number, from: number, to: number): Subject | undefined {
  const { tokens } = reading;
  if (!/^(?:quoted|quotes|quote|cited|cites|citing|quoting)$/.test(tokens[verb]!.lower)) return undefined;
  const passive =
    /^(?:was|is|were|been|being|are)$/.test(tokens[verb - 1]?.lower ?? '') || tokens[verb - 1]?.text === ',';
  return passive ? subjectLeft(reading, verb, from) : subjectRight(reading, verb + 1, to);
}

/** "…, Y quoted X as saying": by a name X, or nobody's in particular. */
function quotedAfter(reading: Reading, verb: number, from: number, limit: number): Subject | undefined {
  const words = reading.tokens.slice(verb, limit).map(({ lower }) => lower);
  const saying = words.findIndex((word, at) => word === 'saying' && words[at - 1] === 'as');
  if (saying < 0) return undefined;
  const subject = quotedAsSaying(reading, verb, from, verb + saying);
  return subject ?? (/^(?:quot|cit)/.test(words[0]!) ? { kind: 'crowd' } : undefined);
}

/** "…, X was told by Y": the words are Y's, or nobody's in particular. */
function toldPassively(reading: Reading, verb: number, limit: number): Subject | undefined {
  const { tokens } = reading;
  if (tokens[verb]!.lower !== 'told' || !/^(?:was|were|been|is|are)$/.test(tokens[verb - 1]?.lower ?? ''))
    return undefined;
  const teller = tokens[verb + 1]?.lower === 'by' ? subjectRight(reading, verb + 2, limit) : undefined;
  return teller ?? { kind: 'crowd' };
}

/** "…, Y recalled X saying": the words are X's. */
function heardSaying({ tokens, nameAt, spanOf }: Reading, verb: number): Subject | undefined {
  const name = nameAt.get(verb + 1);
  const saying = name && tokens[spanOf.get(name)![1]]?.lower;
  return name && (saying === 'saying' || saying === 'telling') ? { kind: 'name', mention: name } : undefined;
}

function verbSubject(reading: Reading, verb: number, from: number, to: number): Subject | undefined {
  const { tokens } = reading;
  if (tokens[verb]!.lower === 'saying' && tokens[verb - 1]?.lower === 'as') return undefined;
  if (tokens[verb]!.lower === 'told' && tokens[verb + 1]?.lower === 'by') return subjectRight(reading, verb + 2, to);
  const left = /ing$/.test(tokens[verb]!.lower) ? undefined : subjectLeft(reading, verb, from);
  if (left) return left;
  const before = tokens[verb - 1];
  const opens = verb === from || before?.text === ',' || isAdverb(before);
  if (opens && !/ing$/.test(tokens[verb]!.lower) && tokens[verb + 1]?.lower !== 'that') {
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
