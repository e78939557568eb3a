import { dashAt, hyphenAt, type Token } from './tokens.ts';

/** A number as written: `[from, to)` of the tokens. A vague one ("dozens", "10 to 15") has a highest value, too. */
export interface WrittenNumber {
  readonly value: number;
  readonly upTo?: number;
  readonly from: number;
  readonly to: number;
  /** "dozens", "hundreds of": the value is only an order of magnitude. */
  readonly vague?: boolean;
  /** "3-2": two numbers joined by a hyphen, the second not larger. */
  readonly score?: boolean;
}

const numbered = (words: string, first: number, step: number): [string, number][] =>
  words.split(' ').map((word, place) => [word, first + place * step]);

const ONES = new Map(numbered('one two three four five six seven eight nine', 1, 1));
const SMALL = new Map<string, number>([
  ...ONES,
  ...numbered('ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen', 10, 1),
  ...numbered('twenty thirty forty fifty sixty seventy eighty ninety', 20, 10),
  ['zero', 0],
]);
const SCALES = new Map([
  ['hundred', 100],
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
  ['trillion', 1e12],
  ['dozen', 12],
  ['score', 20],
  ['lakh', 1e5],
  ['crore', 1e7],
]);
const LETTER_SCALES = new Map([
  ['k', 1e3],
  ['m', 1e6],
  ['mn', 1e6],
  ['bn', 1e9],
  ['tn', 1e12],
]);
const PLURALS = new Map([
  ['dozens', 24],
  ['scores', 40],
  ['hundreds', 200],
  ['thousands', 2e3],
  ['millions', 2e6],
  ['billions', 2e9],
]);

/** Every number written in words begins with one of these, or with "a" and one of those that follow it. */
export const NUMBER_WORDS: readonly string[] = [...SMALL.keys(), ...PLURALS.keys(), 'tens', 'half'];
export const COUNTED_BY_ARTICLE: readonly string[] = [...SCALES.keys(), 'couple'];
const OPENERS: ReadonlySet<string> = new Set([...NUMBER_WORDS, 'a', 'an']);

/** Whether a number, or "a" as one, may begin with the token: most can't, and need no closer look. */
export const opensNumber = ({ kind, lower }: Token): boolean =>
  kind === 'number' || (kind === 'word' && OPENERS.has(lower));

/** Reads the number that begins at `tokens[at]`, in digits or words; undefined where none begins. */
export function readNumber(tokens: readonly Token[], at: number): WrittenNumber | undefined {
  const low = readVague(tokens, at) ?? readSingle(tokens, at);
  if (!low || low.vague) return low;
  return readRange(tokens, low) ?? low;
}

function readRange(tokens: readonly Token[], low: WrittenNumber): WrittenNumber | undefined {
  const joint = tokens[low.to];
  if (!joint) return undefined;
  const dash = dashAt(tokens, low.to) && joint.before === 'none' && tokens[low.to + 1]?.before === 'none';
  const between = tokens[low.from - 1]?.lower === 'between' && joint.lower === 'and';
  const plain = (joint.lower === 'to' || joint.lower === 'or') && tokens[low.from - 1]?.lower !== 'from';
  if (!dash && !between && !plain) return undefined;
  const high = readSingle(tokens, low.to + 1);
  if (!high) return undefined;
  if (high.value > low.value) {
    const scale = scaleShared(low, high);
    return { ...low, value: product(low.value, scale), upTo: high.value, to: high.to };
  }
  const tally = joint.lower === 'to' && /^(?:by|voted|vote)$/.test(tokens[low.from - 1]?.lower ?? '');
  return (dash && tokens[low.from]?.kind === 'number') || tally
    ? { ...low, upTo: high.value, to: high.to, score: true }
    : undefined;
}

/** "two to three million": the scale belongs to both. */
function scaleShared(low: WrittenNumber, high: WrittenNumber): number {
  for (const scale of [1e9, 1e6, 1e3])
    if (high.value >= scale && low.value < 1000 && high.to - high.from > 1) return scale;
  return 1;
}

function readVague(tokens: readonly Token[], at: number): WrittenNumber | undefined {
  const word = tokens[at]?.lower ?? '';
  if (word === 'tens' && tokens[at + 1]?.lower === 'of') {
    const unit = PLURALS.get(tokens[at + 2]?.lower ?? '');
    return unit ? { value: unit * 10, upTo: unit * 50 - 1, from: at, to: at + 3, vague: true } : undefined;
  }
  const value = PLURALS.get(word);
  if (!value) return undefined;
  const inner = tokens[at + 1]?.lower === 'of' ? PLURALS.get(tokens[at + 2]?.lower ?? '') : undefined;
  if (inner && inner > value)
    return { value: value * (inner / 2), upTo: value * inner * 2.5 - 1, from: at, to: at + 3, vague: true };
  const upTo = value < 100 ? 199 : value * 5 - 1;
  return { value, upTo, from: at, to: at + 1, vague: true };
}

function readSingle(tokens: readonly Token[], at: number): WrittenNumber | undefined {
  const half = readHalf(tokens, at);
  if (half) return half;
  const token = tokens[at];
  if (!token) return undefined;
  if (token.kind === 'number') {
    const digits = readDigits(tokens, at);
    return digits && scaled(tokens, digits);
  }
  if (token.lower === 'a' || token.lower === 'an') {
    if (tokens[at + 1]?.lower === 'couple' && tokens[at + 2]?.lower === 'of')
      return { value: 2, upTo: 3, from: at, to: at + 3, vague: true };
    return SCALES.has(tokens[at + 1]?.lower ?? '') ? scaled(tokens, { value: 1, from: at, to: at + 1 }) : undefined;
  }
  return readWords(tokens, at);
}

function readHalf(tokens: readonly Token[], at: number): WrittenNumber | undefined {
  if (tokens[at]?.lower !== 'half') return undefined;
  const article = /^an?$/.test(tokens[at + 1]?.lower ?? '');
  const scale = SCALES.get(tokens[at + 2]?.lower ?? '');
  return article && scale ? { value: scale / 2, from: at, to: at + 3 } : undefined;
}

function readDigits(tokens: readonly Token[], at: number): WrittenNumber | undefined {
  const { text } = tokens[at]!;
  if (text.includes(':')) return undefined;
  const value = digitsValue(text);
  if (Number.isNaN(value)) return undefined;
  let digits = text;
  let to = at + 1;
  while (
    to < at + 4 &&
    /^\d{1,3}$/.test(text) &&
    /^\d{3}$/.test(tokens[to]?.text ?? '') &&
    tokens[to]?.before === 'space'
  ) {
    digits += tokens[to]!.text;
    to += 1;
  }
  return { value: to > at + 1 ? Number(digits) : value, from: at, to };
}

function digitsValue(digits: string): number {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(digits)) return Number(digits.replaceAll(',', ''));
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(digits)) return Number(digits.replaceAll('.', ''));
  return Number(digits.replace(',', '.'));
}

/** English number words: "twenty-one", "three hundred and five", "two and a half". */
function readWords(tokens: readonly Token[], at: number, depth = 0): WrittenNumber | undefined {
  const number = readBelowHundred(tokens, at);
  return number && scaled(tokens, number, depth);
}

function readBelowHundred(tokens: readonly Token[], at: number): WrittenNumber | undefined {
  const first = SMALL.get(tokens[at]?.lower ?? '');
  if (first === undefined) return undefined;
  const next = hyphenAt(tokens, at + 1) ? at + 2 : at + 1;
  const one = first >= 20 ? ONES.get(tokens[next]?.lower ?? '') : undefined;
  return one ? { value: first + one, from: at, to: next + 1 } : { value: first, from: at, to: at + 1 };
}

/** In binary 4.1 times a million is 4,099,999.9999999995: amounts are told by fewer digits than that. */
const product = (value: number, scale: number): number => Number((value * scale).toPrecision(12));

/** The scales and fractions after a number; `depth` is how many larger parts of one number stand before it. */
function scaled(tokens: readonly Token[], number: WrittenNumber, depth = 0): WrittenNumber {
  let { value, to } = number;
  if (/^(and)$/.test(tokens[to]?.lower ?? '') && tokens[to + 1]?.lower === 'a' && tokens[to + 2]?.lower === 'half') {
    value += 0.5;
    to += 3;
  }
  for (let scales = 0; scales < 2; scales += 1) {
    const next = hyphenAt(tokens, to) ? to + 1 : to;
    const word = tokens[next];
    const letter = word?.before === 'none' && next === to ? LETTER_SCALES.get(word.lower) : undefined;
    const scale = SCALES.get(word?.lower ?? '') ?? (tokens[number.from]?.kind === 'number' ? letter : undefined);
    if (!scale) break;
    value = product(value, scale);
    to = next + 1;
  }
  return depth < 4 ? withRest(tokens, { ...number, value, to }, depth) : { ...number, value, to };
}

/** "three hundred and five", "one thousand two hundred", "four hundred and ten million". */
function withRest(tokens: readonly Token[], number: WrittenNumber, depth: number): WrittenNumber {
  if (number.value < 100 || number.value % 100 !== 0 || tokens[number.from]?.kind === 'number') return number;
  const and = tokens[number.to]?.lower === 'and';
  const word = tokens[and ? number.to + 1 : number.to];
  if (!word || !SMALL.has(word.lower) || (and && number.value >= 1e6)) return number;
  const at = and ? number.to + 1 : number.to;
  const rest = readWords(tokens, at, depth + 1);
  if (!rest || rest.value === 0) return number;
  if (rest.value < number.value) return { ...number, value: number.value + rest.value, to: rest.to };
  const below = readBelowHundred(tokens, at)!;
  const scale = SCALES.get(tokens[below.to]?.lower ?? '') ?? 0;
  return number.value < 1000 && scale >= 1000
    ? { ...number, value: (number.value + below.value) * scale, to: below.to + 1 }
    : number;
}
