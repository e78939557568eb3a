import { describe, expect, it } from 'vitest';
import { beginOf, nameSpan, type Since, showAge, showDays, showMoment, showNewest } from '../../src/app/times.ts';

const kyiv = { now: new Date('2026-05-11T09:30:00Z'), zone: 'Europe/Kyiv' };

describe('the begin of a span', () => {
  const cases: readonly (readonly [Since, string | undefined])[] = [
    [{ kind: 'ago', hours: 72 }, '2026-05-08T09:30:00.000Z'],
    [{ kind: 'today' }, '2026-05-10T21:00:00.000Z'],
    [{ kind: 'yesterday' }, '2026-05-09T21:00:00.000Z'],
    [{ kind: 'day', day: '2026-01-15' }, '2026-01-14T22:00:00.000Z'],
    [{ kind: 'all' }, undefined],
  ];

  it.each(cases)('of %j is midnight in the zone of the reader', (since, expected) => {
    expect(beginOf(since, kyiv)?.toISOString()).toBe(expected);
  });

  it('is right on the days the clock changes', () => {
    const spring = { now: new Date('2026-03-29T12:00:00Z'), zone: 'Europe/Kyiv' };
    const autumn = { now: new Date('2026-10-25T12:00:00Z'), zone: 'Europe/Kyiv' };

    expect(beginOf({ kind: 'today' }, spring)?.toISOString()).toBe('2026-03-28T22:00:00.000Z');
    expect(beginOf({ kind: 'today' }, autumn)?.toISOString()).toBe('2026-10-24T21:00:00.000Z');
    expect(beginOf({ kind: 'yesterday' }, autumn)?.toISOString()).toBe('2026-10-23T21:00:00.000Z');
  });

  it('is the first minute there is where the clock leaves out midnight, or the day', () => {
    const cairo = { now: new Date('2026-04-24T09:00:00Z'), zone: 'Africa/Cairo' };
    const apia = { now: new Date('2011-12-31T09:00:00Z'), zone: 'Pacific/Apia' };

    expect(beginOf({ kind: 'today' }, cairo)?.toISOString()).toBe('2026-04-23T22:00:00.000Z');
    expect(beginOf({ kind: 'day', day: '2011-12-30' }, apia)?.toISOString()).toBe('2011-12-30T10:00:00.000Z');
  });
});

it('names spans as people do', () => {
  const names = (
    [
      { kind: 'ago', hours: 12 },
      { kind: 'ago', hours: 72 },
      { kind: 'day', day: '2025-11-01' },
      { kind: 'today' },
      { kind: 'yesterday' },
      { kind: 'all' },
    ] as const
  ).map((since) => nameSpan(since, kyiv));

  expect(names).toEqual([
    'last 12 hours',
    'last 3 days',
    'since 1 November 2025',
    'today',
    'since yesterday',
    'all articles',
  ]);
});

it('says that the sample edition is read as of its own date', () => {
  const clock = { now: new Date('2025-12-06T18:00:00Z'), zone: 'UTC', sample: true };

  expect(nameSpan({ kind: 'ago', hours: 72 }, clock)).toBe('last 3 days, read as of 6 December 2025');
});

it('tells ages in words, and dates from a month on or in the future', () => {
  const at = (iso: string): string => showAge(new Date(iso), kyiv);

  expect(at('2026-05-11T09:29:30Z')).toBe('just now');
  expect(at('2026-05-11T09:18:00Z')).toBe('12 min ago');
  expect(at('2026-05-11T06:00:00Z')).toBe('3 h ago');
  expect(at('2026-05-06T06:00:00Z')).toBe('5 days ago');
  expect(at('2026-03-02T06:00:00Z')).toBe('on 2 March');
  expect(at('2019-03-02T06:00:00Z')).toBe('on 2 March 2019');
  expect(at('2027-03-02T06:00:00Z')).toBe('on 2 March 2027');
  expect(showNewest(new Date('2026-05-11T06:00:00Z'), kyiv)).toBe('newest 3 h old');
  expect(showNewest(new Date('2019-03-02T06:00:00Z'), kyiv)).toBe('newest of 2 March 2019');
});

it('tells moments by the day they are on for the reader', () => {
  expect(showMoment(new Date('2026-05-11T06:12:00Z'), kyiv)).toBe('today 09:12');
  expect(showMoment(new Date('2026-05-10T20:50:00Z'), kyiv)).toBe('yesterday 23:50');
  expect(showMoment(new Date('2026-05-02T20:50:00Z'), kyiv)).toBe('2 May 23:50');
});

it('tells a run of days as short as it can', () => {
  const days = (from: string, to: string): string => showDays(new Date(from), new Date(to), kyiv);

  expect(days('2026-05-09T12:00:00Z', '2026-05-09T15:00:00Z')).toBe('9 May');
  expect(days('2026-05-09T12:00:00Z', '2026-05-11T12:00:00Z')).toBe('9–11 May');
  expect(days('2026-04-30T12:00:00Z', '2026-05-02T12:00:00Z')).toBe('30 April – 2 May');
});
