import type { Mention } from '../mentions/mention.ts';
import { ORGANISATION_WORDS, ROLES } from '../mentions/name-words.ts';
import { fullName, type Gender, genderOf, likelyGender, rolesIn, sameName } from '../mentions/people.ts';
import type { Reading, Subject } from './quoted-text.ts';
import { SOMEBODY } from './unmarked-speakers.ts';

/** A speaker by name; `inferred` where the sentence itself does not give it. */
export interface NamedSpeaker {
  readonly name: string;
  readonly inferred?: boolean;
}

/** Kinds of occupation that newspapers use for one another ("the analyst", "the expert"). */
const LIKE: readonly ReadonlySet<string>[] = [
  'expert analyst politologist scientist researcher professor economist historian specialist scholar strategist commentator biologist physicist chemist geologist ecologist meteorologist epidemiologist virologist psychologist sociologist author doctor climatologist',
  'minister secretary official politician lawmaker senator diplomat chancellor premier president leader representative governor mayor head councillor congressman congresswoman envoy ambassador adviser advisor negotiator candidate dictator',
  'coach manager boss trainer captain player striker midfielder defender goalkeeper skipper champion',
  'officer detective inspector sheriff chief commander general colonel major captain sergeant official prosecutor',
  'spokesman spokeswoman spokesperson official',
  'writer author novelist poet critic singer musician composer artist actor actress director',
  'lawyer attorney solicitor barrister counsel prosecutor judge justice',
  'owner founder director executive head boss entrepreneur chairman chairwoman chair manager investor operator',
  'resident witness neighbor neighbour survivor farmer fisherman shopkeeper pensioner tenant volunteer teacher baker student veteran',
].map((group) => new Set(group.split(' ')));

const ANYBODY =
  /^(?:man|woman|boy|girl|mother|father|husband|wife|official|expert|leader|politician|speaker|author|widow|veteran)$/;

/** What a body may be called whose name does not say what it is; "the ministry" is a ministry alone. */
const ANY_BODY =
  /^(?:company|corporation|group|organi[sz]ation|agency|airline|bank|club|team|party|alliance|bloc|coalition|movement|network|newspaper)$/;

/** How far back, in UTF-16 units, "he" and "the expert" reach. */
const REACH = 1500;

/** Names a subject as fully as the text before `end` does. `lastSpeaker` is who spoke before. */
export function nameSubject(
  reading: Reading,
  subject: Subject,
  end: number,
  lastSpeaker: NamedSpeaker | undefined,
): NamedSpeaker | undefined {
  switch (subject.kind) {
    case 'name':
      if (isOrigin(reading, subject.mention)) return somebodyBefore(reading, subject.mention.start, lastSpeaker);
      return { name: fullName(subject.mention.text, reading.mentions, end) };
    case 'pronoun':
      return subject.gender === 'other' ? undefined : pronounMeans(reading, subject.gender, subject.start, lastSpeaker);
    case 'described':
      return describedMeans(reading, subject, lastSpeaker);
    case 'crowd':
      return undefined;
  }
}

const ORIGIN = /^(?!Guardian$|Republican$|Telegraph$)\p{Lu}\p{Ll}+(?:an|ish|ese|ench|utch|eek|wiss|ander|mer)$/u;

/** "Said the Kenyan": who it is stands before. */
const isOrigin = ({ text }: Reading, { kind, text: name, start }: Mention): boolean =>
  kind === 'name' && ORIGIN.test(name) && /\bthe $/.test(text.slice(0, start));

function somebodyBefore(reading: Reading, at: number, lastSpeaker: NamedSpeaker | undefined): NamedSpeaker | undefined {
  const persons = personsBefore(reading, at);
  const chosen = persons.find(({ subject }) => subject) ?? persons[0];
  const name = chosen?.name ?? lastSpeaker?.name;
  return name === undefined ? undefined : { name, inferred: true };
}

/** The nouns beside a person's mentions before `end` that say who they are. */
function rolesOf(reading: Reading, name: string, end: number): ReadonlySet<string> {
  const roles = new Set<string>();
  for (const mention of reading.mentions) {
    if (mention.start >= end) break;
    if (!sameName(mention.text, name) && !sameName(name, mention.text)) continue;
    const after = reading.text.slice(mention.end, mention.end + 90);
    const apposition =
      /^,\s+(?:(?:the|a|an|who|whose|\d+,)\s+)?([^,.;“"]{3,70})[,.]/.exec(after)?.[1] ??
      /^ (?:is|was) (?:the|an?) ([^,.;“"]{3,50})/.exec(after)?.[1];
    const before = reading.text.slice(Math.max(0, mention.start - 60), mention.start);
    const title =
      /(?:^|[\s,.“"])((?:[\p{L}-]+\s+){1,3}),?\s*$/u.exec(before.split(/[.,;:“”"\n]/).at(-1) ?? '')?.[1] ?? '';
    const led = /(?:the|an?)\s+([\p{L}\s-]{3,40}),\s*$/iu.exec(before)?.[1] ?? '';
    for (const role of rolesIn(`${mention.title ?? ''} ${title} ${led} ${apposition ?? ''}`)) roles.add(role);
  }
  return roles;
}

interface Candidate {
  readonly name: string;
  /** Of its latest mention. */
  readonly at: number;
  /** It opens a sentence: the sentence is about it. */
  readonly subject: boolean;
}

/** Persons named shortly before `end`, the latest mention of each, latest first. */
function personsBefore(reading: Reading, end: number, quotedToo = false): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (let place = reading.mentions.length - 1; place >= 0; place -= 1) {
    const mention = reading.mentions[place]!;
    if (mention.end > end) continue;
    if (end - mention.end > REACH) break;
    if (mention.kind !== 'person' || (!quotedToo && isQuoted(reading, mention))) continue;
    const name = fullName(mention.text, reading.mentions, end);
    if (!found.has(name)) found.set(name, { name, at: mention.start, subject: opensSentenceAt(reading, mention) });
  }
  return [...found.values()];
}

function isQuoted(reading: Reading, mention: Mention): boolean {
  const span = reading.spanOf.get(mention);
  return !!span && reading.quoted.has(span[0]);
}

/** Only titles, roles and appositions stand between the sentence's beginning and the name. */
function opensSentenceAt(reading: Reading, mention: Mention): boolean {
  const before = reading.text.slice(Math.max(0, mention.start - 160), mention.start);
  const lead = before.split(/[.!?\n]["”»’]?\s*/).at(-1) ?? '';
  return !/\b(?:that|with|of|by|to|for|against|from|told|said|says|about|after|before|when|between|and|over|than|met|saw)\b/i.test(
    lead.replace(/^[^,]*,\s/, ''),
  );
}

function genderIn(reading: Reading, name: string, end: number): Gender | undefined {
  const known = genderOf(name, rolesOf(reading, name, end));
  if (known) return known;
  for (const mention of reading.mentions) {
    if (mention.start >= end) break;
    if (!sameName(mention.text, name)) continue;
    if (/^(?:Mr|Sir|Lord)\b/.test(mention.title ?? mention.text)) return 'male';
    if (/^(?:Mrs|Ms|Miss|Lady|Dame)\b/.test(mention.title ?? mention.text)) return 'female';
  }
  return undefined;
}

/** Resolves "he" or "she": the person the sentence before is about, else the nearest, whose gender does not speak against it. */
function pronounMeans(
  reading: Reading,
  gender: Gender,
  at: number,
  lastSpeaker: NamedSpeaker | undefined,
): NamedSpeaker | undefined {
  const persons = personsBefore(reading, at);
  const compatible = persons.filter(({ name }) => {
    const known = genderIn(reading, name, at);
    return !known || known === gender;
  });
  const [nearest] = compatible;
  if (!nearest) return undefined;
  const sentence = sentenceBreaks(reading, nearest.at, at);
  const rivals = compatible.filter((person) => sentenceBreaks(reading, person.at, at) === sentence);
  const certain = rivals.filter(({ name }) => (genderIn(reading, name, at) ?? likelyGender(name)) === gender);
  const open = rivals.filter(({ name }) => (genderIn(reading, name, at) ?? likelyGender(name) ?? gender) === gender);
  const pool = [certain, open, rivals].find((some) => some.length > 0) ?? [];
  const chosen =
    pool.find(({ name }) => name === lastSpeaker?.name) ??
    pool.findLast(({ subject }) => subject) ??
    (pool.length > 1 ? pool.at(-1) : pool[0]);
  return chosen && { name: chosen.name, inferred: true };
}

/** How many sentences lie between two offsets. */
function sentenceBreaks(reading: Reading, from: number, to: number): number {
  return reading.text.slice(from, to).match(/[.!?]["”»’]?\s+(?=[\p{Lu}"“«„‘])|\n/gu)?.length ?? 0;
}

type Described = Extract<Subject, { kind: 'described' }>;

/** "the expert" after a person called analyst; "the ministry" after "Ministry of Defence"; else the description itself. */
function describedMeans(reading: Reading, subject: Described, lastSpeaker: NamedSpeaker | undefined): NamedSpeaker {
  const itself = { name: reading.text.slice(subject.start, subject.end).replace(/\s+/g, ' ') };
  if (!subject.definite) return itself;
  if (subject.head === SOMEBODY) return somebodyBefore(reading, subject.start, lastSpeaker) ?? itself;
  if (ORGANISATION_WORDS.has(subject.head) && !ROLES.has(subject.head)) {
    const owner = organisationBefore(reading, subject);
    return owner ? { name: owner, inferred: true } : itself;
  }
  if (!ROLES.has(subject.head)) return itself;
  const persons = personsBefore(reading, subject.start);
  const exact = persons.find(({ name }) => rolesOf(reading, name, subject.start).has(subject.head));
  if (exact) return { name: exact.name, inferred: true };
  if (/ (?:for|of|at|from|with) (?:the )?\p{Lu}/u.test(itself.name)) return itself;
  const introduced = introducedAs(reading, subject);
  if (introduced) return { name: introduced, inferred: true };
  const fitting = persons.filter(
    ({ name }) => fits(subject.head, rolesOf(reading, name, subject.start)) && genderFits(reading, subject.head, name),
  );
  const chosen = fitting.find(({ name }) => name === lastSpeaker?.name) ?? fitting[0];
  return chosen ? { name: chosen.name, inferred: true } : itself;
}

/** "A spokesperson for the council …. The spokesperson said": the fuller description of the same noun before. */
function introducedAs({ text }: Reading, { head, start }: Described): string | undefined {
  const before = text.slice(Math.max(0, start - REACH), start);
  const full = new RegExp(
    String.raw`\b[Aa]n? ((?:\p{Ll}+ ){0,3}${head} (?:for|of|at|from) (?:(?:the )?(?:\p{Lu}[\p{L}’'-]+ ?)+|(?:the|its) \p{Ll}+))`,
    'gu',
  );
  return [...before.matchAll(full)].at(-1)?.[1]?.trim();
}

function fits(head: string, roles: ReadonlySet<string>): boolean {
  if (ANYBODY.test(head)) return true;
  if (roles.size === 0) return true;
  return LIKE.some((group) => group.has(head) && [...roles].some((role) => group.has(role)));
}

function genderFits(reading: Reading, head: string, name: string): boolean {
  const told = genderOf('', [head]);
  const known = told && genderIn(reading, name, reading.text.length);
  return !known || known === told;
}

function organisationBefore(reading: Reading, subject: Described): string | undefined {
  const before = reading.mentions.filter(
    (mention) => mention.end <= subject.start && subject.start - mention.end < REACH && mention.kind === 'organisation',
  );
  const words = (mention: Mention): readonly string[] => mention.text.toLowerCase().split(/\s+/);
  const same = before.findLast((mention) => words(mention).includes(subject.head));
  const any = ANY_BODY.test(subject.head)
    ? before.findLast((mention) => !words(mention).some((word) => ORGANISATION_WORDS.has(word)))
    : undefined;
  return (same ?? any)?.text;
}
