import { remembered } from '../remember.ts';
import { isPersonNoun } from '../words/person-nouns.ts';
import { stemWord } from '../words/terms.ts';
import { classOf } from '../words/word-classes.ts';
import { contrasted } from './contrasts.ts';
import type { Fact } from './facts.ts';
import { withoutPassing } from './passing.ts';
import { qualifiedApart } from './qualifiers.ts';
import { isOneEvent, sharedCount } from './relatedness.ts';
import { HABIT, PER_SPELL, stretchesOf } from './roles.ts';

/** Two facts told of another part, time, place or direction of one thing: both may hold. */
export const otherScope = (a: Fact, b: Fact): boolean =>
  otherDirection(a, b) ||
  otherRound(a, b) ||
  otherLandmark(a, b) ||
  otherShock(a, b) ||
  otherExtent(a, b) ||
  otherStretch(a, b) ||
  otherSort(a, b) ||
  contrasted(a, b) ||
  qualifiedApart(a, b);

const CHANGED =
  /\b(?:rose|risen|rise|fell|fallen|fall|dropped|drop|climbed|jumped|grew|grown|shrank|shrunk|increased?|decreased?|gained?|lost|cut|up|down) (?:\p{Ll}+ ){0,2}$/u;

/** "Rose by 5 percent" and "rose to 5 percent" tell different things, "rose 5 percent" tells the first. */
function otherDirection(a: Fact, b: Fact): boolean {
  if (a.mention.kind === 'duration' || a.mention.unit === undefined) return false;
  const before = ({ sentence, mention }: Fact): string => sentence.text.slice(0, mention.start);
  const by = (fact: Fact): boolean =>
    /(?<!\bvoted )\bby $/.test(before(fact)) ||
    // Inflation is what prices are higher by.
    (fact.role !== 'inflation' &&
      /^ (?:fewer|less|more|lower|higher)\b/.test(fact.sentence.text.slice(fact.mention.end)));
  if (by(a) === by(b)) return false;
  const other = before(by(a) ? b : a);
  return !CHANGED.test(other) || /\b(?:to|at) $/.test(other);
}

/** The first round and the run-off, the second quarter and the third. */
function otherRound(one: Fact, other: Fact): boolean {
  const [a, b] = [roundsOf(one), roundsOf(other)];
  if (a.size > 0 && b.size > 0) return sharedCount(a, b) === 0;
  return [...a, ...b].some((round) => !LAST_ROUND.test(round));
}

/** "The hammer fell at $2 million after eight minutes": a sum is no score that stood then. */
const roundsOf = ({ rounds, mention }: Fact): ReadonlySet<string> =>
  mention.kind === 'money' ? new Set([...rounds].filter((round) => !round.startsWith('after '))) : rounds;

/** Where nothing tells of an earlier round, the last one is meant. */
const LAST_ROUND = /^(?:final|winners?|runners?-up)$/;

/** "70 km northwest of Talca": a distance with a bearing is told from a landmark, and from another one it is another. */
function otherLandmark(a: Fact, b: Fact): boolean {
  if (a.mention.unit !== 'metres') return false;
  const from = ({ sentence, mention }: Fact): string | undefined =>
    /^[^.,;]{0,20}?\b((?:north|south|east|west)[\p{L}-]* of (?:the )?\p{L}+|(?:north|south|east|west)[\p{L}-]* (?:the )?\p{Lu}\p{L}+)/u.exec(
      sentence.text.slice(mention.end, mention.end + 80),
    )?.[1];
  return from(a) !== from(b);
}

/** Institutes differ by a few tenths over the magnitude of one shock; what is further off is another one. */
const MAGNITUDES_OF_ONE = 0.7;

const otherShock = ({ mention: a }: Fact, { mention: b }: Fact): boolean =>
  a.unit === 'magnitude' && Math.abs((a.value ?? 0) - (b.value ?? 0)) > MAGNITUDES_OF_ONE;

const DAY = 24 * 3_600_000;

const WIDER =
  /\b(?:nationwide|worldwide|globally|abroad|overall|countrywide|regionwide|throughout|across all|(?:at|in) all (?:of )?(?:its|the|their)|across (?:the|its|their)|at home|domestic(?:ally)?|around the world|(?<!(?:est|only|first|most [a-z]+) )in the (?:country|region|world|state|province|nation))\b/i;
const SPELL =
  /\b(?:last|this|next|previous|past|coming) (?:year|season|summer|winter|spring|autumn|month|quarter|January|February|March|April|May|June|July|August|September|October|November|December)\b|\b(?:in|of) (?:his|her|its|their) (?:career|life|lifetime|history)\b/i;
/** What a thing has by now, and what it gained or lost. */
const HAS = /\b(?:owns?|owned|holds?|employs?|operates?|now|altogether|in all|in total)\b[^,;:.]{0,30}$/i;
const GAINS =
  /\b(?:b(?:uy|uys|ought)|acquire[sd]?|hire[sd]?|added|lost|loses?|s(?:ell|ells|old)|open(?:s|ed)|close[sd]?)\b[^,;:.]{0,30}$/i;
/** What somebody asks is not what another one offers, and neither is what was paid in the end. */
const ASKED =
  /\b(?:sought|seeks?|ask(?:s|ed|ing)? for|demand(?:s|ed|ing)?|wants?|wanted|(?:calls?|called|appeal(?:s|ed)?) for|request(?:s|ed)?)\b[^,;:.]{0,50}$/i;
const OFFERED =
  /\b(?:offer(?:s|ed|ing)|propos(?:es?|ed|ing)|bid|(?:prepared|willing|ready) to (?:pay|give))\b[^,;:.]{0,50}$/i;
/** What is forecast is not what came. */
const FORECAST =
  /\b(?:(?:expects?|forecasts?|predicts?|projects?|(?:is|are|was|were) (?:expected|forecast|predicted|supposed|meant|planned)) to|(?:was|were) to (?:cost|take|last|open))\b[^,;:.]{0,50}$/i;
/** Who comes and who goes. */
const COMES = /\b(?:hir(?:e|es|ed|ing)|recruit\p{L}*|tak(?:e|es|ing) on|took on)\b/iu;
const GOES = /\b(?:let|lets|letting|lays?|laid|laying|sack\p{L}*|dismiss\p{L}*|cut(?:s|ting)?|shed(?:s|ding)?)\b/iu;
/** "Has already been given to 40 people": before what is told of others. */
const ALREADY = /\balready\b[^,;:]{0,40}$/;
/** "The mill has 700 workers": how many there are, and not how many of them did something. */
const ALL = /\b(?:has|have|had|employs?) (?:(?:about|around|some|more than|over|almost|nearly) )?$/;
/** "Had 520 people brought to safety". */
const BROUGHT = /^ \p{Ll}+ \p{Ll}+(?:ed|ught|en)\b/u;
/** Of one party: what it pays for one thing is not what it gets for another. */
const BUYS = /\b(?:b(?:uy|uys|ought)|p(?:ay|ays|aid)|acquire[sd]?|sign(?:s|ed))\b/;
const SELLS = /\b(?:s(?:ell|ells|old))\b/;
/** Whom a pollster asked. */
const SAMPLE = /\b(?:asked|questioned|interviewed|surveyed) (?:\p{Ll}+ ){0,2}$/u;
/** "The province has recorded 112 cases": of what area an amount is told. */
const AREA =
  /^(?:the|this) (?:\p{Ll}+ )?(country|nation|province|region|state|city|town|county|district|village|island|capital|borough)(?: as a whole| itself)? \p{Ll}/iu;
/** For how many there is room is not how many there are. */
const ROOM =
  /\b(?:(?:built|designed|made|licensed|equipped|meant) for|(?:room|space|places|beds|seats) for|capacity of|(?:arena|stadium|hall|theatre|venue|ground|auditorium|which|that|can) holds?|seats) (?:\p{Ll}+ ){0,3}$/u;
/** A poll, but not the polls that people go to. */
const POLLED = /(?<!\bto the |\bat the |\bthe )\bpolls?\b(?! (?:open|close))|\b(?:pollsters?|surveys?|surveyed)\b/i;

/** What tells the extent of a fact: of where, of when and of whom it is told. */
interface Extent {
  readonly wide?: string;
  readonly spell?: string;
  readonly has: boolean;
  readonly gains: boolean;
  readonly asked?: 'asked' | 'offered';
  readonly area?: string;
  readonly forecast: boolean;
  readonly comes: boolean;
  readonly goes: boolean;
  readonly already: boolean;
  readonly all: boolean;
  readonly buys: boolean;
  readonly sells: boolean;
  readonly room: boolean;
  readonly polled: boolean;
  /** How it is as a rule. */
  readonly habit: boolean;
  readonly perSpell: boolean;
  /** How much of the time or of the whole. */
  readonly stretches: ReadonlySet<string>;
  /** "Sponge" of "19 species of sponge". */
  readonly sort?: string;
  readonly dated: boolean;
  /** "In Orra 60 per cent …". */
  readonly place?: string;
  readonly year?: number;
}

const extentOf = remembered((fact: Fact): Extent => {
  const { sentence, mention, dates } = fact;
  const before = sentence.text.slice(0, mention.start);
  const told = withoutPassing(sentence.text, mention);
  return {
    wide: WIDER.exec(told)?.[0].toLowerCase(),
    spell: SPELL.exec(told)?.[0].toLowerCase(),
    has: HAS.test(before),
    gains: GAINS.test(before),
    asked: ASKED.test(before) ? 'asked' : OFFERED.test(before) ? 'offered' : undefined,
    forecast: FORECAST.test(before),
    comes: COMES.test(sentence.text),
    goes: GOES.test(sentence.text),
    area: AREA.exec(sentence.text)?.[1]?.toLowerCase(),
    already: ALREADY.test(before),
    all:
      mention.of !== undefined &&
      isPersonNoun(mention.of) &&
      ALL.test(before) &&
      !BROUGHT.test(sentence.text.slice(mention.end)),
    buys: BUYS.test(before),
    sells: SELLS.test(before),
    room: mention.of !== undefined && isPersonNoun(mention.of) && ROOM.test(before),
    polled: POLLED.test(sentence.text) || SAMPLE.test(before),
    habit: HABIT.test(told),
    perSpell: PER_SPELL.test(told),
    stretches: stretchesOf(told),
    sort: sortOf(fact),
    dated: dates.some(({ when }) => when?.weekday !== undefined),
    place: OPENING_PLACE.exec(sentence.text)?.[1],
    year: yearTold(fact, told),
  };
});

/** The town and the country, this year and that one, two surveys: each has its own number. */
function otherExtent(a: Fact, b: Fact): boolean {
  if (a.mention.kind === 'date' || b.mention.kind === 'date') return false;
  const [one, other] = [extentOf(a), extentOf(b)];
  if (one.wide !== other.wide) return true;
  if (one.spell && other.spell && one.spell !== other.spell) return true;
  if (one.spell && !other.spell && other.dated && !one.dated) return true;
  if (other.spell && !one.spell && one.dated && !other.dated) return true;
  if ((one.has && other.gains && !other.has) || (other.has && one.gains && !one.has)) return true;
  // "In Orra 60 per cent …" and "In the district of Elm 40 per cent …".
  if (one.place !== undefined && other.place !== undefined && one.place !== other.place) return true;
  if (one.area !== undefined && other.area !== undefined && one.area !== other.area) return true;
  if (one.forecast !== other.forecast) return true;
  if (one.all !== other.all || one.already !== other.already) return true;
  if ((one.comes && other.goes && !one.goes) || (one.goes && other.comes && !other.goes)) return true;
  if (a.agent !== undefined && a.agent === b.agent && ((one.buys && other.sells) || (one.sells && other.buys)))
    return true;
  if (one.asked !== other.asked || one.year !== other.year || one.room !== other.room) return true;
  if (one.habit !== other.habit || one.perSpell !== other.perSpell) return true;
  if (one.polled !== other.polled) return a.mention.kind === 'percent';
  return one.polled && !isOnePoll(a, b);
}

/** Both name the same: each pollster has its own numbers, and of one event nobody names another one. */
const isOnePoll = (a: Fact, b: Fact): boolean => {
  const shared = sharedCount(a.names, b.names);
  return shared >= 2 || (shared === 1 && a.names.size === 1 && b.names.size === 1 && isOneEvent(a.article, b.article));
};

/** "19 species of sponge", "eight species of fish". */
function otherSort(a: Fact, b: Fact): boolean {
  const [one, other] = [extentOf(a).sort, extentOf(b).sort];
  return one !== undefined && other !== undefined && one !== other;
}

const OF_SORT = /^ (?:\p{Ll}+ ){1,3}?of (\p{Ll}{3,})(?=[ .,;])/u;

function sortOf({ sentence, mention: { end, unit } }: Fact): string | undefined {
  const sort = unit === undefined ? OF_SORT.exec(sentence.text.slice(end, end + 60))?.[1] : undefined;
  return sort && classOf(stemWord(sort));
}

/** Of a day and of a weekend, of this season and of a career, of some and of all. */
function otherStretch(a: Fact, b: Fact): boolean {
  const [one, other] = [extentOf(a).stretches, extentOf(b).stretches];
  if (['part', 'life', 'past', 'opening'].some((stretch) => one.has(stretch) !== other.has(stretch))) return true;
  if (one.size > 0 && other.size > 0) return sharedCount(one, other) === 0;
  if (one.has('hour') || other.has('hour')) return !daysApart(a, b) && !atOneHour(a, b);
  return (one.has('weekend') && isOfWeekendDay(b)) || (other.has('weekend') && isOfWeekendDay(a));
}

/** "By noon 14 ships were waiting": a report of a later day counts anew, one of the same day the rest of it, too. */
function daysApart({ article: a }: Fact, { article: b }: Fact): boolean {
  if (!a.publishedAt || !b.publishedAt) return false;
  return Math.abs(a.publishedAt.getTime() - b.publishedAt.getTime()) >= DAY;
}

/** "In the evening" and "by evening". */
function atOneHour({ sentence: a }: Fact, { sentence: b }: Fact): boolean {
  const hour = HOUR.exec(a.text)?.[0];
  return hour !== undefined && hour === HOUR.exec(b.text)?.[0];
}

const HOUR = /\b(?:morning|noon|midday|afternoon|evening|nightfall|night|midnight|dawn|dusk)\b/;

const isOfWeekendDay = ({ dates }: Fact): boolean =>
  dates.some(({ when }) => when?.weekday === 0 || when?.weekday === 6);

const OPENING_PLACE = /^In (?:the \p{Ll}+ of )?(\p{Lu}[\p{L}-]+)/u;

/** "A violin built by him in 1721": the year tells where a thing comes from. */
const ORIGIN =
  /\b(?:built|born|made|founded|painted|written|composed|carved|cast|erected|dat(?:ed|es|ing))\b[^.,;]{0,40}\b(?:in|from|to) $|\b(?:an?|the) (?:\p{Ll}+ ){1,2}from $/u;

/** "Raised it to 4.7 billion and promised to stay until 2030": the year belongs to another verb than the amount. */
const NEXT_VERB = / and (?:\p{Ll}+ly )?\p{Ll}+ed\b/u;

/** The year a sentence names, unless it is the one the article was published in or a thing comes from. */
function yearTold({ article, sentence, mention, dates, role }: Fact, told: string): number | undefined {
  // Of one charge there is one sum, in however many years it was taken.
  if (role === 'taken') return undefined;
  const dated = dates.find(
    ({ when, start }) =>
      when?.year !== undefined &&
      told[start] !== ' ' &&
      !ORIGIN.test(sentence.text.slice(0, start)) &&
      !NEXT_VERB.test(sentence.text.slice(mention.end, start)),
  );
  const year = dated?.when?.year;
  return year === article.publishedAt?.getUTCFullYear() ? undefined : year;
}
