import type {
  APIComponentInLabel,
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  APISelectMenuOption,
  ModalData,
  ModalSubmitFields,
} from 'discord.js';
import { type Field, type FilledForm, FORM_NAMES, type Form, type Option } from '../app/chat/form.ts';
import { harmless } from '../app/plain-text.ts';
import { shorten } from '../app/split-text.ts';
import { LIMITS } from './limits.ts';

/** Discord's component types, and the styles of a field of one line and of several. */
const LABEL = 18;
const TEXT = 4;
const SELECT = 3;
const LINE = 1;
const LINES = 2;

/** A form of app's as a modal: https://docs.discord.com/developers/components/reference#label */
export const renderForm = ({ name, about = '', title, fields }: Form): APIModalInteractionResponseCallbackData => ({
  custom_id: `form-${name}:${about}`,
  title,
  components: fields.map(
    (field): APILabelComponent => ({
      type: LABEL,
      label: shorten(field.label, LIMITS.fieldLabel),
      ...(field.hint !== undefined && { description: shorten(field.hint, LIMITS.fieldHint) }),
      component: component(field),
    }),
  ),
});

function component(field: Field): APIComponentInLabel {
  if (field.kind === 'text')
    return {
      type: TEXT,
      custom_id: field.name,
      style: field.lines ? LINES : LINE,
      required: field.optional !== true,
      max_length: field.longest,
      ...(field.value && { value: field.value }),
    };
  const chosen = field.kind === 'choice' ? [field.value] : field.values;
  const most = field.kind === 'choice' ? 1 : field.options.length;
  return {
    type: SELECT,
    custom_id: field.name,
    required: field.kind === 'choice',
    min_values: field.kind === 'choice' ? 1 : 0,
    max_values: most,
    options: field.options.map((option) => optionOf(option, chosen)),
  };
}

const optionOf = ({ value, label }: Option, chosen: readonly string[]): APISelectMenuOption => ({
  value,
  label: shorten(harmless(label), LIMITS.optionLabel),
  ...(chosen.includes(value) && { default: true }),
});

/** What was filled in; undefined for a form that is none of these. */
export function readFilled(customId: string, { fields }: Pick<ModalSubmitFields, 'fields'>): FilledForm | undefined {
  const [, named, about = ''] = /^form-(\w{1,10}):([\w-]{0,40})$/.exec(customId) ?? [];
  const name = FORM_NAMES.find((one) => one === named);
  if (name === undefined) return undefined;
  const filled = fields.map((field) => [field.customId, valuesOf(field)] as const);
  return { name, ...(about !== '' && { about }), filled: Object.fromEntries(filled) };
}

function valuesOf(field: ModalData): readonly string[] {
  if ('values' in field) return field.values as readonly string[];
  return 'value' in field && typeof field.value === 'string' && field.value !== '' ? [field.value] : [];
}
