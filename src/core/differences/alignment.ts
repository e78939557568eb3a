import type { CalendarDate, MentionKind } from '../mentions/mention.ts';
import type { Article } from '../reading/article.ts';
import { remembered } from '../remember.ts';
import { mayCountSamePersons, tellsSomeOnly } from '../words/person-nouns.ts';
import { stemWord } from '../words/terms.ts';
import { classOf, HEADS } from '../words/word-classes.ts';
import { amountsAgree, datesDiffer, isNewAmount } from './agreement.ts';
import { isSession } from './counted.ts';
import { type Fact, factsOf, isNews } from './facts.ts';
import { isOneEvent, sharedCount } from './relatedness.ts';
import { COUNTED_ANYHOW, goAlike, goApart, LASTS_ANYHOW } from './roles.ts';
import { otherScope, sameAged } from './scope.ts';
import { befellOthers, type SharedSetting, sharedSetting, tellOfOthers } from './setting.ts';

/** Two facts that, if they are about the same thing, can't both hold. */
export function conflict(a: Fact, b: Fact): boolean {
  if (!isComparable(a, b)) return false;
  if (a.mention.when && b.mention.when) return datesDiffer(a.mention.when, b.mention.when);
  if (a.mention.unit === 'score') return a.mention.value !== b.mention.value || a.mention.upTo !== b.mention.upTo;
  if (apart(a.against, b.against)) return true;
  if (a.mention.kind === 'percent' && goApart(toldUpTo(a), toldUpTo(b))) return true;
  return !isVague(a) && !isVague(b) && !amountsAgree(a.mention, b.mention);
}

/** "Rose 6%", "fell 6%": the amount with the verb right before it. */
const toldUpTo = ({ sentence, span: [start], mention: { end } }: Fact): string => sentence.text.slice(start, end);

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
  if (!countAlike(a, b) || apart(a.outcome, b.outcome) || otherRole(a, b)) return 0;
  if (a.rate !== b.rate || otherDimension(a, b) || otherFate(a, b) || otherFate(b, a)) return 0;
  const shared: Shared = {
    near: sharedCount(a.near, b.near) + agentMet(a, b) + agentMet(b, a),
    names: sharedCount(a.names, b.names),
    day: a.dates.some(({ when }) => b.dates.some((other) => sameDay(when!, other.when!))) ? 1 : 0,
    head: headMet(a, b) || headMet(b, a) ? 1 : 0,
  };
  const { near, names } = shared;
  const oneEdge = a.event && b.event && sharedCount(a.event.subject, b.event.subject) > 0;
  const strangers = !oneEdge && names === 0 && a.names.size > 0 && b.names.size > 0 && !(a.outcome && b.outcome);
  const oneLasting = a.mention.kind === 'duration' && a.head !== undefined && a.head === b.head && names >= 2;
  if (
    !oneLasting &&
    !hasSameFine(a, b) &&
    a.places.size > 0 &&
    b.places.size > 0 &&
    sharedCount(a.places, b.places) === 0
  )
    return 0;
  if (a.dates.some(({ when }) => b.dates.some((other) => datesDiffer(when!, other.when!)))) return 0;
  if (a.agent && b.agent && !b.names.has(a.agent) && !a.names.has(b.agent)) return 0;
  if (strangers || !enough(a, b, shared)) {
    const setting = mayBeOfEvent(a, b) && isTheNews(a) && isTheNews(b) ? sharedSetting(a, b) : undefined;
    if (!setting || !enoughInEvent(a, b, shared, setting)) return 0;
  }
  // Last, as they take longest.
  if (otherScope(a, b) || befellOthers(a, b) || tellOfOthers(a, b)) return 0;
  return 1 + near * 0.5 + names * 0.5 + (a.head && a.head === b.head ? 1 : 0);
}

/** Of one event there is one fine, wherever it was done and wherever it was told. */
const hasSameFine = (a: Fact, b: Fact): boolean =>
  a.role === 'fine' && b.role === 'fine' && isOneEvent(a.article, b.article);

export const apart = <Value extends string | number>(a: Value | undefined, b: Value | undefined): boolean =>
  a !== b && a !== undefined && b !== undefined;

const areSessions = (a: Fact, b: Fact): boolean =>
  [a, b].every(({ mention, head }) => mention.kind === 'duration' && isSession(head));

/** Both count one noun, or persons by nouns that may stand for one another. */
const countAlike = (a: Fact, b: Fact): boolean =>
  !apart(a.head, b.head) || areSamePersons(a, b) || haveSamePart(a, b) || areSessions(a, b);

/** What a thing is sold for a piece is what a piece costs. */
const otherRole = (a: Fact, b: Fact): boolean =>
  apart(a.role, b.role) &&
  !(a.mention.kind === 'money' && hasSame(a.rate, b.rate)) &&
  ![a, b].every(({ role }) => role === 'votes' || role === 'for');

const haveSamePart = (a: Fact, b: Fact): boolean =>
  a.role !== undefined &&
  a.role === b.role &&
  (LASTS_ANYHOW.has(a.role) ||
    (COUNTED_ANYHOW.has(a.role) && [a, b].every(({ mention: { of } }) => of !== undefined && !tellsSomeOnly(of))));

const areSamePersons = ({ mention: a }: Fact, { mention: b }: Fact): boolean =>
  a.kind === 'quantity' &&
  b.kind === 'quantity' &&
  a.of !== undefined &&
  b.of !== undefined &&
  mayCountSamePersons(a.of, b.of);

/** What is told of both: one part, one fate, or a word of their predicates besides what is counted. */
const toldAlike = (a: Fact, b: Fact): boolean =>
  (a.role !== undefined && a.role === b.role) ||
  (a.outcome !== undefined && a.outcome === b.outcome) ||
  [...a.telling].some((word) => word !== a.head && b.words.has(word)) ||
  [...b.telling].some((word) => word !== b.head && a.words.has(word));

/** Amounts so far apart were not told of one thing. */
const FARTHEST = 10;

export function farApart({ mention: a }: Fact, { mention: b }: Fact): boolean {
  const [one, other] = [a.upTo ?? a.value ?? 0, b.upTo ?? b.value ?? 0];
  return a.unit !== 'score' && Math.max(one, other) > FARTHEST * Math.min(one, other);
}

/** Names and words around both sentences count where both articles surely tell of one event. */
const MOST_NAMES_AROUND = 2;
const MOST_WORDS_AROUND = 2;
/** So many words in and around both sentences stand for a name. */
const NAMELESS = 6;
/** Sentences: a report no longer has little but its news. */
const SHORT = 8;
const isShort = ({ sentences }: Article): boolean => sentences.length <= SHORT;
/** Years: between two reports somebody may have grown older. */
const BIRTHDAY = 1;
const SPEED = 'kilometres an hour';
/** A thing has one of these at a time. */
const SINGLE_UNITS: ReadonlySet<string> = new Set(['degrees', SPEED, 'magnitude', 'light years']);

/** "Written in 1951". */
const isYear = ({ mention: { when } }: Fact): boolean => when?.year !== undefined && when.month === undefined;

/** False where no setting can make up for what the sentences do not share. Takes little time. */
function mayBeOfEvent(a: Fact, b: Fact): boolean {
  const { kind, unit } = a.mention;
  if (kind === 'date') return isYear(a) && isYear(b) && happensToBoth(a, b);
  if (unit === 'score' || farApart(a, b)) return false;
  if (kind !== 'quantity' || unit !== undefined) return true;
  return hasSame(a.head, b.head) || hasSame(a.role, b.role) || areSamePersons(a, b);
}

/** The news of its article, which tells one amount of the kind: what is meant can be told though little is repeated. */
const isTheNews = remembered((fact: Fact): boolean => {
  if (!isNews(fact)) return false;
  const { kind, unit } = fact.mention;
  const like = factsOf(fact.article).filter(
    (other) =>
      other !== fact &&
      other.mention.kind === kind &&
      other.mention.unit === unit &&
      (kind !== 'date' || isYear(other)),
  );
  if (kind !== 'quantity' || unit !== undefined)
    return like.every((other) => apart(other.role, fact.role) || tellsOfOther(other, fact));
  return !like.some(
    (other) => hasSame(other.head, fact.head) || haveSamePart(other, fact) || areSamePersons(other, fact),
  );
});

/** In a short report, with nothing in common: how high the ash rose, and how far around people had to leave. */
const tellsOfOther = (a: Fact, b: Fact): boolean =>
  a.mention.unit !== undefined && isShort(a.article) && b.near.size > 0 && sharedCount(a.near, b.near) === 0;

const hasSame = (a: string | undefined, b: string | undefined): boolean => a !== undefined && a === b;

function enoughInEvent(a: Fact, b: Fact, shared: Shared, around: SharedSetting): boolean {
  const { kind, unit } = a.mention;
  const { near, names, day } = shared;
  const allNames = Math.min(names + around.names, names + MOST_NAMES_AROUND);
  const words = Math.min(around.words, MOST_WORDS_AROUND);
  // So much less is asked of two short reports.
  const slack = isShort(a.article) && isShort(b.article) ? 1 : 0;
  const evidence = near + allNames + words + day;
  const sameRole = a.role !== undefined && b.role !== undefined && !otherRole(a, b);
  if (allNames === 0 && near + around.words < NAMELESS - (sameRole ? 2 * slack : 0)) return false;
  if (kind === 'date') return evidence >= 3;
  if (unit === 'years old') return sameAged(a, b) && Math.abs(a.mention.value! - b.mention.value!) > BIRTHDAY;
  const isSingle = unit !== undefined && SINGLE_UNITS.has(unit);
  if (isSingle) return evidence >= (near + words === 0 || unit === SPEED ? 2 : 3);
  if (near + words === 0 && !sameRole) return false;
  const sameHead = hasSame(a.head, b.head) || areSessions(a, b);
  if (kind === 'duration')
    return sameHead || sameRole ? evidence >= 3 - slack : near >= 1 && evidence >= (near >= 2 ? 4 : 5) - slack;
  if (kind === 'money' || kind === 'percent') {
    const sameWay = goAlike(a.sentence.text, b.sentence.text);
    return evidence >= (sameRole ? 2 : sameWay ? 3 : 4);
  }
  if (unit === 'metres' && a.dimension !== b.dimension) return false;
  if (unit !== undefined) return near + words * slack >= 2 && evidence >= 4 - slack;
  if (sameRole && (sameHead || haveSamePart(a, b))) return evidence >= 2;
  const verbless = sameHead && (slack === 1 || ((a.happens.size === 0 || b.happens.size === 0) && words >= 2));
  if ((!toldAlike(a, b) && !verbless) || (a.happens.size > 0 && b.happens.size > 0 && !happensToBoth(a, b)))
    return false;
  return sameHead ? near + words >= 2 && evidence >= 4 - slack : areSamePersons(a, b) && evidence >= 3;
}

/** "12 pupils caught measles", "350 pupils were vaccinated against measles": of each is told what is not told of the other. */
export function tellOtherwise(a: Fact, b: Fact): boolean {
  if (!COUNTED.has(a.mention.kind) || (a.outcome !== undefined && a.outcome === b.outcome)) return false;
  const own = (one: Fact, other: Fact): boolean => [...one.telling].some((word) => !other.words.has(word));
  return own(a, b) && own(b, a);
}

const COUNTED: ReadonlySet<MentionKind> = new Set(['quantity', 'money', 'percent']);

/** "Trapped" of one and "brought up" of the other: what became of those counted is not the same. */
const otherFate = (a: Fact, b: Fact): boolean =>
  a.mention.kind === 'quantity' && a.outcome !== undefined && b.outcome === undefined && b.happens.size > 0;

const otherDimension = ({ dimension: a }: Fact, { dimension: b }: Fact): boolean =>
  a !== undefined && b !== undefined && a !== b;

interface Shared {
  readonly near: number;
  readonly names: number;
  /** 1 where both sentences tell of one day. */
  readonly day: number;
  /** 1 where what one counts is what the other counts, or speaks of beside its amount. */
  readonly head: number;
}

/** "Ash rose …" begins with what may be a name: where another sentence speaks of ash it is a word. */
const agentMet = ({ agent }: Fact, { near }: Fact): number =>
  agent !== undefined && near.has(classOf(stemWord(agent))) ? 1 : 0;

const headMet = ({ head }: Fact, { near }: Fact): boolean => head !== undefined && near.has(head);

function enough(a: Fact, b: Fact, shared: Shared): boolean {
  const { kind, unit } = a.mention;
  const { near, names, day, head } = shared;
  const evidence =
    near + names + day + (a.rate || unit === SPEED || (a.dimension && a.dimension === b.dimension) ? 1 : 0);
  if (a.event && b.event) return a.event.edge === b.event.edge && sharedCount(a.event.subject, b.event.subject) >= 1;
  if (a.event || b.event) return near >= 2 && near + names >= 4;
  if (kind === 'date') return !reporting(a) && !reporting(b) && near + names >= 3 && near >= 1 && ofOneDay(a, b);
  if (kind === 'duration') {
    const lasting = a.head ?? b.head;
    if (!lasting || !a.near.has(lasting) || !b.near.has(lasting)) return near >= 3 || (near >= 1 && evidence >= 4);
    return a.head === b.head ? near + names >= 2 : near >= 2 && near + names >= 3;
  }
  if (unit === 'score') return names >= 2;
  if (unit === 'years old') return sameAged(a, b) && near + names >= 2;
  if (kind === 'quantity' && unit === undefined) {
    if (a.outcome && a.outcome === b.outcome)
      return (a.head === b.head || areSamePersons(a, b) || isBare(a) || isBare(b)) && near + names >= 2;
    if (a.head === undefined && b.head === undefined)
      return (
        countsHeads(a) && countsHeads(b) && near >= 2 && (evidence >= 4 || (evidence === 3 && happensToBoth(a, b)))
      );
    return a.head === b.head && evidence >= 3;
  }
  if (kind === 'quantity') {
    const apart = a.happens.size > 0 && b.happens.size > 0 && !happensToBoth(a, b);
    return near >= 2 ? evidence >= 4 : near === 1 && !apart && !tellsWhere(a) && evidence + head >= 4;
  }
  return near >= 2 ? evidence >= 3 : near >= 1 && evidence >= 4;
}

/** "Killed four of them", "left 30 dead": what is counted stands elsewhere. */
const isBare = ({ sentence, mention, head }: Fact): boolean =>
  head === undefined && /^ (?:of them|dead|killed|injured|wounded|missing)\b/.test(sentence.text.slice(mention.end));

const countsHeads = ({ mention }: Fact): boolean => mention.of !== undefined && HEADS.has(stemWord(mention.of));

const happensToBoth = (a: Fact, b: Fact): boolean => sharedCount(a.happens, b.happens) > 0;

/** "100 kilometres south of Talca": there are as many distances of a thing as landmarks. */
const tellsWhere = ({ sentence, mention }: Fact): boolean =>
  /^ (?:\([^)]*\) )?(?:at |to |in )?(?:the )?(?:\p{Ll}+[- ]){0,3}(?:of|from|off|away)\b/u.test(
    sentence.text.slice(mention.end),
  );

/** A day of the calendar belongs to the whole sentence, "on Friday" and "in 1998" to the words beside them. */
function ofOneDay(a: Fact, b: Fact): boolean {
  const dated = (fact: Fact): boolean => fact.mention.when?.day !== undefined;
  return (dated(a) && dated(b) && sharedCount(a.names, b.names) > 0) || happensToBoth(a, b);
}

/** "said on Monday": the day of the telling. */
const reporting = ({ sentence, mention }: Fact): boolean =>
  /\b(?:said|says|told|announced|reported|wrote|added)(?: \w+){0,3}? (?:on )?$/.test(
    sentence.text.slice(Math.max(0, mention.start - 40), mention.start),
  ) || mention.when?.relative !== undefined;

/** One of the year, month, day or weekday that both tell, and nothing against it. */
function sameDay(a: CalendarDate, b: CalendarDate): boolean {
  if (datesDiffer(a, b)) return false;
  if (a.weekday !== undefined && a.weekday === b.weekday) return true;
  if (a.relative !== undefined && a.relative === b.relative) return true;
  if (a.month === undefined && b.month === undefined) return a.year !== undefined && a.year === b.year;
  return a.month === b.month && a.day === b.day;
}
