import { BriefdeskError } from '../../src/core/errors.ts';
import { openStore } from '../../src/store/store.ts';

/**
 * A process of its own that opens a store and prints the code of the error it gets, or "opened". Root may write
 * everywhere, so it first becomes a user who may not.
 */
if (process.getuid?.() === 0) {
  process.setgid?.(65534);
  process.setuid?.(65534);
}
try {
  await (await openStore({ path: process.argv[2]! })).close();
  console.log('opened');
} catch (error) {
  console.log(error instanceof BriefdeskError ? error.code : error);
}
