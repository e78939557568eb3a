const TIE_BITS = 20n;
const TIES = 1n << TIE_BITS;
/** What is left of 64 bits, in milliseconds: the years 1830 to 2109. */
const FARTHEST = 2 ** 42 - 1;

/**
 * The lowest place in time of an instant: its milliseconds above 20 bits that part articles of one instant. One
 * number that both orders and bounds lets an index give the newest matches without sorting the others.
 */
export function positionOf(time: number): bigint {
  return BigInt(Math.round(Math.min(Math.max(time, -FARTHEST), FARTHEST))) << TIE_BITS;
}

/** The place of an article of that time; those of one instant go by id, the first of them newest. */
export function articlePosition(time: number, articleId: string): bigint {
  return positionOf(time) + (TIES - 1n - BigInt(`0x${articleId.slice(0, 5)}`));
}
