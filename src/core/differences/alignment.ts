import type { MentionKind } from '../mentions/mention.ts';
import { amountsAgree, datesDiffer, isNewAmount } from './agreement.ts';
import type { Fact } from './facts.ts';
import { sharedCount } from './relatedness.ts';

/** Two facts that, if they are about the same thing, can't both hold. */
export function conflict(a: Fact, b: Fact): boolean {
  if (!isComparable(a, b)) return false;
  if (a.mention.when && b.mention.when) return datesDiffer(a.mention.when, b.mention.when);
  if (a.mention.unit === 'score') return a.mention.value !== b.mention.value || a.mention.upTo !== b.mention.upTo;
  return !isVague(a) && !isVague(b) && !amountsAgree(a.mention, b.mention);
}

/** The later one has another amount or date, whether or not both can hold: a count that was hedged is known better. */
export function isNewer(later: Fact, earlier: Fact): boolean {
  if (conflict(earlier, later)) return true;
  const { kind, when, unit } = later.mention;
  if (when || kind === 'duration' || unit === 'score' || !isComparable(later, earlier)) return false;
  return !isVague(later) && !isVague(earlier) && isNewAmount(later.mention, earlier.mention);
}

const isComparable = ({ mention: a }: Fact, { mention: b }: Fact): boolean => a.kind === b.kind && a.unit === b.unit;

/** "Dozens", "thousands": an order of magnitude, told before anybody counted. */
const isVague = ({ mention }: Fact): boolean =>
  mention.bound === 'about' && mention.upTo !== undefined && !/\d/.test(mention.text);

/** How surely two facts are about the same thing; 0: they are not. */
export function alignment(a: Fact, b: Fact): number {
  if (!isComparable(a, b)) return 0;
  if (a.head !== b.head && a.head !== undefined && b.head !== undefined) return 0;
  if (a.outcome !== b.outcome && a.outcome !== undefined && b.outcome !== undefined) return 0;
  const near = sharedCount(a.near, b.near);
  const names = sharedCount(a.names, b.names);
  const oneEvent = a.event && b.event && sharedCount(a.event.subject, b.event.subject) > 0;
  if (!oneEvent && names === 0 && a.names.size > 0 && b.names.size > 0 && !(a.outcome && b.outcome)) return 0;
  const oneLasting = a.mention.kind === 'duration' && a.head !== undefined && a.head === b.head && names >= 2;
  if (!oneLasting && a.places.size > 0 && b.places.size > 0 && sharedCount(a.places, b.places) === 0) return 0;
  if (a.dates.some(({ when }) => b.dates.some((other) => datesDiffer(when!, other.when!)))) return 0;
  if (ofAnotherYear(a, b) || ofAnotherYear(b, a) || ofOtherPeriods(a, b)) return 0;
  if (a.agent && b.agent && !b.names.has(a.agent) && !a.names.has(b.agent)) return 0;
  if (otherDirection(a, b) || otherRound(a, b) || otherLandmark(a, b)) return 0;
  return enough(a, b, near, names) ? 1 + near * 0.5 + names * 0.5 + (a.head && a.head === b.head ? 1 : 0) : 0;
}

/** "12 pupils caught measles", "350 pupils were vaccinated against measles": of each is told what is not told of the other. */
export function tellOtherwise(a: Fact, b: Fact): boolean {
  if (!COUNTED.has(a.mention.kind) || (a.outcome !== undefined && a.outcome === b.outcome)) return false;
  const own = (one: Fact, other: Fact): boolean => [...one.telling].some((word) => !other.words.has(word));
  return own(a, b) && own(b, a);
}

const COUNTED: ReadonlySet<MentionKind> = new Set(['quantity', 'money', 'percent']);

function enough(a: Fact, b: Fact, near: number, names: number): boolean {
  const { kind, unit } = a.mention;
  if (a.event || b.event)
    return a.event?.edge === b.event?.edge && sharedCount(a.event!.subject, b.event!.subject) >= 1;
  if (kind === 'date') return !reporting(a) && !reporting(b) && near + names >= 3 && near >= 1;
  if (kind === 'duration') {
    const head = a.head ?? b.head;
    if (!head || !a.near.has(head) || !b.near.has(head)) return near >= 3;
    return a.head === b.head ? near + names >= 2 : near >= 2 && near + names >= 3;
  }
  if (unit === 'score') return names >= 2;
  if (kind === 'quantity' && unit === undefined) {
    if (a.outcome && a.outcome === b.outcome) return a.head === b.head && near + names >= 2;
    if (a.head === undefined && b.head === undefined && !a.outcome && !b.outcome) return near >= 3 && near + names >= 4;
    return a.head !== undefined && a.head === b.head && near >= 2 && near + names >= 3;
  }
  return kind === 'quantity' ? near >= 2 && near + names >= 4 : near >= 2 && near + names >= 3;
}

/** "said on Monday": the day of the telling. */
const reporting = ({ sentence, mention }: Fact): boolean =>
  /\b(?:said|says|told|announced|reported|wrote|added)(?: \w+){0,3}? (?:on )?$/.test(
    sentence.text.slice(Math.max(0, mention.start - 40), mention.start),
  ) || mention.when?.relative !== undefined;

/** "rose by 5 percent" and "rose to 5 percent" tell different things. */
function otherDirection(a: Fact, b: Fact): boolean {
  const lead = ({ sentence, mention }: Fact): string | undefined =>
    /\b(by|to|of) $/.exec(sentence.text.slice(0, mention.start))?.[1];
  const [one, other] = [lead(a), lead(b)];
  return (one === 'by' && other === 'to') || (one === 'to' && other === 'by');
}

/** "killed 2,000 people in 1934": nothing that another one tells as of the days it was published in. */
function ofAnotherYear({ dates }: Fact, { dates: others, article: { publishedAt } }: Fact): boolean {
  const years = dates.flatMap(({ when }) => when?.year ?? []);
  if (!publishedAt || years.length === 0 || others.some(({ when }) => when?.year !== undefined)) return false;
  return !years.includes(publishedAt.getUTCFullYear());
}

/** "Last year 90 people drowned", "this year 62". */
function ofOtherPeriods({ sentence: a }: Fact, { sentence: b }: Fact): boolean {
  const [one, other] = [PERIOD.exec(a.text), PERIOD.exec(b.text)];
  return one !== null && other !== null && one[2] === other[2] && one[1]?.toLowerCase() !== other[1]?.toLowerCase();
}

const PERIOD = /\b(last|this|next) (year|season|quarter|month)\b/i;

/** The first round and the run-off, the second quarter and the third. */
const otherRound = (a: Fact, b: Fact): boolean =>
  a.rounds.size + b.rounds.size > 0 && sharedCount(a.rounds, b.rounds) === 0;

/** "70 km northwest of Talca": a distance with a bearing is told from a landmark, and from another one it is another. */
function otherLandmark(a: Fact, b: Fact): boolean {
  const from = ({ sentence, mention }: Fact): string | undefined =>
    /^[^.,;]{0,20}?\b((?:north|south|east|west)[\p{L}-]*(?: of)? (?:the )?[\p{Lu}]\p{L}+)/u.exec(
      sentence.text.slice(mention.end, mention.end + 60),
    )?.[1];
  return from(a) !== from(b);
}
