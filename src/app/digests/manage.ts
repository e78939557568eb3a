import type { Place } from '../chat/ports.ts';
import type { Reply } from '../reply.ts';
import { addSubscription } from './add-subscription.ts';
import { edit, pause, postNow, remove, resume } from './change-subscription.ts';
import type { DigestCommand } from './digest-command.ts';
import { digestHelp, listDocument } from './digest-list.ts';
import type { DigestStore, SubscriptionReport } from './digest-store.ts';
import { readTopics } from './digest-topics.ts';
import { type DigestAsked, type DigestRooms, said } from './managing.ts';
import { USUAL_WISHES } from './subscription.ts';
import { DAY_MS, firstSpanMs } from './window.ts';

type Changing = Extract<DigestCommand, { kind: 'add' | 'now' | 'pause' | 'resume' | 'edit' | 'remove' }>;

/** Does what a person wants of the channel's digests, or says why not. For who asked alone. */
export async function respondDigests(rooms: DigestRooms, command: DigestCommand, asked: DigestAsked): Promise<Reply> {
  switch (command.kind) {
    case 'help':
      return { document: digestHelp(asked.place.platform), outcome: 'done' };
    case 'misunderstood':
      return said('Not understood', command.reason, 'misunderstood');
    case 'form':
      return said('Not understood', 'Type it in one line: /digest add territory, NATO weekdays 8:00', 'misunderstood');
    case 'list': {
      const reports = await rooms.store.subscriptionsIn(asked.place);
      return {
        document: listDocument(reports, asked.now, asked.place.platform),
        outcome: reports.length > 0 ? 'done' : 'nothing',
      };
    }
    case 'preview':
      return preview(rooms, command, asked);
    default:
      return asked.allowed ? change(rooms, command, asked) : said('Digests', whoMay(asked.place), 'nothing');
  }
}

export const whoMay = ({ platform }: Pick<Place, 'platform'>): string =>
  platform === 'discord'
    ? 'Digests here are made and changed by people with “Manage Server”. Ask one of them, or make one in a direct message with me. /digest list and /digest preview are for everybody.'
    : 'Digests here are made and changed by the workspace’s admins. Ask one of them, or make one in a direct message with me. /digest list and /digest preview are for everybody.';

async function change(rooms: DigestRooms, command: Changing, asked: DigestAsked): Promise<Reply> {
  if (command.kind === 'add') return addSubscription(rooms, command, asked);
  const found = await findSubscription(rooms.store, command.subscription, asked.place);
  if ('note' in found) return choose(found, asked);
  const { report } = found;
  switch (command.kind) {
    case 'now':
      return postNow(rooms, report, asked);
    case 'pause':
      return pause(rooms, report, asked);
    case 'resume':
      return resume(rooms, report, asked);
    case 'edit':
      return edit(rooms, report, command.change, asked);
    case 'remove':
      return remove(rooms, report);
  }
}

type Found =
  | { readonly report: SubscriptionReport }
  /** Which ones there are instead. */
  | { readonly note: string; readonly reports: readonly SubscriptionReport[] };

/** The channel's subscription of that id, or its only one. */
export async function findSubscription(
  store: Pick<DigestStore, 'subscriptionsIn'>,
  id: string | undefined,
  place: Place,
): Promise<Found> {
  const reports = await store.subscriptionsIn(place);
  const [only] = reports;
  if (!only) return { note: 'There is no digest in this channel. /digest add makes one.', reports };
  if (id === undefined && reports.length > 1) {
    return { note: 'There are several digests here. Name one by its id: /digest list shows them.', reports };
  }
  const report = id === undefined ? only : reports.find(({ subscription }) => subscription.id === id.toLowerCase());
  return report ? { report } : { note: `There is no digest “${id}” in this channel.`, reports };
}

/** Says which ones there are. */
function choose({ note, reports }: Exclude<Found, { readonly report: unknown }>, { now, place }: DigestAsked): Reply {
  const { blocks } = listDocument(reports, now, place.platform);
  const document = {
    title: 'Digests',
    blocks: [{ kind: 'note', text: note } as const, ...(reports.length > 0 ? blocks : [])],
  };
  return { document, outcome: reports.length > 0 ? 'misunderstood' : 'nothing' };
}

async function preview(
  { store, preview: compose }: DigestRooms,
  { subscription, topics }: Extract<DigestCommand, { kind: 'preview' }>,
  asked: DigestAsked,
): Promise<Reply> {
  const { place, clock } = asked;
  if (topics === undefined) {
    const found = await findSubscription(store, subscription, place);
    if ('note' in found) return choose(found, asked);
    const { subscription: one, lookedAt } = found.report;
    const since = lookedAt ?? { span: firstSpanMs(one, asked.now, asked.now) };
    const { timing, wishes } = one;
    return compose({ place, topics: one.topics, length: wishes.length, zone: timing.zone, since }, clock);
  }
  const names = readTopics(topics);
  if ('reason' in names) return said('Not understood', names.reason, 'misunderstood');
  return compose(
    { place, topics: names, length: USUAL_WISHES.length, zone: asked.zone, since: { span: DAY_MS } },
    clock,
  );
}
