import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../../src/app/digests/parse-schedule.ts';
import type { Schedule } from '../../../src/app/digests/schedule.ts';
import { slotsBetween } from '../../../src/app/digests/slots.ts';

const HOUR = 3_600_000;
const SUBSCRIPTIONS = 1000;

/** Slots of 2026 by local date, in every zone alike. */
const SCHEDULES: readonly (readonly [string, number])[] = [
  ['daily 8:00', 365],
  ['weekdays 8:00', 261],
  ['mon,thu 7:30', 52 + 53],
  ['daily 0:30', 365],
  ['daily 1:30', 365],
  ['daily 3:30', 365],
  ['hourly 9-18', 3650],
  ['hourly', 8760],
  ['every 30 minutes 9-12', 7 * 365],
  ['0 8 1 * *', 12],
  // Fridays, and the 13th of the months in which it is none.
  ['0 8 13 * fri', 52 + 9],
  ['0 8 29 2 *', 0],
];

/** Slots of `daily 2:15,2:45` in 2026: one less where the clock leaves out both, which then fall on one instant. */
const ZONES: readonly (readonly [string, number])[] = [
  ['Europe/Kyiv', 730],
  ['Europe/London', 730],
  ['Europe/Lisbon', 730],
  ['Europe/Berlin', 729],
  ['Europe/Paris', 729],
  ['Europe/Helsinki', 730],
  ['Europe/Moscow', 730],
  ['Europe/Istanbul', 730],
  ['America/New_York', 729],
  ['America/Chicago', 729],
  ['America/Denver', 729],
  ['America/Los_Angeles', 729],
  ['America/St_Johns', 729],
  ['America/Halifax', 729],
  ['America/Mexico_City', 730],
  ['America/Sao_Paulo', 730],
  ['America/Santiago', 730],
  ['America/Havana', 730],
  ['America/Nuuk', 730],
  ['Africa/Johannesburg', 730],
  ['Africa/Cairo', 730],
  ['Africa/Lagos', 730],
  ['Asia/Beirut', 730],
  ['Asia/Kolkata', 730],
  ['Asia/Tokyo', 730],
  ['Asia/Kathmandu', 730],
  ['Australia/Sydney', 729],
  ['Australia/Lord_Howe', 730],
  ['Pacific/Apia', 730],
  ['UTC', 730],
];

function schedule(text: string): Schedule {
  const read = parseSchedule(text);
  if ('reason' in read) throw new Error(read.reason);
  return read;
}

/** What a bot posts that wakes at odd hours and goes on from the last slot it dealt with; local dates in 2026 count. */
function postedIn2026(text: string, zone: string, pause: number): readonly string[] {
  const plan = schedule(text);
  const posted: string[] = [];
  let dealtWith = new Date('2025-12-30T00:00Z');
  for (let now = dealtWith.getTime(); now < Date.parse('2027-01-03T00:00Z'); now += pause) {
    for (const slot of slotsBetween(plan, zone, dealtWith, new Date(now))) {
      dealtWith = slot.at;
      if (slot.key.startsWith('2026-')) posted.push(slot.key);
    }
  }
  return posted;
}

describe('a simulated year', () => {
  it(`of ${SUBSCRIPTIONS} subscriptions in ${ZONES.length} zones has every slot once`, () => {
    const counts = Array.from({ length: SUBSCRIPTIONS }, (_, place) => {
      const [zone, gapCount] = ZONES[place % ZONES.length] as (typeof ZONES)[number];
      const [text, count] = [...SCHEDULES, ['daily 2:15,2:45', gapCount] as const][
        Math.floor(place / ZONES.length) % (SCHEDULES.length + 1)
      ] as (typeof SCHEDULES)[number];

      const posted = postedIn2026(text, zone, (17 + (place % 31)) * HOUR);

      return { zone, text, posted: posted.length, distinct: new Set(posted).size, expected: count };
    });

    expect(counts.filter(({ posted, distinct, expected }) => posted !== expected || distinct !== expected)).toEqual([]);
  }, 60_000);
});
