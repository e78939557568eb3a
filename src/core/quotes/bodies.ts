import { ORGANISATION_WORDS, ROLES } from '../mentions/name-words.ts';
import { fullName } from '../mentions/people.ts';
import { isPossessive, type Reading, type Subject, stopsPhrase } from './quoted-text.ts';
import { sentenceStart, tokenFrom } from './speakers.ts';
import { mainSubject } from './subjects.ts';

/** How many sentences "it" reaches back, its own among them. */
const SENTENCES = 4;
/** Words from a sentence's beginning to the end of the body that opens it. */
const OPENING = 6;

/**
 * Whom "it said" means: the body that its own sentence or one shortly before is about, or `spokeLast` where that one
 * begins with words somebody said.
 */
export function bodyMeant(reading: Reading, it: Subject, spokeLast: Subject | undefined): Subject | undefined {
  if (it.kind !== 'pronoun' || !/^it\b/i.test(reading.text.slice(it.start, it.start + 3))) return undefined;
  let to = tokenFrom(reading.tokens, it.start);
  for (let sentence = 0; sentence < SENTENCES && to > 0; sentence += 1) {
    const from = sentenceStart(reading, to);
    const told = sentence > 0 && reading.quoted.has(from);
    const body = told ? spokeLast : (openingBody(reading, from, to) ?? mainSubject(reading, from, to));
    if (body && isBody(reading, body)) return body;
    to = from - 1;
  }
  return undefined;
}

/** "The airline blamed Norvik", "The Health Ministry objected": the body that a sentence begins with. */
function openingBody(reading: Reading, from: number, to: number): Subject | undefined {
  const { tokens, nameAt, spanOf } = reading;
  for (let at = from; at < Math.min(to, from + OPENING); at += 1) {
    const token = tokens[at]!;
    const name = nameAt.get(at);
    const end = name ? spanOf.get(name)![1] : at + 1;
    const speaks = !ROLES.has(tokens[end]?.lower ?? '') && !isPossessive(reading, end);
    if (name) return speaks ? { kind: 'name', mention: name } : undefined;
    if (token.kind !== 'word' || stopsPhrase(token)) return undefined;
    if (ORGANISATION_WORDS.has(token.lower) && speaks && at > from && !ORGANISATION_WORDS.has(tokens[end]?.lower ?? ''))
      return { kind: 'described', head: token.lower, start: tokens[from + 1]!.start, end: token.end, definite: true };
  }
  return undefined;
}

/** A single name is taken for a person's by the verb beside it, and "it" tells that it is none. */
function isBody({ mentions }: Reading, subject: Subject): boolean {
  if (subject.kind === 'described') return ORGANISATION_WORDS.has(subject.head) && !ROLES.has(subject.head);
  if (subject.kind !== 'name') return false;
  const { kind, text, start, title } = subject.mention;
  return kind !== 'person' || (!title && !fullName(text, mentions, start).includes(' '));
}
