import type { Place } from '../chat/ports.ts';
import type { Length } from '../command.ts';
import type { Desk } from '../desk.ts';
import type { Reply } from '../reply.ts';
import type { Clock } from '../times.ts';
import type { DigestStore } from './digest-store.ts';
import { DAY_MS, rememberedSince } from './window.ts';

/** A digest as it would be now. */
export interface Previewed {
  readonly place: Place;
  readonly topics: readonly string[];
  readonly length: Length;
  /** IANA zone in which times are told. */
  readonly zone: string;
  /** When the last one looked; of a first one, so many milliseconds are covered. */
  readonly since: Date | { readonly span: number };
}

/** What the channel's digest would say now. Nothing is told by it: the next one says it all the same. */
export async function previewDigest(
  desk: Pick<Desk, 'digest'>,
  store: Pick<DigestStore, 'channelMemory'>,
  { place, topics, length, zone, since }: Previewed,
  clock: Clock,
): Promise<Reply> {
  const memory = await store.channelMemory(place, rememberedSince(clock.now));
  // The sample edition is read as of a date of its own, before anything was sent.
  const from = since instanceof Date && since >= clock.now ? { span: DAY_MS } : since;
  const wish = { workspace: place.workspace, topics, memory, length, since: from };
  const { document, quiet, conversation } = await desk.digest(wish, { ...clock, zone });
  return { document: { ...document, title: 'Digest, a preview' }, outcome: quiet ? 'nothing' : 'done', conversation };
}
