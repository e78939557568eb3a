import { afterEach } from 'vitest';
import type { Store } from '../../src/app/ports.ts';

/** Opens stores for the tests of the suite that calls it, and closes them after each. */
export function closingAfterEach(open: () => Promise<Store>): () => Promise<Store> {
  const opened: Store[] = [];
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close();
  });
  return async () => {
    const another = await open();
    opened.push(another);
    return another;
  };
}
