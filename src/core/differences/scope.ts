import { mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import { remembered } from '../remember.ts';
import type { Fact } from './facts.ts';
import { sharedCount } from './relatedness.ts';

/** What a sum is: two sums of other kinds for one thing are no disagreement. */
const SUMS: readonly RegExp[] = [
  /\b(?:costs?|costing|price[ds]?|worth|valued?)\b/i,
  /\b(?:borrow\p{L}*|loans?|debts?|owes?|owed)\b/iu,
  /\b(?:fine[ds]?|penalty|damages|compensation)\b/i,
  /\b(?:profits?|earn(?:s|ed|ings)?)\b/i,
  /\b(?:loss(?:es)?|deficit)\b/i,
  /\b(?:revenues?|sales|turnover|takings)\b/i,
  /\b(?:raised|donat\p{L}*|pledged?)\b/iu,
  /\b(?:invest\p{L}*)\b/iu,
];

/** Two facts told of another part, time, place or direction of one thing: both may hold. */
export const otherScope = (a: Fact, b: Fact): boolean =>
  otherDirection(a, b) || otherRound(a, b) || otherLandmark(a, b) || otherExtent(a, b);

const CHANGED =
  /\b(?:rose|risen|rise|fell|fallen|fall|dropped|drop|climbed|jumped|grew|grown|shrank|shrunk|increased?|decreased?|gained?|lost|cut|up|down) (?:\p{Ll}+ ){0,2}$/u;

/** "Rose by 5 percent" and "rose to 5 percent" tell different things, "rose 5 percent" tells the first. */
function otherDirection(a: Fact, b: Fact): boolean {
  if (a.mention.kind === 'duration' || a.mention.unit === undefined) return false;
  const before = ({ sentence, mention }: Fact): string => sentence.text.slice(0, mention.start);
  const by = (fact: Fact): boolean => /\bby $/.test(before(fact));
  return by(a) !== by(b) && !CHANGED.test(before(by(a) ? b : a));
}

/** The first round and the run-off, the second quarter and the third. */
const otherRound = (a: Fact, b: Fact): boolean =>
  a.rounds.size + b.rounds.size > 0 && sharedCount(a.rounds, b.rounds) === 0;

/** "70 km northwest of Talca": a distance with a bearing is told from a landmark, and from another one it is another. */
function otherLandmark(a: Fact, b: Fact): boolean {
  if (a.mention.unit !== 'metres') return false;
  const from = ({ sentence, mention }: Fact): string | undefined =>
    /^[^.,;]{0,20}?\b((?:north|south|east|west)[\p{L}-]*(?: of)? (?:the )?[\p{Lu}]\p{L}+)/u.exec(
      sentence.text.slice(mention.end, mention.end + 60),
    )?.[1];
  return from(a) !== from(b);
}

const WIDER =
  /\b(?:nationwide|worldwide|globally|abroad|overall|countrywide|regionwide|throughout|across (?:the|its|their)|at home|domestic(?:ally)?|around the world|(?<!(?:est|only|first|most [a-z]+) )in the (?:country|region|world|state|province|nation))\b/i;
const SPELL =
  /\b(?:last|this|next|previous|past|coming) (?:year|season|summer|winter|spring|autumn|month|quarter|January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:in|of) (?:his|her|its|their) (?:career|life|lifetime|history)\b/i;
/** What a thing has by now, and what it gained or lost. */
const HAS = /\b(?:owns?|owned|holds?|employs?|operates?|now|altogether|in all|in total)\b[^,;:.]{0,30}$/i;
const GAINS =
  /\b(?:b(?:uy|uys|ought)|acquire[sd]?|hire[sd]?|added|lost|loses?|s(?:ell|ells|old)|open(?:s|ed)|close[sd]?)\b[^,;:.]{0,30}$/i;
/** What somebody asks or offers is not what was paid in the end. */
const ASKED =
  /\b(?:sought|seeks?|ask(?:s|ed|ing)? for|demand(?:s|ed|ing)?|wants?|wanted|offer(?:s|ed)?|propos(?:es?|ed)|bid)\b[^,;:.]{0,50}$/i;
/** For how many there is room is not how many there are. */
const ROOM =
  /\b(?:(?:built|designed|made|licensed|equipped|meant) for|(?:room|space|places|beds|seats) for|capacity of|seats) (?:\p{Ll}+ ){0,3}$/u;
const POLLED = /\b(?:polls?|pollsters?|surveys?|surveyed)\b/i;

/** What tells the extent of a fact: of where, of when and of whom it is told. */
interface Extent {
  readonly wide?: string;
  readonly spell?: string;
  readonly has: boolean;
  readonly gains: boolean;
  readonly asked: boolean;
  readonly room: boolean;
  readonly polled: boolean;
  readonly dated: boolean;
  /** "In Orra 60 per cent …". */
  readonly place?: string;
  readonly year?: number;
}

const extentOf = remembered((fact: Fact): Extent => {
  const { sentence, mention, dates } = fact;
  const before = sentence.text.slice(0, mention.start);
  return {
    wide: WIDER.exec(sentence.text)?.[0].toLowerCase(),
    spell: SPELL.exec(sentence.text)?.[0].toLowerCase(),
    has: HAS.test(before),
    gains: GAINS.test(before),
    asked: ASKED.test(before),
    room: ROOM.test(before),
    polled: POLLED.test(sentence.text),
    dated: dates.some(({ when }) => when?.weekday !== undefined),
    place: OPENING_PLACE.exec(sentence.text)?.[1],
    year: yearTold(fact),
  };
});

/** The town and the country, this year and that one, two surveys: each has its own number. */
function otherExtent(a: Fact, b: Fact): boolean {
  if (a.mention.kind === 'date' || b.mention.kind === 'date') return false;
  const [one, other] = [extentOf(a), extentOf(b)];
  if (one.wide !== other.wide) return true;
  if (one.spell && other.spell && one.spell !== other.spell) return true;
  if ((one.spell && other.dated && !one.dated) || (other.spell && one.dated && !other.dated)) return true;
  if ((one.has && other.gains && !other.has) || (other.has && one.gains && !one.has)) return true;
  // "In Orra 60 per cent …" and "In the district of Elm 40 per cent …".
  if (one.place !== undefined && other.place !== undefined && one.place !== other.place) return true;
  if (one.asked !== other.asked || (a.mention.kind === 'money' && otherSum(a, b))) return true;
  if (one.year !== other.year || one.room !== other.room) return true;
  return one.polled && other.polled && sharedCount(a.names, b.names) < 2;
}

function otherSum({ sentence: a }: Fact, { sentence: b }: Fact): boolean {
  const kinds = SUMS.map((kind) => [kind.test(a.text), kind.test(b.text)] as const);
  return kinds.some(([one]) => one) && kinds.some(([, other]) => other) && !kinds.some(([one, other]) => one && other);
}

const OPENING_PLACE = /^In (?:the \p{Ll}+ of )?(\p{Lu}[\p{L}-]+)/u;

/** The year a sentence names, unless it is the one the article was published in. */
function yearTold({ article, dates }: Fact): number | undefined {
  const year = dates.find(({ when }) => when?.year !== undefined)?.when?.year;
  return year === article.publishedAt?.getUTCFullYear() ? undefined : year;
}

/** Two ages are compared where they may be one person's. */
export function sameAged(a: Fact, b: Fact): boolean {
  return sharedCount(agedIn(a), agedIn(b)) > 0;
}

/**
 * Whose age is told: "the 54-year-old keeper Ana Ruiz" by the name behind it, "Ana Ruiz was 54 years old" by those
 * before. "The 54-year-old driver" is nobody named.
 */
function agedIn({ sentence, mention }: Fact): ReadonlySet<string> {
  const names = mentionsOf(sentence).filter(({ kind }) => kind === 'person' || kind === 'name');
  const behind = names.find(({ start }) => start >= mention.end);
  const between = behind && sentence.text.slice(mention.end, behind.start);
  const isApposed = behind !== undefined && /^ (?:\p{Ll}[\p{L}-]* ){0,3}$/u.test(between!);
  const isDescribed = /^ \p{Ll}/u.test(sentence.text.slice(mention.end));
  const owners = isApposed ? [behind] : isDescribed ? [] : names.filter(({ end }) => end <= mention.start);
  return new Set(owners.map(({ text }) => nameKey(text)));
}
