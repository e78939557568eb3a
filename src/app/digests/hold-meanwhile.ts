import { type Delivering, holdOf } from './delivering.ts';
import type { Claimed } from './delivery.ts';

/** Within a lease, so that a late one is in time yet. */
const OFTEN = 3;
/** What takes longer hangs: then somebody else may try. */
const LONGEST_MS = 15 * 60_000;

/**
 * Works on a delivery, and holds it meanwhile: digests that are due at the same time are composed one after the other,
 * and those that wait for longer than a lease would all be taken up again, and wait once more.
 */
export async function holdMeanwhile<Result>(
  delivering: Delivering,
  claimed: Claimed,
  work: () => Promise<Result>,
): Promise<Result> {
  const { store, leaseMs, elapsed, report } = delivering;
  const begin = elapsed();
  const timer = setInterval(() => {
    if (elapsed() - begin > LONGEST_MS) return clearInterval(timer);
    store
      .prolong(holdOf(delivering, claimed), leaseMs)
      .catch((error: unknown) => report(`delivery ${claimed.delivery.id}`, error));
  }, leaseMs / OFTEN);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}
