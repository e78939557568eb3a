import type { Mention } from '../mentions/mention.ts';
import { ROLES } from '../mentions/name-words.ts';
import { startsLarge } from '../words/large-letter.ts';
import { isVerb, type Reading, type Subject, stopsPhrase } from './quoted-text.ts';

/** "the mayor, Ana Ruiz,": the name that follows the description. */
export function appositiveName({ tokens, nameAt, spanOf }: Reading, comma: number, limit: number): Subject | undefined {
  const name = tokens[comma]?.text === ',' ? nameAt.get(comma + 1) : undefined;
  if (name?.kind !== 'person' && name?.kind !== 'name') return undefined;
  const end = spanOf.get(name)![1];
  const next = tokens[end];
  return end >= limit || !next || /^[,.;]$/.test(next.text) || (next.lower !== 'and' && stopsPhrase(next))
    ? { kind: 'name', mention: name }
    : undefined;
}

/** The name that "the", titles and adjectives of nationality lead to: "British Prime Minister Ada Roe". */
export function titledName({ tokens, nameAt }: Reading, from: number): Mention | undefined {
  for (let at = from; at < from + 6; at += 1) {
    const name = nameAt.get(at);
    const token = tokens[at];
    if (name && (name.kind === 'person' || !startsLarge(tokens[nameEnd(nameAt, at)]?.text ?? ''))) return name;
    if (token?.kind !== 'word' || !(token.lower === 'the' || ROLES.has(token.lower) || startsLarge(token.text)))
      return undefined;
  }
  return undefined;
}

/** The token behind the name that covers `at`. */
function nameEnd(nameAt: Reading['nameAt'], at: number): number {
  const name = nameAt.get(at);
  let end = at;
  while (nameAt.get(end) === name) end += 1;
  return end;
}

/** The first token of the title before the name that begins at token `start`. */
export function titleStart({ tokens, text }: Reading, { title }: Mention, start: number): number {
  if (title === undefined) return start;
  const from = text.lastIndexOf(title, tokens[start]!.start);
  let at = start;
  while (at > 0 && tokens[at - 1]!.start >= from) at -= 1;
  return at;
}

/** "Ana Ruiz, 41, an engineer from Elm said": an apposition that no comma closes before the verb, `[from, to)` the tokens before it. */
export function openApposition(reading: Reading, from: number, to: number, verb: number): Subject | undefined {
  const { tokens, nameAt, spanOf } = reading;
  let first = from;
  while (first < Math.min(to, from + 6) && !nameAt.has(first)) first += 1;
  const name = nameAt.get(first);
  if (name?.kind !== 'person' || titleStart(reading, name, first) > from) return undefined;
  let at = spanOf.get(name)![1];
  if (tokens[at]?.text !== ',') return undefined;
  if (tokens[at + 1]?.kind === 'number' && tokens[at + 2]?.text === ',') at += 2;
  const opening = tokens[at + 1]!;
  const apposes = /^(?:an?|the|his|her|its|one|former|then)$/.test(opening.lower) || ROLES.has(opening.lower);
  if (!apposes || at + 1 >= to) return undefined;
  // "Ana Ruiz, the mayor said, …": the mayor tells of Ana Ruiz.
  if (to - at < 4 && /^[,.]$/.test(tokens[verb + 1]?.text ?? '')) return undefined;
  for (let place = at + 1; place < to; place += 1) {
    const token = tokens[place]!;
    // "Professor of law and dean of the faculty" is still one person.
    if (token.lower === 'and' && (nameAt.has(place) || ROLES.has(tokens[place + 1]?.lower ?? ''))) continue;
    if (isVerb(token) || /^(?:who|which|that|and|but|whose|as|when|while|after|is|was|has|had)$/.test(token.lower))
      return undefined;
  }
  return { kind: 'name', mention: name };
}
