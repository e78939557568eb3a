import { readDate } from './dates.ts';

export interface WebDate {
  readonly publishedAt?: Date;
  /** Why a date that is given is not believed. */
  readonly warning?: string;
}

const TWO_DAYS = 2 * 24 * 60 * 60 * 1000;

/**
 * When an item or page says it was published. A date without a time (midnight counts as none) that is just now tells no
 * moment: such an article counts as of when it was first seen, so that nobody who asks for the last hours misses it.
 */
export function readWebDate(written: string | undefined, now: Date): WebDate {
  if (written === undefined) return {};
  const read = readDate(written, now);
  if (read.kind === 'refused')
    return { warning: `the date ${written.slice(0, 60)} ${read.reason}; it counts as unknown` };
  const timeless = !/[1-9]/.test(/\d{1,2}:\d{2}(?::\d{2})?/.exec(written)?.[0] ?? '');
  if (timeless && now.getTime() - read.date.getTime() < TWO_DAYS) return {};
  return { publishedAt: read.date };
}
