import { expect, test } from 'vitest';
import { readDate } from '../../src/sources/dates.ts';

const NOW = new Date('2026-05-10T12:00:00Z');

test.each([
  ['2026-05-03', '2026-05-03T00:00:00.000Z'],
  ['2026-05-03T14:05:00+02:00', '2026-05-03T12:05:00.000Z'],
  ['2026-05-03 14:05', '2026-05-03T14:05:00.000Z'],
  ['2026-05-03T14:05:30.250Z', '2026-05-03T14:05:30.000Z'],
  ['Sun, 03 May 2026 14:05:00 GMT', '2026-05-03T14:05:00.000Z'],
  ['Sun, 3 May 2026 14:05:00 -0500', '2026-05-03T19:05:00.000Z'],
  ['May 3, 2026', '2026-05-03T00:00:00.000Z'],
  ['3 May 2026', '2026-05-03T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2026-05-11T11:00:00Z', '2026-05-11T11:00:00.000Z'],
])('reads %s', (written, instant) => {
  expect(readDate(written, NOW)).toEqual({ kind: 'date', date: new Date(instant) });
});

test.each([
  ['2026-02-30', 'does not exist in the calendar'],
  ['2025-02-29', 'does not exist in the calendar'],
  ['2026-13-01', 'does not exist in the calendar'],
  ['2026-05-03T25:00', 'does not exist in the calendar'],
  ['2026-05-03T10:00:00+99:99', 'does not exist in the calendar'],
  ['2026-05-12', 'lies in the future'],
])('refuses %s because it %s', (written, reason) => {
  expect(readDate(written, NOW)).toEqual({ kind: 'refused', reason });
});

test.each(['', 'soon', '03/05/2026', '2026', '1777777777'])(
  'refuses "%s", which could be several dates or none',
  (written) => {
    expect(readDate(written, NOW)).toMatchObject({ kind: 'refused', reason: expect.stringContaining('known form') });
  },
);
