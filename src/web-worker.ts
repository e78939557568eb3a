import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import { createGrouper } from './app/grouping.ts';
import { type Polling, pollNext } from './app/poll.ts';
import { openWeb } from './open-web.ts';
import { openStore } from './store/store.ts';
import { BEAT } from './thread-watch.ts';
import type { Asking, Telling, WebTask } from './web-in-worker.ts';

/** Sources read at once: most of the time of each goes by waiting for its site. */
const READERS = 16;
const IDLE_MS = 5_000;
const TROUBLE_MS = 30_000;

const { store: settings, web: webSettings } = workerData as WebTask;
const tell = (telling: Telling): void => parentPort?.postMessage(telling);
const { web } = openWeb(webSettings);

parentPort?.on('message', (asking: Asking) => {
  const { id } = asking;
  if (asking.ask === BEAT) return tell({ kind: 'answer', id });
  web[asking.ask](asking.address).then(
    (answer) => tell({ kind: 'answer', id, answer }),
    (error: unknown) => tell({ kind: 'no-answer', id, message: messageOf(error) }),
  );
});

const store = await openStore(settings);
const holder = randomUUID();
for (let reader = 0; reader < READERS; reader++) {
  void readOn({ store, reader: web, holder: `${holder}/${reader}`, now: () => new Date() });
}

void groupOn();

/** Reads whatever is due, for ever. A store that can't be used now may be used again later. */
async function readOn(polling: Polling): Promise<void> {
  for (;;) {
    try {
      const report = await pollNext(polling);
      if (report) tell({ kind: 'report', report });
      else await sleep(IDLE_MS);
    } catch (error) {
      tell({ kind: 'trouble', message: `sources are not read just now: ${messageOf(error)}` });
      await sleep(TROUBLE_MS);
    }
  }
}

/** Groups whatever has come in, from the web or from folders, by whichever process. */
async function groupOn(): Promise<void> {
  const grouper = createGrouper(store.stories.grouping, holder, (articleId, error) =>
    tell({ kind: 'trouble', message: `article ${articleId} is in no story with others: ${messageOf(error)}` }),
  );
  for (;;) {
    try {
      await grouper.run();
      await sleep(IDLE_MS);
    } catch (error) {
      tell({ kind: 'trouble', message: `articles are not grouped just now: ${messageOf(error)}` });
      await sleep(TROUBLE_MS);
    }
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
