import { z } from 'zod';
import { formWish } from '../app/chat/actions.ts';
import type { FilledForm } from '../app/chat/form.ts';
import type { Incoming, Opening } from '../app/chat/ports.ts';
import { type AskedFrom, readAskedFrom } from './ask-form.ts';
import { clickedAction } from './buttons.ts';
import { filledState, readOpenedFrom } from './form.ts';
import { click, type Identity, personOf, placeOf } from './payloads.ts';

/** Where **Ask** was clicked: the form brings it back. What nobody else sees begins no thread. */
export function readAskClick(payload: unknown): (AskedFrom & { readonly trigger: string }) | undefined {
  const read = click.safeParse(payload).data;
  if (!read) return undefined;
  const { channel_id: channel, message_ts, thread_ts, is_ephemeral } = read.container;
  const thread = thread_ts ?? read.message?.thread_ts ?? (is_ephemeral ? undefined : message_ts);
  return { trigger: read.trigger_id, post: read.actions[0].value, channel, ...(thread !== undefined && { thread }) };
}

const askedForm = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({
    id: z.string(),
    private_metadata: z.string(),
    state: z.object({
      values: z.object({ question: z.object({ text: z.object({ value: z.string() }) }) }),
    }),
  }),
});

/** The form behind **Ask**, sent. */
export function readAskForm(payload: unknown, identity: Identity, at: Date): Incoming | undefined {
  const read = askedForm.safeParse(payload).data;
  const from = read && readAskedFrom(read.view.private_metadata);
  if (!from) return undefined;
  return {
    eventId: `slack:${read.view.id}`,
    place: placeOf(identity, from.channel, from.thread),
    person: personOf(read.user.id),
    at,
    act: { kind: 'question', text: read.view.state.values.question.text.value.trim(), post: from.post },
  };
}

/** A click that opens a form which chat makes. */
export interface FormClick {
  readonly opening: Opening;
  readonly trigger: string;
  readonly replyTo?: string;
}

export function readFormClick(payload: unknown, identity: Identity): FormClick | undefined {
  const read = click.safeParse(payload).data;
  const [{ action_id, value }] = read?.actions ?? [{ action_id: '', value: '' }];
  const kind = clickedAction(action_id);
  const wish = kind && formWish(kind, value);
  if (!read || !wish) return undefined;
  const { container, message, response_url } = read;
  const place = placeOf(identity, container.channel_id, container.thread_ts ?? message?.thread_ts);
  return {
    opening: { place, person: personOf(read.user.id), wish },
    trigger: read.trigger_id,
    ...(response_url !== undefined && { replyTo: response_url }),
  };
}

const filledForm = z.object({
  user: z.object({ id: z.string() }),
  view: z.object({ id: z.string(), private_metadata: z.string(), state: z.object({ values: filledState }) }),
});

/** A form of chat's, sent. */
export function readFilledForm(
  payload: unknown,
  identity: Identity,
  at: Date,
): { readonly form: FilledForm; readonly incoming: Incoming } | undefined {
  const read = filledForm.safeParse(payload).data;
  const from = read && readOpenedFrom(read.view.private_metadata);
  if (!from) return undefined;
  const { name, about, replyTo } = from;
  const form = { name, ...(about !== undefined && { about }), filled: read.view.state.values };
  const incoming: Incoming = {
    eventId: `slack:${read.view.id}`,
    place: placeOf(identity, from.channel, from.thread),
    person: personOf(read.user.id),
    at,
    ...(replyTo !== undefined && { replyTo }),
    act: { kind: 'form', form },
  };
  return { form, incoming };
}
