import type { MentionKind } from '../mentions/mention.ts';
import { isPersonNoun } from '../words/person-nouns.ts';
import { stemWord } from '../words/terms.ts';
import { classOf, HEADS } from '../words/word-classes.ts';
import { sameAged } from './ages.ts';
import { amountsAgree, datesDiffer, isNewAmount, meet, sameDay } from './agreement.ts';
import type { Fact } from './facts.ts';
import {
  apart,
  areSamePersons,
  countAlike,
  happensApart,
  happensToBoth,
  nearestEnds,
  ofOtherDeeds,
  otherRole,
  otherSpell,
  type Shared,
  SPEED,
} from './likeness.ts';
import { areSingle, enoughInEvent, mayBeOfEvent } from './one-event.ts';
import { isOneEvent, sharedCount } from './relatedness.ts';
import { goApart } from './roles.ts';
import { otherScope } from './scope.ts';
import { areAtOtherSites, befellOthers, sharedSetting, tellOfOthers } from './setting.ts';
import { tellOneSum } from './sums.ts';

/** Two facts that, if they are about the same thing, can't both hold. */
export function conflict(a: Fact, b: Fact): boolean {
  if (!isComparable(a, b)) return false;
  if (a.mention.when && b.mention.when) return datesDiffer(a.mention.when, b.mention.when);
  if (a.mention.unit === 'score') return a.mention.value !== b.mention.value || a.mention.upTo !== b.mention.upTo;
  if (apart(a.against, b.against)) return true;
  if (a.mention.kind === 'percent' && goApart(toldUpTo(a), toldUpTo(b))) return true;
  if (isVague(a) || isVague(b)) return countsPersons(a, b) && nearestEnds(a, b) > ORDER;
  return !amountsAgree(a.mention, b.mention) && !tellOneSum(a, b);
}

/** So many times as much is no longer what "dozens" or "thousands" leaves open. */
const ORDER = 2;

/** Without a bound, one of them by their noun. */
const countsPersons = (a: Fact, b: Fact): boolean =>
  [a, b].every(({ mention: { bound } }) => bound === undefined || bound === 'about') &&
  [a, b].some(({ mention: { of } }) => of !== undefined && isPersonNoun(of));

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
  if (!countAlike(a, b) || apart(a.outcome, b.outcome) || otherRole(a, b) || otherSpell(a, b)) return 0;
  if (a.rate !== b.rate || otherDimension(a, b) || otherFate(a, b) || otherFate(b, a)) return 0;
  const shared: Shared = {
    near: sharedCount(a.near, b.near) + agentMet(a, b) + agentMet(b, a),
    names: sharedCount(a.names, b.names),
    day: meet(a.dates, b.dates, sameDay) ? 1 : 0,
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
  if (meet(a.dates, b.dates, datesDiffer)) return 0;
  if (a.agent && b.agent && !b.names.has(a.agent) && !a.names.has(b.agent)) return 0;
  if (strangers || !enough(a, b, shared)) {
    const setting = mayBeOfEvent(a, b) && areSingle(a, b) ? sharedSetting(a, b) : undefined;
    if (!setting || !enoughInEvent(a, b, shared, setting)) return 0;
  }
  // Last, as they take longest.
  if (otherScope(a, b) || befellOthers(a, b) || tellOfOthers(a, b) || areAtOtherSites(a, b)) return 0;
  return 1 + near * 0.5 + names * 0.5 + (a.head && a.head === b.head ? 1 : 0);
}

/** Of one event there is one fine, wherever it was done and wherever it was told. */
const hasSameFine = (a: Fact, b: Fact): boolean =>
  a.role === 'fine' && b.role === 'fine' && isOneEvent(a.article, b.article);

/** "12 pupils caught measles", "350 pupils were vaccinated against measles": of each is told what is not told of the other. */
export function tellOtherwise(a: Fact, b: Fact): boolean {
  if (!COUNTED.has(a.mention.kind) || (a.outcome !== undefined && a.outcome === b.outcome)) return false;
  const own = (one: Fact, other: Fact): boolean => [...one.telling].some((word) => !other.words.has(word));
  return own(a, b) && own(b, a);
}

const COUNTED: ReadonlySet<MentionKind> = new Set(['quantity', 'money', 'percent']);

/** "Trapped" of one and "brought up" of the other: what became of those counted is not the same. */
const otherFate = (a: Fact, b: Fact): boolean =>
  a.mention.kind === 'quantity' &&
  a.mention.unit === undefined &&
  a.outcome !== undefined &&
  b.outcome === undefined &&
  b.happens.size > 0;

const otherDimension = ({ dimension: a }: Fact, { dimension: b }: Fact): boolean =>
  a !== undefined && b !== undefined && a !== b;

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
  if (kind === 'quantity')
    return near >= 2 ? evidence >= 4 : near === 1 && !happensApart(a, b) && !tellsWhere(a) && evidence + head >= 4;
  if (ofOtherDeeds(a, b)) return near >= 3 && evidence >= 4;
  return near >= 2 ? evidence >= 3 : near >= 1 && evidence >= 4;
}

/** "Killed four of them", "left 30 dead": what is counted stands elsewhere. */
const isBare = ({ sentence, mention, head }: Fact): boolean =>
  head === undefined && /^ (?:of them|dead|killed|injured|wounded|missing)\b/.test(sentence.text.slice(mention.end));

const countsHeads = ({ mention }: Fact): boolean => mention.of !== undefined && HEADS.has(stemWord(mention.of));

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
