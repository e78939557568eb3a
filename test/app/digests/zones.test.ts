import { describe, expect, it } from 'vitest';
import { showOffset } from '../../../src/app/digests/zone-clock.ts';
import { completeZones, findZone } from '../../../src/app/digests/zones.ts';

const now = new Date('2026-05-11T09:00:00Z');

describe('a time zone', () => {
  it.each([
    ['Europe/Kyiv', 'Europe/Kyiv'],
    ['europe/kiev', 'Europe/Kyiv'],
    ['Kyiv', 'Europe/Kyiv'],
    ['Kharkiv time', 'Europe/Kyiv'],
    ['new york', 'America/New_York'],
    ['US/Eastern', 'America/New_York'],
    ['America/Detroit', 'America/Detroit'],
    ['Asia/Calcutta', 'Asia/Kolkata'],
    ['são paulo', 'America/Sao_Paulo'],
    ['in Munich', 'Europe/Berlin'],
    ['Kyiv, Ukraine', 'Europe/Kyiv'],
    ['New York, USA', 'America/New_York'],
    ['Birmingham, UK', 'Europe/London'],
    ['zone Tokyo', 'Asia/Tokyo'],
    ['timezone: Tokyo', 'Asia/Tokyo'],
    ['time zone Europe/Kiev', 'Europe/Kyiv'],
    ['Kyiv timezone', 'Europe/Kyiv'],
    ['Japan', 'Asia/Tokyo'],
    ['UK', 'Europe/London'],
    ['utc', 'UTC'],
    ['GMT', 'UTC'],
    ['UTC+2', 'Etc/GMT-2'],
    ['-05:00', 'Etc/GMT+5'],
    ['UTC + 2', 'Etc/GMT-2'],
    ['(Kyiv)', 'Europe/Kyiv'],
    ['PT', 'America/Los_Angeles'],
    ['Etc/GMT+5', 'Etc/GMT+5'],
  ])('is known by %j', (typed, zone) => {
    expect(findZone(typed)).toEqual({ zone });
  });

  it.each([
    ['Europe/Kiyv', 'Europe/Kyiv'],
    ['America/Kyiv', 'Europe/Kyiv'],
    ['Odessa', 'Europe/Kyiv'],
    ['Tokio', 'Asia/Tokyo'],
    ['Eurpoe/Lodnon', 'Europe/London'],
    ['EST', 'America/New_York'],
    ['Ukraine', 'Europe/Kyiv'],
    ['London, Atlantis', 'Europe/London'],
  ])('that is unclear, like %j, is met with the closest', (typed, closest) => {
    const found = findZone(typed);

    expect(found).toMatchObject({
      closest: expect.arrayContaining([closest]),
      reason: expect.stringContaining(closest),
    });
    expect('closest' in found && found.closest[0]).toBe(closest);
  });

  it('is told what it lacks', () => {
    expect(findZone('Mars/Phobos')).toMatchObject({
      reason: expect.stringMatching(/^“Mars\/Phobos” is not a time zone I know\. Closest: /),
    });
    expect(findZone('UTC+5:30')).toMatchObject({
      reason: 'No zone goes by “UTC+5:30”: name a city, like Asia/Kolkata or Asia/Colombo.',
    });
    expect(findZone('UTC+9:17')).toMatchObject({
      reason: 'No zone goes by “UTC+9:17”: name a city, like Kyiv or New York.',
    });
    expect(findZone('Київ')).toMatchObject({
      reason: '“Київ” is not a time zone I know. Name a large city in Latin letters, like Kyiv or New York.',
    });
    expect(findZone(' ')).toMatchObject({ reason: expect.stringContaining('Which time zone?') });
    expect(findZone('/'.repeat(1_000_000))).toMatchObject({ reason: expect.any(String) });
  });
});

describe('a zone that is being typed', () => {
  const labels = (typed: string): readonly string[] => completeZones(typed, now, 25).map(({ label }) => label);

  it('is completed by its own name, cities and country, with its offset at the time', () => {
    const label = 'Europe/Kyiv (UTC+3): Kyiv, Kharkiv, Odesa, Dnipro';

    expect(labels('ky')[0]).toBe(label);
    expect(labels('Europe/Ky')[0]).toBe(label);
    expect(labels('khark')).toEqual([label]);
    expect(labels('ukr')[0]).toBe(label);
    expect(labels('utc')).toEqual(['UTC']);
  });

  it('is offered the closest where nothing begins so', () => {
    expect(completeZones('kiyv', now, 3)[0]?.zone).toBe('Europe/Kyiv');
  });

  it('never has more, or longer, offers than a list holds', () => {
    const offers = completeZones('', now, 25);

    expect(offers).toHaveLength(25);
    expect(offers.every(({ label }) => label.length <= 100)).toBe(true);
  });
});

it('shows how far a clock is ahead of UTC, summer and winter', () => {
  const winter = new Date('2026-01-11T09:00:00Z');

  expect([showOffset(now, 'Europe/Kyiv'), showOffset(winter, 'Europe/Kyiv')]).toEqual(['UTC+3', 'UTC+2']);
  expect(showOffset(now, 'America/St_Johns')).toBe('UTC−2:30');
  expect(showOffset(now, 'Asia/Kathmandu')).toBe('UTC+5:45');
  expect(showOffset(winter, 'Europe/London')).toBe('UTC');
});
