import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { deliveryIdOf } from '../../src/app/digests/delivery.ts';
import { type Subscription, USUAL_WISHES } from '../../src/app/digests/subscription.ts';
import { openStore } from '../../src/store/store.ts';
import { endOf, folderWith, startProgram } from '../programs.ts';

const SLOT = { at: new Date('2026-11-20T06:00:00Z'), key: '2026-11-20T08:00[Europe/Kyiv]' };
const DELIVERY = deliveryIdOf('m0rn1g', SLOT);
const MORNING: Subscription = {
  id: 'm0rn1g',
  place: { platform: 'slack', workspace: 'slack:T1', channel: 'C1' },
  topics: ['harbour', 'freight'],
  timing: { schedule: 'weekdays 8:00', zone: 'Europe/Kyiv' },
  wishes: USUAL_WISHES,
  maker: 'anna',
  madeAt: SLOT.at,
  state: { kind: 'active' },
};

describe('what the operator sees of digests', () => {
  const folder = folderWith();
  const run = async (...args: readonly string[]) => endOf(startProgram('cli', args, folder));

  beforeAll(async () => {
    const { digests, close } = await openStore({ path: join(folder, 'data', 'briefdesk.db') });
    await digests.addSubscription(MORNING, { dealtWith: SLOT.at }, 200);
    await digests.addDelivery(MORNING.id, SLOT);
    const options = { holder: 'a', limit: 1, leaseMs: 60_000, platforms: ['slack'] as const };
    await digests.claimDeliveries(options, SLOT.at);
    await digests.closeDelivery({ delivery: DELIVERY, holder: 'a' }, 'dead', 'the channel is archived');
    await close();
  });

  it('is every subscription, with its schedule in words and what failed', async () => {
    const { stdout, status } = await run('digests');

    expect(stdout).toContain('m0rn1g slack:T1 C1');
    expect(stdout).toContain('harbour, freight. every weekday at 08:00, Kyiv time. Not posted yet. next ');
    expect(stdout).toContain(`Failed: the channel is archived (${DELIVERY})`);
    expect(status).toBe(0);
  });

  it('is what failed and why, in a check of everything, too', async () => {
    const failed = await run('deliveries', '--failed');
    const doctor = await run('doctor');

    expect(failed.stdout).toContain(
      `${DELIVERY} — digest m0rn1g in channel C1 of slack:T1, due 20 November 2026 08:00 Kyiv time: given up after one try. the channel is archived`,
    );
    expect(doctor.stdout).toContain('WRONG digests: 1 delivery is not posted.');
  });

  it('is tried again by hand, once', async () => {
    const first = await run('deliveries', 'retry', DELIVERY);
    const again = await run('deliveries', 'retry', DELIVERY);
    const unknown = await run('deliveries', 'retry', 'nothing');

    expect([first.status, again.status, unknown.status]).toEqual([0, 1, 1]);
    expect(first.stdout).toContain('the bot tries it again');
    expect(unknown.stderr).toContain('There is no delivery nothing.');
  });
});
