/** What the processes of a run agree on. The lease is longer than the time after which a courier gives up. */
export const LEASE_MS = 3000;
export const TIMEOUT_MS = 1000;
/** The clock runs so many times as fast: a day of retries passes in a run. */
const SPEED = 40;

/** Of a clock that showed `shown` at a moment of real time, both in milliseconds. */
export function readClock(text: string, real: number): Date {
  const { shown, since } = JSON.parse(text) as { readonly shown: number; readonly since: number };
  return new Date(shown + (real - since) * SPEED);
}

/** How many messages a digest of this subscription has: its name's last digit. */
export const partsOf = (subscription: string): number => Number(subscription.at(-1));
