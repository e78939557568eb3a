const LONGEST = 30 * 86_400;

/** Seconds from now, of a `Retry-After` in seconds or as a date; a month at most. Undefined where it can't be read. */
export function retryAfter(value: string | undefined, now: Date): number | undefined {
  if (value === undefined) return undefined;
  const seconds = /^\s*\d+\s*$/.test(value) ? Number(value) : Math.ceil((Date.parse(value) - now.getTime()) / 1_000);
  return Number.isNaN(seconds) ? undefined : Math.min(Math.max(seconds, 0), LONGEST);
}

/** Seconds, of `Cache-Control: max-age`, a month at most; undefined where it is absent or a cache may not keep the answer. */
export function maxAge(cacheControl: string | undefined): number | undefined {
  if (cacheControl === undefined || /\bno-(?:cache|store)\b/i.test(cacheControl)) return undefined;
  const seconds = /(?:^|[\s,])max-age\s*=\s*"?(\d+)/i.exec(cacheControl)?.[1];
  return seconds === undefined ? undefined : Math.min(Number(seconds), LONGEST);
}
