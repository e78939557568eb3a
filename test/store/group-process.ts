import { setTimeout as sleep } from 'node:timers/promises';
import { createGrouper } from '../../src/app/grouping.ts';
import { openStore } from '../../src/store/store.ts';

/** A process of its own that groups what waits until nothing does, also where it has to wait for another's lease. */
const [address, holder] = process.argv.slice(2);
const store = await openStore(address!.includes('://') ? { databaseUrl: address!, path: '' } : { path: address! });
const grouper = createGrouper(store.stories.grouping, holder!);
while ((await store.stories.countWaiting({ workspace: 'anyone', limit: 1 })) > 0) {
  await grouper.run();
  await sleep(50);
}
await store.close();
