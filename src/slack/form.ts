import type { types } from '@slack/bolt';
import { z } from 'zod';
import { type Field, type Filled, FORM_NAMES, type Form, type Option } from '../app/chat/form.ts';
import { harmless } from '../app/plain-text.ts';
import { shorten } from '../app/split-text.ts';
import { LIMITS } from './limits.ts';

export const FORM = 'briefdesk-form';

const openedFrom = z.object({
  name: z.enum(FORM_NAMES),
  about: z.string().optional(),
  channel: z.string(),
  thread: z.string().optional(),
  replyTo: z.string().optional(),
});

/** Which form it is, and where it was opened: Slack gives that back when it is sent. */
export type OpenedFrom = Readonly<z.infer<typeof openedFrom>>;

/** A form of app's as a modal: https://docs.slack.dev/surfaces/modals */
export const renderForm = (
  { name, about, title, submit, fields }: Form,
  from: Omit<OpenedFrom, 'name' | 'about'>,
): types.ModalView => ({
  type: 'modal',
  callback_id: FORM,
  private_metadata: JSON.stringify({ name, about, ...from } satisfies OpenedFrom),
  title: plain(title),
  submit: plain(submit),
  close: plain('Cancel'),
  blocks: fields.map(inputBlock),
});

const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text, emoji: false });

const inputBlock = (field: Field): types.InputBlock => ({
  type: 'input',
  block_id: field.name,
  label: plain(field.label),
  optional: field.kind === 'choices' || (field.kind === 'text' && field.optional === true),
  element: element(field),
  ...(field.hint !== undefined && { hint: plain(field.hint) }),
});

const VALUE = 'value';

function element(field: Field): types.InputBlock['element'] {
  if (field.kind === 'text')
    return {
      type: 'plain_text_input',
      action_id: VALUE,
      max_length: field.longest,
      multiline: field.lines === true,
      ...(field.value && { initial_value: field.value }),
    };
  const options = field.options.map(optionOf);
  if (field.kind === 'choice') {
    const initial_option = options.find(({ value }) => value === field.value);
    return { type: 'static_select', action_id: VALUE, options, ...(initial_option && { initial_option }) };
  }
  const chosen = options.filter(({ value = '' }) => field.values.includes(value));
  const initial = chosen.length > 0 && { initial_options: chosen };
  const type = options.length <= LIMITS.checkboxes ? 'checkboxes' : 'multi_static_select';
  return { type, action_id: VALUE, options, ...initial };
}

const optionOf = ({ value, label }: Option): types.PlainTextOption => ({
  value,
  text: plain(shorten(harmless(label), LIMITS.optionText)),
});

export function readOpenedFrom(metadata: string): OpenedFrom | undefined {
  try {
    return openedFrom.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}

const option = z.object({ value: z.string() });

/** `view.state.values`, as Slack sends what was filled in. */
export const filledState = z
  .record(
    z.string(),
    z.object({
      [VALUE]: z.object({
        value: z.string().nullish(),
        selected_option: option.nullish(),
        selected_options: z.array(option).optional(),
      }),
    }),
  )
  .transform(
    (values): Filled =>
      Object.fromEntries(
        Object.entries(values).map(([field, { value: read }]) => {
          const { value, selected_option, selected_options = [] } = read;
          const chosen = selected_option ? [selected_option] : selected_options;
          return [field, value ? [value] : chosen.map((one) => one.value)];
        }),
      ),
  );
