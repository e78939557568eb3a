import { opposes, turnsWithTime } from '../words/opposites.ts';
import { stemWord } from '../words/terms.ts';
import { classOf } from '../words/word-classes.ts';
import { amountsAgree, onOtherDays } from './agreement.ts';
import { aboutOf, type Claim } from './claims.ts';
import { isNews, roundsIn } from './facts.ts';
import { isOneEvent, sharedCount } from './relatedness.ts';

/** Of what two contradicting claims tell besides the contradiction, this much is the same. */
const SAME_SUBJECT = 0.6;
/** Of what both begin with, where both surely tell of one event. */
const SAME_NEWS = 0.4;

/** Where one of the claims names somebody and the other does not, so many words show that both tell of one thing. */
const FEWEST_UNNAMED = 4;

/** 0: the claims do not contradict; else how surely they do, up to 1. */
export function contradiction(a: Claim, b: Claim): number {
  const turned = turnedIn(a, b);
  if (turned ? a.denied.size + b.denied.size > 0 && !turned.includes(DENIED) : !denies(a, b) && !denies(b, a)) return 0;
  if (a.ahead !== b.ahead) return 0;
  if (onOtherDays(a.dates, b.dates) || ofOtherRounds(a, b)) return 0;
  if (otherAmounts(a, b)) return 0;
  if (hasOthers(a.places, b.places) && hasOthers(b.places, a.places)) return 0;
  if (
    followsInTime(a, b, turned) ||
    (turned && (areApart(a.patients, b.patients) || areApart(a.complement, b.complement)))
  )
    return 0;
  const words = sharedCount(a.classes, b.classes);
  const names = sharedCount(a.names, b.names);
  const smaller = Math.min(a.classes.size + a.names.size, b.classes.size + b.names.size) - (turned ? 1 : 0);
  const share = (words + names) / Math.max(1, smaller);
  const isTurned = turned !== undefined;
  if (!isPlainlyOne(a, b, { isTurned, words, names, share }) && !(isTurned && areOfOneSubject(a, b))) return 0;
  return Math.min(1, 0.4 + 0.1 * (words + names) + 0.2 * share);
}

interface SharedClaim {
  readonly isTurned: boolean;
  readonly words: number;
  readonly names: number;
  readonly share: number;
}

/** What both claim shows that they tell of one thing. */
function isPlainlyOne(a: Claim, b: Claim, { isTurned, words, names, share }: SharedClaim): boolean {
  const isPlain = words >= 2 && share === 1 && isOneEvent(a.article, b.article);
  if (words < (isTurned ? 1 : 2) || (words + names < 3 && !isPlain)) return false;
  if (names === 0 && words < FEWEST_UNNAMED && !isPlain && a.names.size !== b.names.size) return false;
  return share >= (isTurned && isNews(a) && isNews(b) && isOneEvent(a.article, b.article) ? SAME_NEWS : SAME_SUBJECT);
}

/** Nearly all that one sentence holds besides the contradiction the other one holds as well. */
function areOfOneSubject(a: Claim, b: Claim): boolean {
  const [one, other] = [aboutOf(a), aboutOf(b)];
  const shared = sharedCount(one, other);
  return shared >= FEWEST_UNNAMED && shared >= NEARLY_ALL * (Math.min(one.size, other.size) - 1);
}

const NEARLY_ALL = 0.8;

/** A shock of magnitude 4 and one of magnitude 6: what differs in size is not one thing. */
const otherAmounts = (a: Claim, b: Claim): boolean =>
  a.amounts.some((one) =>
    b.amounts.some(
      (other) => one.kind === other.kind && one.unit === other.unit && one.of === other.of && !amountsAgree(one, other),
    ),
  );

/** Some that are none of `others`. */
const hasOthers = (own: ReadonlySet<string>, others: ReadonlySet<string>): boolean =>
  sharedCount(own, others) < own.size;

/** "Approved the budget", "rejected the parking plan". */
const areApart = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && sharedCount(a, b) === 0;

/** In the first half it rose, in the third quarter it fell. */
const ofOtherRounds = ({ sentence: a }: Claim, { sentence: b }: Claim): boolean =>
  areApart(roundsIn(a.text), roundsIn(b.text));

function turnedIn(a: Claim, b: Claim): readonly [string, string] | undefined {
  for (const stem of a.turning) {
    if (b.turning.includes(stem)) continue;
    const opposite = b.turning.find((other) => opposes(stem, other) && !a.turning.includes(other));
    if (opposite !== undefined) return [stem, opposite];
  }
  return undefined;
}

/** `a` denies the very word that `b` affirms. */
const denies = (a: Claim, b: Claim): boolean =>
  b.denied.size === 0 &&
  !b.classes.has(DENYING) &&
  [...a.denied].some((word) => b.affirmed.has(word) || (a.lacks && b.classes.has(word)));

/** "Denied that …": says the same as a denial. */
const DENIED = stemWord('denied');
const DENYING = classOf(DENIED);

const HOURS = 3_600_000;

/** What was so far not the case, or a state that comes and goes, told otherwise hours later: news, and no contradiction. */
function followsInTime(a: Claim, b: Claim, turned: readonly [string, string] | undefined): boolean {
  const [timeA, timeB] = [a.article.publishedAt?.getTime(), b.article.publishedAt?.getTime()];
  if (timeA === undefined || timeB === undefined || Math.abs(timeA - timeB) < 2 * HOURS) return false;
  if (turned) return turnsWithTime(...turned);
  const earlier = timeA < timeB ? a : b;
  return earlier.denied.size > 0 && earlier.soFar;
}
