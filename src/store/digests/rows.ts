import { createHash } from 'node:crypto';
import type {
  Awaited,
  Composed,
  Delivery,
  DeliveryState,
  Expecting,
  Telling,
  Told,
} from '../../app/digests/delivery.ts';
import type { Schema } from '../schema.ts';

export function readDelivery(row: Schema['delivery']): Delivery {
  return {
    id: row.id,
    subscription: row.subscription,
    place: { workspace: row.workspace, channel: row.channel },
    slot: { at: new Date(row.slot_at), key: row.slot_key },
    state: readState(row),
    tries: row.tries,
    ...(row.failing_since !== null && { failingSince: new Date(row.failing_since) }),
    ...(row.note !== null && { note: row.note }),
  };
}

function readState({ state, next_at, sent_at }: Schema['delivery']): DeliveryState {
  if (state === 'due') return { kind: state, ...(next_at !== null && { at: new Date(next_at) }) };
  return state === 'sent' ? { kind: state, at: new Date(sent_at ?? 0) } : { kind: state };
}

export const writeComposed = (composed: Composed): string => JSON.stringify(composed);

export function readComposed(text: string): Composed {
  const { lookedAt, composedAt, ...rest } = JSON.parse(text) as Omit<Composed, 'lookedAt' | 'composedAt'> & {
    readonly lookedAt: string;
    readonly composedAt: string;
  };
  return { ...rest, lookedAt: new Date(lookedAt), composedAt: new Date(composedAt) };
}

/** What a point is called in a channel. */
export const keyOfPoint = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 22);

export const readTold = ({ at, body }: Schema['told']): Told => ({
  ...(JSON.parse(body) as Telling),
  at: new Date(at),
});

export const readAwaited = ({ at, body }: Schema['awaited']): Awaited => ({
  ...(JSON.parse(body) as Expecting),
  at: new Date(at),
});
