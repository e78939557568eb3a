import { parentPort, workerData } from 'node:worker_threads';
import { createGrouper } from '../../src/app/grouping.ts';
import { openStore } from '../../src/store/store.ts';
import { pollNewsstand } from '../web/poll-newsstand.ts';

const { path, load } = workerData as {
  readonly path: string;
  readonly load: Parameters<typeof pollNewsstand>[1];
};
const store = await openStore({ path });
const polled = await pollNewsstand(store, load);
await createGrouper(store.stories.grouping, 'bench').run();
await store.close();
parentPort?.postMessage(polled);
