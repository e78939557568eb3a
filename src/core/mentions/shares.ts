import { readNumber, type WrittenNumber } from './numbers.ts';
import { hyphenAt, type Token } from './tokens.ts';
import { DURATION_HOURS } from './units.ts';

const FRACTIONS = new Map(
  Object.entries({ third: 3, thirds: 3, quarter: 4, quarters: 4, fifth: 5, fifths: 5, tenth: 10, tenths: 10 }),
);
/** The singular ones, which stand behind "a". */
export const FRACTION_NAMES: readonly string[] = [...FRACTIONS.keys()].filter((name) => !name.endsWith('s'));
const WHOLES: ReadonlySet<number> = new Set([2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 100]);

/** "Six in ten", "a quarter of the votes", "half of them": per cent, as round as such words are. */
export function readShare(tokens: readonly Token[], at: number): WrittenNumber | undefined {
  return readHalfOf(tokens, at) ?? readFraction(tokens, at) ?? readOneIn(tokens, at);
}

/** "Half of its trains", "half the trains", but not "the first half of". */
function readHalfOf(tokens: readonly Token[], at: number): WrittenNumber | undefined {
  if (tokens[at]?.lower !== 'half' || !/^(?:of|the|all|its|their|those)$/.test(tokens[at + 1]?.lower ?? ''))
    return undefined;
  if (/^(?:first|second|latter|other|last|the|this|that|an?|and|.*['’]s)$/.test(tokens[at - 1]?.lower ?? ''))
    return undefined;
  return isOfOne(tokens, at + 1) ? undefined : share(50, at, at + 1);
}

/** "A third of the seats", "two-thirds of voters", "a third full". */
function readFraction(tokens: readonly Token[], at: number): WrittenNumber | undefined {
  const name = hyphenAt(tokens, at + 1) ? at + 2 : at + 1;
  const parts = FRACTIONS.get(tokens[name]?.lower ?? '');
  if (!parts || !/^(?:of|full)$/.test(tokens[name + 1]?.lower ?? '')) return undefined;
  const value = /^an?$/.test(tokens[at]!.lower) ? 1 : readNumber(tokens, at)?.value;
  if (value === undefined || value >= parts) return undefined;
  return isOfOne(tokens, name + 1) ? undefined : share((100 * value) / parts, at, name + 1);
}

/** "Of an hour", "of a mile": of one thing it is no share. */
const isOfOne = (tokens: readonly Token[], of: number): boolean => /^an?$/.test(tokens[of + 1]?.lower ?? '');

/** "One in four", "nine out of ten", "one in every five". */
function readOneIn(tokens: readonly Token[], at: number): WrittenNumber | undefined {
  const joint = at + 1;
  const out = tokens[joint]?.lower === 'out' && tokens[joint + 1]?.lower === 'of';
  if (!out && tokens[joint]?.lower !== 'in') return undefined;
  const behind = joint + (out ? 2 : 1);
  const part = readNumber(tokens, at);
  const whole = readNumber(tokens, tokens[behind]?.lower === 'every' ? behind + 1 : behind);
  if (!part || !whole || part.to !== joint || part.value < 1 || part.value >= whole.value) return undefined;
  if (part.upTo !== undefined || whole.upTo !== undefined || !WHOLES.has(whole.value)) return undefined;
  return DURATION_HOURS.has(tokens[whole.to]?.lower ?? '')
    ? undefined
    : share((100 * part.value) / whole.value, at, whole.to);
}

const share = (value: number, from: number, to: number): WrittenNumber => ({ value, from, to, vague: true });
