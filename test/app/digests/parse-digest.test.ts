import { describe, expect, it } from 'vitest';
import { parseDigest } from '../../../src/app/digests/parse-digest.ts';

describe('what follows /digest', () => {
  it.each([
    ['', { kind: 'list' }],
    ['list', { kind: 'list' }],
    ['Help', { kind: 'help' }],
    ['add', { kind: 'form' }],
    ['add territory, nato', { kind: 'form', topics: ['territory', 'nato'] }],
    ['pause', { kind: 'pause' }],
    ['pause #K3X9AB', { kind: 'pause', subscription: 'k3x9ab' }],
    ['delete k3x9ab', { kind: 'remove', subscription: 'k3x9ab' }],
    ['now', { kind: 'now' }],
    ['preview', { kind: 'preview' }],
    ['preview k3x9ab', { kind: 'preview', subscription: 'k3x9ab' }],
    ['preview harbour, grain deal', { kind: 'preview', topics: ['harbour', 'grain deal'] }],
    ['edit k3x9ab', { kind: 'edit', subscription: 'k3x9ab', change: {} }],
    ['edit k3x9ab mon 9:00', { kind: 'edit', subscription: 'k3x9ab', change: { timing: { schedule: 'mon 9:00' } } }],
    ['edit zone:Kyiv quiet:skip', { kind: 'edit', change: { timing: { zone: 'Kyiv' }, wishes: { quiet: 'skip' } } }],
    ['edit harbour, ports', { kind: 'edit', change: { topics: ['harbour', 'ports'] } }],
    ['edit k3x9ab Asia/Tokyo', { kind: 'edit', subscription: 'k3x9ab', change: { timing: { zone: 'Asia/Tokyo' } } }],
  ])('%j', (text, command) => {
    expect(parseDigest(text)).toEqual(command);
  });
});

describe('a digest in one line', () => {
  it.each([
    ['territory, nato weekdays 8:00 Europe/Kyiv', ['territory', 'nato'], 'weekdays 8:00', 'Europe/Kyiv'],
    ['territory daily', ['territory'], 'daily', undefined],
    ['territory mon, thu 7:30', ['territory'], 'mon, thu 7:30', undefined],
    ['grain deal hourly 9-18 New York', ['grain deal'], 'hourly 9-18', 'New York'],
    ['nato 0 8 * * 1-5 Europe/Kyiv', ['nato'], '0 8 * * 1-5', 'Europe/Kyiv'],
    ['nato */15', ['nato'], '*/15', undefined],
    ['nato, grain cron 0,30 8,12,18 * * mon,tue Kyiv', ['nato', 'grain'], 'cron 0,30 8,12,18 * * mon,tue', 'Kyiv'],
    ['harbour Europe/Kyiv weekdays 8:00', ['harbour'], 'weekdays 8:00', 'Europe/Kyiv'],
    ['weekdays 8:00 harbour, grain', ['harbour', 'grain'], 'weekdays 8:00', undefined],
    ['mondays at 9 Kyiv time harbour, grain', ['harbour', 'grain'], 'mondays at 9', 'Kyiv time'],
    [
      'harbour, grain, and ports every weekday at 8 am UTC+2',
      ['harbour', 'grain', 'ports'],
      'every weekday at 8 am',
      'UTC+2',
    ],
    ['harbour daily 8:00, 18:00 London', ['harbour'], 'daily 8:00, 18:00', 'London'],
    ['harbour weekdays 8:00 Europe/Kiyv', ['harbour'], 'weekdays 8:00', 'Europe/Kiyv'],
    ['harbour weekdays 8:00 Atlantis', ['harbour'], 'weekdays 8:00', 'Atlantis'],
    ['harbour daily 8:00 Kyiv, Ukraine', ['harbour'], 'daily 8:00', 'Kyiv, Ukraine'],
    ['daily 8:00 Kyiv, Ukraine, harbour', ['Ukraine', 'harbour'], 'daily 8:00', 'Kyiv'],
    ['harbour daily 8:00 zone Tokyo', ['harbour'], 'daily 8:00', 'zone Tokyo'],
    ['harbour daily 8:00 Etc/GMT-2', ['harbour'], 'daily 8:00', 'Etc/GMT-2'],
    ['harbour daily half past 8 (Kyiv)', ['harbour'], 'daily half past 8', '(Kyiv)'],
    ['harbour weekdays 8.00 Uhr Berlin', ['harbour'], 'weekdays 8.00 Uhr', 'Berlin'],
    ['harbour weekdays 8am ET', ['harbour'], 'weekdays 8am', 'ET'],
    ['harbour weekdays 8:00 local time', ['harbour'], 'weekdays 8:00', undefined],
    ['harbour zone:New York weekdays 8:00', ['harbour'], 'weekdays 8:00', 'New York'],
    ['harbour weekdays 8:00 zone: "New York"', ['harbour'], 'weekdays 8:00', 'New York'],
    ['harbour daily 8:00 +02:00', ['harbour'], 'daily 8:00', '+02:00'],
    ['harbour on the 1st of the month 9:00', ['harbour'], 'on the 1st of the month 9:00', undefined],
    ['America First monday 9:00', ['America First'], 'monday 9:00', undefined],
  ])('%j', (text, topics, schedule, zone) => {
    expect(parseDigest(`add ${text}`)).toEqual({ kind: 'add', topics, schedule, ...(zone && { zone }), wishes: {} });
  });

  it.each([
    ['daily mail daily 8:00', ['daily mail']],
    ['covid 19 daily 8:00', ['covid 19']],
    ['boeing 737, airbus a320 weekdays 7:45', ['boeing 737', 'airbus a320']],
    ['sign of the times daily 8:00', ['sign of the times']],
    ['the sun daily 8:00', ['the sun']],
    ['AC/DC weekdays 8:00', ['AC/DC']],
    ['war and peace daily', ['war and peace']],
    ['"every day heroes" daily 8:00', ['every day heroes']],
    ['“peace plan” "8:00 news" daily 8:00', ['peace plan', '8:00 news']],
    ['long covid weekdays 8:00', ['long covid']],
    ['9/11 daily 8:00', ['9/11']],
    ['rush hours daily 8:00', ['rush hours']],
    ['Black Friday friday 9:00', ['Black Friday']],
    ['Super Tuesday weekdays 9:00', ['Super Tuesday']],
    ['"man of the" month 9:00', ['man of the']],
  ])('leaves the topic of %j whole', (text, topics) => {
    expect(parseDigest(`add ${text}`)).toMatchObject({ kind: 'add', topics });
  });

  it('takes options by name in any place, and a length as the last word', () => {
    const command = parseDigest('add quiet:skip harbour weekdays 8:00 Kyiv --review=hold catchup: skip long');

    expect(command).toEqual({
      kind: 'add',
      topics: ['harbour'],
      schedule: 'weekdays 8:00',
      zone: 'Kyiv',
      wishes: { quiet: 'skip', review: 'hold', catchUp: 'skip', length: 'long' },
    });
  });

  it('needs no verb', () => {
    expect(parseDigest('harbour weekdays 8:00')).toMatchObject({ kind: 'add', topics: ['harbour'] });
  });
});

describe('what is not understood', () => {
  it.each([
    ['harbour', 'There is no /digest harbour. There are add, list, preview'],
    ['add weekdays 8:00', 'On which topics?'],
    ['add harbour weekdays 25:00 Europe/Kyiv', '“25:00” is not a time of day.'],
    ['add harbour 8:75', '“8:75” is not a time of day.'],
    ['add harbour 0 8 30 2 * Europe/Kyiv', 'cron 0 8 30 2 * never comes: February has no day 30.'],
    ['add g20 0 25 * * *', '“25” is no hour of a cron expression'],
    ['add harbour every 2 weeks monday', "“every 2 weeks” can't be said"],
    ['add harbour fortnightly 8:00', "“fortnightly” can't be said"],
    ['add harbour mon-thu 8:00, fri 7:30', 'Different times on different days'],
    ['add harbour mon, thu 8:00, fri 7:30 Kyiv', 'Different times on different days'],
    ['add harbour weekdays 8:00 and weekends 10:00', 'Different times on different days'],
    ['add harbour on the last friday of the month 9:00', "“last friday of the month” can't be said"],
    ['add harbour the second day of each month at 9:00', "“second day of each month” can't be said"],
    ['add harbour at the end of the month', "“of the month” can't be said"],
    ['add harbour first monday 9:00', "“first monday” can't be said"],
    ['add harbour twice a day', 'At which times is “twice a day”?'],
    ['add harbour weekdays 8:00 - 18:00', 'How often between the two times?'],
    ['add harbour mon–fri 8:00–9:00', 'How often between the two times?'],
    ['add harbour tomorrow 8:00', "“tomorrow” can't be said"],
    ['add harbour cron 0 0 8 * * *', 'without seconds'],
    ['add harbour 0 0 8 * * *', 'without seconds'],
    ['add harbour weekdays 8:00 in #morning', 'A digest is posted in the channel it is asked for in'],
    ['add harbour weekdays 8:00 and then some more', "I can't place “and then some more”."],
    ['add harbour weekdays 8:00 quiet:maybe', '“maybe” is nothing quiet can be. Use skip or say.'],
    ['add harbour weekdays 8:00 review:<@U1>', 'Use @me, hold or none.'],
    [
      'add harbour daily 8:00 skip',
      'quiet:skip to post nothing on days without news, or catchup:skip to post nothing late',
    ],
    ['add harbour daily 8:00 Kyiv hold', 'Say review:hold'],
    ['add harbour daily 8:00 quiet skip', 'Say quiet:skip'],
    ['add harbour weekdays 8:00 --colour red', 'There is no option --colour.'],
    ['x'.repeat(4000), 'That is too long.'],
  ])('%j is met with what to type instead', (text, reason) => {
    expect(parseDigest(text)).toEqual({ kind: 'misunderstood', reason: expect.stringContaining(reason) });
  });

  it.each(['"', 'daily, ', 'mon ', '8:00 ', '* ', 'utc '])('%j over and over is read in no time', (piece) => {
    const before = process.cpuUsage();

    parseDigest(`add ${piece.repeat(2900 / piece.length)}`);

    expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
  });
});
