import { Temporal } from 'temporal-polyfill';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { readWall, stretchAt } from '../../../src/app/digests/zone-clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

afterEach(() => vi.restoreAllMocks());

/** A library that remembers changes of the clock so much too late. */
function mistaken(by: number): void {
  const { getTimeZoneTransition } = Temporal.ZonedDateTime.prototype;
  vi.spyOn(Temporal.ZonedDateTime.prototype, 'getTimeZoneTransition').mockImplementation(function (
    this: Temporal.ZonedDateTime,
    direction: Parameters<typeof getTimeZoneTransition>[0],
  ) {
    const asked = this.subtract({ milliseconds: by });
    return getTimeZoneTransition.call(asked, direction)?.add({ milliseconds: by }) ?? null;
  } as typeof getTimeZoneTransition);
}

describe('the clock of a zone', () => {
  it.each([
    // Each is read in one test alone: what is known of a zone is kept.
    ['America/Denver', 0, '2026-03-08T09:00Z', '2026-11-01T08:00Z'],
    ['America/Boise', 7 * HOUR, '2026-03-08T09:00Z', '2026-11-01T08:00Z'],
    ['America/Chicago', -7 * HOUR, '2026-03-08T08:00Z', '2026-11-01T07:00Z'],
    ['Africa/Cairo', 5 * DAY, '2026-04-23T22:00Z', '2026-10-29T21:00Z'],
    ['Asia/Beirut', -9 * DAY, '2026-03-28T22:00Z', '2026-10-24T21:00Z'],
    ['Australia/Lord_Howe', 1000, '2026-04-04T15:00Z', '2026-10-03T15:30Z'],
    ['Europe/Dublin', -1000, '2026-03-29T01:00Z', '2026-10-25T01:00Z'],
  ])('changes in %s when it does, though the library is mistaken by %i ms', (zone, by, from, until) => {
    mistaken(by);

    const [begin, end] = [Date.parse(from), Date.parse(until)];
    const around = [begin - 3 * HOUR, begin - 1, begin, begin + 3 * HOUR, end - 3 * HOUR, end - 1, end, end + 3 * HOUR];
    const stretches = around.map((at) => stretchAt(at, zone));

    expect(stretches.map(({ from }) => from === begin)).toEqual([false, false, true, true, true, true, false, false]);
    expect(stretches.map(({ until }) => until === end)).toEqual([false, false, true, true, true, true, false, false]);
    expect(stretches.slice(0, 2).map((stretch) => stretch.until)).toEqual([begin, begin]);
    expect(stretches.slice(6).map((stretch) => stretch.from)).toEqual([end, end]);
  });

  it('shows an hour twice where it goes back, though the library has it go back in the afternoon', () => {
    mistaken(7 * HOUR);

    const night = readWall(Date.parse('2026-11-01T01:30Z'), 'America/Los_Angeles');
    const afternoon = readWall(Date.parse('2026-11-01T09:30Z'), 'America/Los_Angeles');

    expect(night).toEqual({
      kind: 'twice',
      at: Date.parse('2026-11-01T08:30Z'),
      again: Date.parse('2026-11-01T09:30Z'),
    });
    expect(afternoon).toEqual({ kind: 'once', at: Date.parse('2026-11-01T17:30Z') });
  });

  it('knows zones whose clock never changes, or no more', () => {
    const now = Date.parse('2026-11-20T09:00Z');

    expect(stretchAt(now, 'UTC')).toEqual({ from: -Infinity, until: Infinity, offset: 0 });
    expect(stretchAt(now, 'Asia/Kathmandu')).toMatchObject({ until: Infinity, offset: 5.75 * HOUR });
    expect(stretchAt(now, 'America/St_Johns')).toMatchObject({ offset: -3.5 * HOUR });
  });
});
