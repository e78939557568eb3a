import { startsLarge } from '../words/large-letter.ts';
import { STOP_WORDS } from '../words/stop-words.ts';
import { hedgeAround } from './hedges.ts';
import type { Mention } from './mention.ts';
import { opensNumber, readNumber, type WrittenNumber } from './numbers.ts';
import { readShare } from './shares.ts';
import { hyphenAt, type Token } from './tokens.ts';
import { DURATION_HOURS, MEASURES, MONEY_SIGNS, MONEY_WORDS } from './units.ts';

/** An amount as tokens `[from, to)`. */
export interface FoundAmount extends Pick<Mention, 'value' | 'upTo' | 'unit' | 'bound' | 'of'> {
  readonly kind: 'duration' | 'money' | 'percent' | 'quantity';
  readonly from: number;
  readonly to: number;
}

/** Durations, money, percentages and counts, in order. `taken` tells which tokens belong to dates. */
export function findAmounts(tokens: readonly Token[], taken: (at: number) => boolean): readonly FoundAmount[] {
  const amounts: FoundAmount[] = [];
  for (let at = 0; at < tokens.length; ) {
    const amount = taken(at) || !opensAmount(tokens[at]!) ? undefined : readAmount(tokens, at);
    if (amount) amounts.push(amount);
    at = amount ? Math.max(amount.to, at + 1) : at + 1;
  }
  return amounts;
}

const opensAmount = (token: Token): boolean => opensNumber(token) || MONEY_SIGNS.has(token.text);

function readAmount(tokens: readonly Token[], at: number): FoundAmount | undefined {
  const sum = readSum(tokens, at);
  if (sum) return sum;
  const spell = readPartOfPoint(tokens, at) ?? readSpell(tokens, at);
  if (spell) return spell;
  const share = readShare(tokens, at);
  if (share) return hedged(tokens, { ...share, kind: 'percent', unit: 'percent' });
  const number = readNumber(tokens, at);
  return number && !isLabel(tokens, number) ? readCounted(tokens, number) : undefined;
}

/** "$5 million", "US$5m", "€ 3": a sum with its sign before it. */
function readSum(tokens: readonly Token[], at: number): FoundAmount | undefined {
  const sign = MONEY_SIGNS.get(tokens[at]?.text ?? '');
  if (!sign || tokens[at + 1]?.kind !== 'number') return undefined;
  const number = readNumber(tokens, at + 1);
  const country =
    tokens[at]!.before === 'none' ? (/^(?:A|AU|C|CA|HK|NZ|S)$/.exec(tokens[at - 1]?.text ?? '')?.[0] ?? '') : '';
  return number && hedged(tokens, { ...number, kind: 'money', unit: country ? `${country}$` : sign, from: at });
}

/** "an hour", "half an hour", "a week and a half": a span of time without a number, where the words around show one. */
function readSpell(tokens: readonly Token[], at: number): FoundAmount | undefined {
  const half = tokens[at]?.lower === 'half';
  const article = half ? at + 1 : at;
  if (!/^an?$/.test(tokens[article]?.lower ?? '')) return undefined;
  const hours = DURATION_HOURS.get(tokens[article + 1]?.lower ?? '');
  if (!hours || hyphenAt(tokens, article + 2)) return undefined;
  const joined = tokens[article + 2]?.lower === 'and' && !half ? readNumber(tokens, article + 3) : undefined;
  const smaller = joined && DURATION_HOURS.get(tokens[joined.to]?.lower ?? '');
  if (joined && smaller && smaller < hours)
    return hedged(tokens, {
      kind: 'duration',
      value: hours + joined.value * smaller,
      unit: 'hours',
      from: at,
      to: joined.to + 1,
    });
  const cue =
    /^(for|after|last|lasted|lasts|lasting|within|than|about|nearly|almost|over|took|takes|take|in|spent|least|around|roughly)$/;
  if (!half && !cue.test(tokens[at - 1]?.lower ?? '')) return undefined;
  const more =
    tokens[article + 2]?.lower === 'and' && tokens[article + 3]?.lower === 'a' && tokens[article + 4]?.lower === 'half';
  const value = hours * (half ? 0.5 : more ? 1.5 : 1);
  const to = article + (more ? 5 : 2);
  return agoAt(tokens, to, at) ? undefined : hedged(tokens, { kind: 'duration', value, unit: 'hours', from: at, to });
}

/** Whether a span of time that begins at `from` points to a day: "four days before", but not "for four days before". */
export const agoAt = (tokens: readonly Token[], at: number, from: number): boolean =>
  /^(ago|earlier|later|before)$/.test(tokens[at]?.lower ?? '') && tokens[from - 1]?.lower !== 'for';

const PARTS: ReadonlyMap<string, number> = new Map([
  ['half', 0.5],
  ['quarter', 0.25],
]);

/** "Half a percentage point", "a quarter of a point", "a quarter-point": what central banks raise by. */
function readPartOfPoint(tokens: readonly Token[], at: number): FoundAmount | undefined {
  const first = /^an?$/.test(tokens[at]?.lower ?? '') ? at + 1 : at;
  const value = PARTS.get(tokens[first]?.lower ?? '');
  if (value === undefined) return undefined;
  let to = first + 1;
  while (to < first + 4 && (/^(?:of|an?|percentage)$/.test(tokens[to]?.lower ?? '') || hyphenAt(tokens, to))) to += 1;
  if (tokens[to]?.lower !== 'point') return undefined;
  return hedged(tokens, { kind: 'percent', value, unit: 'percentage points', from: at, to: to + 1 });
}

/** "Flight 370", "No. 5", "COVID-19", "F-16": a number that names and does not count. */
function isLabel(tokens: readonly Token[], { from, to, score }: WrittenNumber): boolean {
  if (score && tokens[from]!.before === 'space') return false;
  const before = tokens[from - 1];
  if (tokens[from]!.kind !== 'number' || !before) return false;
  if (before.text === '#' || (before.text === '.' && tokens[from - 2]?.lower === 'no')) return true;
  if (before.text === '-' && tokens[from]!.before === 'none' && before.before === 'none') return true;
  if (before.kind !== 'word') return false;
  if (tokens[from]!.before === 'none') return true;
  if (opensUnit(tokens[to]?.lower ?? '')) return false;
  const of = countedNoun(tokens, to);
  if (of && PLURAL.test(of) && tokens[to]!.kind === 'word') return false;
  return startsLarge(before.text) && !STOP_WORDS.has(before.lower);
}

const opensUnit = (word: string): boolean =>
  /^(?:%|percent|per|pct)$/.test(word) || MEASURES.has(word) || MONEY_WORDS.has(word) || DURATION_HOURS.has(word);

function readCounted(tokens: readonly Token[], number: WrittenNumber): FoundAmount | undefined {
  const hyphen = hyphenAt(tokens, number.to);
  const next = tokens[hyphen ? number.to + 1 : number.to];
  const at = hyphen ? number.to + 1 : number.to;
  const word = next?.lower ?? '';
  const hours = DURATION_HOURS.get(word);
  if (hours) return readDuration(tokens, number, at, hours);
  const percent = readPercent(tokens, number, at);
  if (percent) return percent;
  const currency = MONEY_WORDS.get(word) ?? MONEY_WORDS.get(next?.text ?? '') ?? MONEY_SIGNS.get(next?.text ?? '');
  if (currency && !hyphen) return hedged(tokens, { ...number, kind: 'money', unit: currency, to: at + 1 });
  const measure = readMeasure(tokens, number, at);
  if (measure) return measure;
  if (number.score)
    return {
      kind: 'quantity',
      value: number.value,
      upTo: number.upTo,
      unit: 'score',
      from: number.from,
      to: number.to,
    };
  if (hyphen) return word === 'magnitude' ? hedged(tokens, { ...number, kind: 'quantity', of: word }) : undefined;
  return readVotes(tokens, number) ?? readAge(tokens, number) ?? readCount(tokens, number);
}

const HOURS_A_YEAR = DURATION_HOURS.get('year')!;

function readDuration(
  tokens: readonly Token[],
  number: WrittenNumber,
  at: number,
  hours: number,
): FoundAmount | undefined {
  const old = hyphenAt(tokens, at + 1) ? at + 2 : at + 1;
  if (tokens[old]?.lower === 'old')
    return hedged(tokens, {
      ...number,
      kind: 'quantity',
      value: (number.value * hours) / HOURS_A_YEAR,
      unit: 'years old',
      of: 'age',
      to: old + 1,
    });
  let value = number.value * hours;
  let to = at + 1;
  if (tokens[to]?.lower === 'and' && tokens[to + 1]?.lower === 'a' && tokens[to + 2]?.lower === 'half') {
    value += hours / 2;
    to += 3;
  }
  const joint = /^(and|,)$/.test(tokens[to]?.lower ?? '') ? to + 1 : to;
  const rest = tokens[joint] && readNumber(tokens, joint);
  const smaller = rest && DURATION_HOURS.get(tokens[rest.to]?.lower ?? '');
  if (rest && smaller && smaller < hours) {
    value += rest.value * smaller;
    to = rest.to + 1;
  }
  if (agoAt(tokens, to, number.from)) return undefined;
  const upTo = number.upTo === undefined ? undefined : number.upTo * hours;
  return hedged(tokens, { ...number, kind: 'duration', value, upTo, unit: 'hours', to });
}

function readPercent(tokens: readonly Token[], number: WrittenNumber, at: number): FoundAmount | undefined {
  const word = tokens[at]?.lower ?? '';
  const split = word === 'per' && tokens[at + 1]?.lower === 'cent';
  if (word === 'percentage' && /^points?$/.test(tokens[at + 1]?.lower ?? ''))
    return hedged(tokens, { ...number, kind: 'percent', unit: 'percentage points', to: at + 2 });
  if (word === 'basis' && /^points?$/.test(tokens[at + 1]?.lower ?? ''))
    return hedged(tokens, {
      ...number,
      kind: 'percent',
      value: number.value / 100,
      unit: 'percentage points',
      to: at + 2,
    });
  if (!split && !/^(%|percent|pct)$/.test(word)) return undefined;
  const to = at + (split ? 2 : 1);
  const points = /^points?$/.test(tokens[to]?.lower ?? '');
  return hedged(tokens, {
    ...number,
    kind: 'percent',
    unit: points ? 'percentage points' : 'percent',
    to: points ? to + 1 : to,
  });
}

function readMeasure(tokens: readonly Token[], number: WrittenNumber, at: number): FoundAmount | undefined {
  const first = tokens[at]?.lower ?? '';
  const last = /^(square|sq|light)$/.test(first) ? (hyphenAt(tokens, at + 1) ? at + 2 : at + 1) : at;
  const word = tokens[last]?.lower ?? '';
  const measure = MEASURES.get(last === at ? word : `${first === 'sq' ? 'square' : first} ${word}`);
  if (!measure) return undefined;
  const speed = measure[0] === 'metres' && measure[1] >= 1000 ? anHourAt(tokens, last + 1) : undefined;
  const [unit, factor] = speed ? [SPEED, measure[1] / 1000] : measure;
  const scale = unit === 'degrees' ? scaleAt(tokens, last + 1) : undefined;
  const inBase = (value: number): number => (scale === 'fahrenheit' ? ((value - 32) * 5) / 9 : value * factor);
  return hedged(tokens, {
    ...number,
    kind: 'quantity',
    value: inBase(number.value),
    upTo: number.upTo === undefined ? undefined : inBase(number.upTo),
    unit,
    to: speed ?? (scale ? last + 2 : last + 1),
  });
}

/** "Degrees Fahrenheit", "°C". */
function scaleAt(tokens: readonly Token[], at: number): 'celsius' | 'fahrenheit' | undefined {
  const word = tokens[at]?.lower ?? '';
  if (/^(?:celsius|centigrade)$/.test(word) || tokens[at]?.text === 'C') return 'celsius';
  return word === 'fahrenheit' || tokens[at]?.text === 'F' ? 'fahrenheit' : undefined;
}

const SPEED = 'kilometres an hour';

/** Where "an hour", "per hour" or "/h" ends. */
function anHourAt(tokens: readonly Token[], at: number): number | undefined {
  const word = tokens[at + 1]?.lower ?? '';
  if (tokens[at]?.text === '/') return /^h(?:r|our)?$/.test(word) ? at + 2 : undefined;
  return /^(?:an|per)$/.test(tokens[at]?.lower ?? '') && word === 'hour' ? at + 2 : undefined;
}

/** "31 votes to 18". */
function readVotes(tokens: readonly Token[], number: WrittenNumber): FoundAmount | undefined {
  const votes = tokens[number.to]?.lower === 'votes' && tokens[number.to + 1]?.lower === 'to';
  const other = votes && number.upTo === undefined ? readNumber(tokens, number.to + 2) : undefined;
  if (!other || other.upTo !== undefined) return undefined;
  return { kind: 'quantity', value: number.value, upTo: other.value, unit: 'score', from: number.from, to: other.to };
}

/** "Aged 61", "at the age of 61". */
function readAge(tokens: readonly Token[], number: WrittenNumber): FoundAmount | undefined {
  const before = tokens[number.from - 1]?.lower;
  const aged = before === 'aged' || (before === 'of' && tokens[number.from - 2]?.lower === 'age');
  return aged ? hedged(tokens, { ...number, kind: 'quantity', unit: 'years old', of: 'age' }) : undefined;
}

const PLURAL = /(?:[^s]s|people|men|women|children|dead|killed|injured|wounded|missing|police|troops)$/;
const VERB =
  /(?:ed|ing)$|^(?:died|fled|took|went|came|lost|left|fell|rose|said|won|sat|got|gave|made|met|hit|shot|held|remain|remained|is|was)$/;

/** Alone, "one" and "zero" count only what is named: "one of them", "zero in on". */
function readCount(tokens: readonly Token[], number: WrittenNumber): FoundAmount | undefined {
  const of = countedNoun(tokens, number.to);
  if (/^(?:one|zero)$/.test(tokens[number.from]!.lower)) {
    const alone = number.to === number.from + 1;
    if (!of || (alone && STOP_WORDS.has(tokens[number.to]?.lower ?? ''))) return undefined;
  }
  return hedged(tokens, { ...number, kind: 'quantity', of });
}

/** The head of the noun phrase that begins at `at`: its first plural, else its last word. */
function countedNoun(tokens: readonly Token[], at: number): string | undefined {
  let noun: string | undefined;
  let start = tokens[at]?.lower === 'of' ? at + 1 : at;
  while (/^(more|other|additional|the|their|its|his|these|those|further|new|our|my)$/.test(tokens[start]?.lower ?? ''))
    start += 1;
  for (let place = start; place < start + 6; place += 1) {
    const token = tokens[place];
    if (token?.text === '-' && hyphenAt(tokens, place)) continue;
    if (token?.kind !== 'word' || token.before === 'break' || STOP_WORDS.has(token.lower)) break;
    if (VERB.test(token.lower) && (noun || !/ed$/.test(token.lower))) break;
    noun = token.lower.replace(/'s?$/, '');
    if (PLURAL.test(noun) && !hyphenAt(tokens, place + 1)) break;
  }
  return noun;
}

type Bare = FoundAmount & Partial<Pick<WrittenNumber, 'vague' | 'score'>>;

function hedged(tokens: readonly Token[], { vague, score: _, ...amount }: Bare): FoundAmount {
  const hedge = hedgeAround(tokens, amount.from, amount.to);
  if (hedge) return { ...amount, ...hedge };
  return vague ? { ...amount, bound: 'about' } : amount;
}
