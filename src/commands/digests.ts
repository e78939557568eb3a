import { deliveriesDocument, subscriptionsDocument } from '../app/digests/operator-documents.ts';
import type { Store } from '../app/ports.ts';
import type { Config } from '../config.ts';
import { openConfiguredStore } from '../open-desk.ts';
import { printReply, STATUS, tell } from './output.ts';

/** As many as a person looks through. */
const LISTED = 200;

/** Every subscription, for the operator. */
export async function printSubscriptions(config: Config): Promise<void> {
  await withStore(config, async ({ digests }) => {
    const reports = await digests.allSubscriptions();
    const document = subscriptionsDocument(reports, { now: new Date(), zone: config.timeZone });
    printReply({ document, outcome: reports.length > 0 ? 'done' : 'nothing' }, {});
  });
}

/** Deliveries, newest slot first; `failed`: those alone that somebody should look at. */
export async function printDeliveries(failed: boolean, config: Config): Promise<void> {
  await withStore(config, async ({ digests }) => {
    const deliveries = await digests.listDeliveries({ failed, limit: LISTED });
    const document = deliveriesDocument(deliveries, failed, { now: new Date(), zone: config.timeZone });
    printReply({ document, outcome: deliveries.length > 0 ? 'done' : 'nothing' }, {});
  });
}

/** Makes a delivery that failed due again; the bot sends it. */
export async function retryDelivery(id: string, config: Config): Promise<void> {
  await withStore(config, async ({ digests }) => {
    const known = await digests.openDelivery(id);
    if (await digests.retryDelivery(id, new Date())) {
      process.stdout.write(`${id}: the bot tries it again within seconds, as soon as it runs.\n`);
      return;
    }
    const why = known ? `${id} has not failed, or its subscription is gone.` : `There is no delivery ${id}.`;
    tell(`briefdesk: ${why} briefdesk deliveries --failed lists those that can be tried again.`);
    process.exitCode = STATUS.nothing;
  });
}

async function withStore(config: Config, work: (store: Store) => Promise<void>): Promise<void> {
  const store = await openConfiguredStore(config);
  try {
    await work(store);
  } finally {
    await store.close();
  }
}
