import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import type { Web } from './app/web.ts';
import type { DeskSettings } from './desk-in-worker.ts';
import { openStoreDesk } from './open-desk.ts';
import { callsTo, serveCalls } from './thread-calls.ts';
import { BEAT } from './thread-watch.ts';

const { settings, web: port } = workerData as { readonly settings: DeskSettings; readonly web: MessagePort };
const calls = callsTo(port);
const web: Web = {
  look: (address) => calls.call('look', [address]),
  readArticle: (address) => calls.call('readArticle', [address]),
};
const { desk } = await openStoreDesk(settings, web);
/** It ends with the thread. */
const keepReadingAhead = (workspace: string) => desk.keepReadingAhead(workspace, new AbortController().signal);
const { respond, followUp, digest, topics, unmentioned } = desk;
if (parentPort) {
  const alive = { [BEAT]: async () => undefined };
  serveCalls(parentPort, { respond, followUp, digest, topics, unmentioned, keepReadingAhead, ...alive });
}
