import type { Article } from '../reading/article.ts';
import { remembered } from '../remember.ts';
import { sameAged } from './ages.ts';
import { amountsAgree } from './agreement.ts';
import { type Fact, factsOf, isNews } from './facts.ts';
import {
  apart,
  areSamePersons,
  areSessions,
  farApart,
  happensApart,
  happensToBoth,
  hasSame,
  haveSamePart,
  isOneKind,
  ofOtherDeeds,
  otherRole,
  type Shared,
  SPEED,
  toldAlike,
} from './likeness.ts';
import { areOfTopic, sharedCount } from './relatedness.ts';
import { goAlike } from './roles.ts';
import type { SharedSetting } from './setting.ts';

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
/** A thing has one of these at a time. */
const SINGLE_UNITS: ReadonlySet<string> = new Set(['degrees', SPEED, 'magnitude', 'light years']);

/** "Written in 1951". */
const isYear = ({ mention: { when } }: Fact): boolean => when?.year !== undefined && when.month === undefined;

/** "Last inspected in April". */
const isMonth = ({ mention: { when } }: Fact): boolean => when?.month !== undefined && when.day === undefined;

/** False where no setting can make up for what the sentences do not share. Takes little time. */
export function mayBeOfEvent(a: Fact, b: Fact): boolean {
  const { kind, unit } = a.mention;
  if (kind === 'date') return ((isYear(a) && isYear(b)) || (isMonth(a) && isMonth(b))) && happensToBoth(a, b);
  if (unit === 'score' || farApart(a, b)) return false;
  if (kind !== 'quantity' || unit !== undefined) return true;
  return hasSame(a.head, b.head) || hasSame(a.role, b.role) || areSamePersons(a, b);
}

/** The one amount of the kind its article tells: what is meant can be told though little is repeated. */
const isOnlyOne = remembered((fact: Fact): boolean => {
  const { kind, unit } = fact.mention;
  const like = factsOf(fact.article).filter(
    (other) =>
      other !== fact &&
      other.mention.kind === kind &&
      other.mention.unit === unit &&
      (kind !== 'percent' || !amountsAgree(other.mention, fact.mention)) &&
      (kind !== 'date' || ((isYear(other) || isMonth(other)) && happensToBoth(other, fact))),
  );
  if (kind !== 'quantity' || unit !== undefined)
    return like.every((other) => apart(other.role, fact.role) || tellsOfOther(other, fact));
  return !like.some(
    (other) => hasSame(other.head, fact.head) || haveSamePart(other, fact) || areSamePersons(other, fact),
  );
});

/** Each is the one amount of the kind its article tells, and the news of it or told of what both begin with. */
export const areSingle = (a: Fact, b: Fact): boolean =>
  isOnlyOne(a) && isOnlyOne(b) && ((isNews(a) && isNews(b)) || (isOneKind(a, b) && areOfTopic(a, b)));

/** In a short report, with nothing in common: how high the ash rose, and how far around people had to leave. */
const tellsOfOther = (a: Fact, b: Fact): boolean =>
  a.mention.unit !== undefined && isShort(a.article) && b.near.size > 0 && sharedCount(a.near, b.near) === 0;

export function enoughInEvent(a: Fact, b: Fact, shared: Shared, around: SharedSetting): boolean {
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
  if (ofOtherDeeds(a, b) && near < 3) return false;
  if (kind === 'money' || kind === 'percent') {
    const sameWay = goAlike(a.sentence.text, b.sentence.text);
    return evidence >= (sameRole ? 2 : sameWay ? 3 : 4);
  }
  if (unit === 'metres' && a.dimension !== b.dimension) return false;
  if (unit !== undefined) return near + words * slack >= 2 && evidence >= 4 - slack;
  if (sameRole && (sameHead || haveSamePart(a, b))) return evidence >= 2;
  const verbless = sameHead && (slack === 1 || ((a.happens.size === 0 || b.happens.size === 0) && words >= 2));
  if ((!toldAlike(a, b) && !verbless) || happensApart(a, b)) return false;
  return sameHead ? near + words >= 2 && evidence >= 4 - slack : areSamePersons(a, b) && evidence >= 3;
}
