import { startsLarge } from '../words/large-letter.ts';
import { isAdverb, isShortForm, isVerb, type Reading, type Subject, stopsPhrase } from './quoted-text.ts';
import { subjectRight } from './subjects.ts';

/** Words of description that may stand beside a name. */
const MOST_DESCRIBING = 5;
const FINITE = /^(?:\p{Ll}{3,}(?:ed|[^s]s)|wept|sang|spat|swore)$/u;
/** Of that shape, and no verb of saying. */
const NO_SAYING =
  /^(?:was|has|is|does|its|this|his|as|yes|thus|plus|towards|perhaps|always|besides|indeed|need|used|called)$/;
/** What a verb may be followed by that has no object: "shrugged Berg", "Berg smiled.". */
const GOES_ON =
  /^(?:back|out|off|on|up|again|as|when|while|after|before|at|in|from|with|over|during|to|later|through|into)$/;

/**
 * Right behind words that a comma, an exclamation or a question mark closes, a verb and a person's name tell whose they
 * are, whatever the verb: "shrugged winger Jan Berg", "Ada Renner smiled".
 */
export function besideQuotation(reading: Reading, at: number, limit: number): Subject | undefined {
  const { tokens, spanOf } = reading;
  if (isFiniteVerb(reading, at)) {
    const from = pastAdverbs(reading, at + 1, limit);
    const described = /^(?:the|an?|his|her|their)$/.test(tokens[from]?.lower ?? '');
    return personAt(reading, from, limit) ?? (described ? nameBehindDescription(reading, from, limit) : undefined);
  }
  const person = personAt(reading, at, limit);
  if (person?.kind !== 'name') return undefined;
  const verb = pastAdverbs(reading, spanOf.get(person.mention)![1], limit);
  const next = tokens[verb + 1];
  const alone = verb + 1 >= limit || !next || next.kind !== 'word' || GOES_ON.test(next.lower) || isAdverb(next);
  return isFiniteVerb(reading, verb) && alone ? person : undefined;
}

function isFiniteVerb({ tokens, nameAt }: Reading, at: number): boolean {
  const token = tokens[at];
  return token?.kind === 'word' && !nameAt.has(at) && FINITE.test(token.text) && !NO_SAYING.test(token.lower);
}

function pastAdverbs({ tokens }: Reading, at: number, limit: number): number {
  let place = at;
  while (place < limit && (isAdverb(tokens[place]) || /^(?:back|out)$/.test(tokens[place]!.lower))) place += 1;
  return place;
}

/** The person named at `at`, behind nothing but a title or a description: "the young winger Jan Berg". */
function personAt({ tokens, nameAt }: Reading, at: number, limit: number): Subject | undefined {
  for (let place = at; place < Math.min(limit, at + MOST_DESCRIBING); place += 1) {
    const name = nameAt.get(place);
    if (name) return name.kind === 'person' || name.kind === 'name' ? { kind: 'name', mention: name } : undefined;
    const token = tokens[place]!;
    const inside = token.kind === 'word' || token.text === '-' || isShortForm(tokens, place);
    if (!inside || stopsPhrase(token) || isVerb(token)) return undefined;
  }
  return undefined;
}

/** "…, said the engineer in charge, Dirk Maas": the name that ends the clause behind a description. */
export function nameBehindDescription(reading: Reading, from: number, limit: number): Subject | undefined {
  const { tokens, spanOf } = reading;
  for (let comma = from; comma < limit; comma += 1) {
    const token = tokens[comma]!;
    if (isVerb(token) || /^(?:who|which|that|and|but|as|when|while|after|before)$/.test(token.lower)) return undefined;
    if (token.text !== ',') continue;
    const named = personAt(reading, comma + 1, limit);
    if (named?.kind !== 'name' || named.mention.kind !== 'person') return undefined;
    const end = spanOf.get(named.mention)![1];
    return end === limit || /^[,.]$/.test(tokens[end]?.text ?? '.') ? named : undefined;
  }
  return undefined;
}

/** "The 34-year-old says", "said the Kenyan": whoever the text was about, described by age or origin. */
export function describedByAge({ tokens }: Reading, at: number, limit: number): Subject | undefined {
  for (let the = at; the < Math.min(limit, at + 4); the += 1) {
    if (tokens[the]!.lower !== 'the' || tokens[the + 1]?.kind !== 'number') continue;
    let last = the + 2;
    while (last < limit && (tokens[last]!.text === '-' || /^(?:year|old)$/.test(tokens[last]!.lower))) last += 1;
    if (last === the + 2) return undefined;
    const [start, end] = [tokens[the + 1]!.start, tokens[last - 1]!.end];
    return { kind: 'described', head: SOMEBODY, start, end, definite: true };
  }
  return undefined;
}

/** The head of a description that fits anybody. */
export const SOMEBODY = 'person';

/** "Asked whether he would go, the mayor shrugged.": whoever was asked answers in a sentence of their own. */
export function askedSubject(reading: Reading, from: number, to: number): Subject | undefined {
  const { tokens } = reading;
  if (!/^(?:Asked|Questioned|Pressed|Challenged)$/.test(tokens[from]?.text ?? '')) return undefined;
  for (let comma = from + 1; comma < to - 1; comma += 1) {
    if (tokens[comma]!.text !== ',' || /^(?:an?|and|or|but|who|which)$/.test(tokens[comma + 1]!.lower)) continue;
    const subject = personAt(reading, comma + 1, to) ?? subjectRight(reading, comma + 1, to);
    if (subject && subject.kind !== 'crowd') return subject;
  }
  return undefined;
}

/** Whose words a sentence of its own is, where the one before is about one person alone: "Baker Jan Berg does not mince words.". */
export function soleSubject(reading: Reading, from: number, to: number): Subject | undefined {
  const { tokens, nameAt } = reading;
  const persons = new Set<string>();
  for (let at = from; at < to; at += 1) {
    const name = nameAt.get(at);
    if (name?.kind === 'person') persons.add(name.text);
  }
  if (persons.size !== 1) return undefined;
  const opening = /^for$/.test(tokens[from]!.lower) ? from + 1 : from;
  if (!startsLarge(tokens[from]!.text)) return undefined;
  return personAt(reading, opening, to) ?? nameBehindDescription(reading, opening, to);
}
