/** What marks a message as one of ours: Slack keeps it with the message and shows it to nobody. */
const KEY_EVENT = 'briefdesk_post';

export const metadataOf = (key: string, part: number) => ({ event_type: KEY_EVENT, event_payload: { key, part } });

interface Posted {
  readonly ts?: string;
  readonly metadata?: { readonly event_type?: string; readonly event_payload?: object };
}

/** The part of the post with this key that a message is, and its id. */
export function partOf({ ts, metadata }: Posted, key: string): readonly (readonly [number, string])[] {
  const { event_type, event_payload = {} } = metadata ?? {};
  const payload = event_payload as { readonly key?: unknown; readonly part?: unknown };
  if (ts === undefined || event_type !== KEY_EVENT || payload.key !== key) return [];
  return [[Number(payload.part), ts]];
}
