import { expect, it } from 'vitest';
import { deliveriesDocument } from '../../../src/app/digests/operator-documents.ts';
import { showSlot } from '../../../src/app/digests/slot-words.ts';

const at = new Date('2026-11-20T06:00:00Z');

it.each([
  ['2026-11-20T08:00[Europe/Kyiv]', '20 November 2026 08:00 Kyiv time'],
  ['2026-10-25T03:15+02:00[Europe/Kyiv]', '25 October 2026 03:15 Kyiv time (UTC+02:00)'],
  ['2026-11-20T06:00[UTC]', '20 November 2026 06:00 UTC'],
  ['now Ev0123', '20 November 2026 06:00 UTC, when it was asked for'],
])('shows the slot %j as a person reads it', (key, words) => {
  expect(showSlot({ at, key })).toBe(words);
});

it('lists a delivery by its id, with its channel and its local time', () => {
  const delivery = {
    id: '1a2b3c4d5e6f7a8b',
    subscription: 'm0rn1g',
    place: { workspace: 'slack:T1', channel: 'C1' },
    slot: { at, key: '2026-11-20T08:00[Europe/Kyiv]' },
    state: { kind: 'dead' },
    tries: 7,
    note: 'is_archived',
  } as const;

  const { blocks } = deliveriesDocument([delivery], true, { now: at, zone: 'UTC' });

  expect(blocks[0]).toEqual({
    kind: 'entry',
    name: '1a2b3c4d5e6f7a8b',
    detail:
      'digest m0rn1g in channel C1 of slack:T1, due 20 November 2026 08:00 Kyiv time: given up after 7 tries. is_archived',
  });
});
