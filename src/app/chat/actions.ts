import type { Opening } from './ports.ts';

/** Buttons below posts. */
const PRESSING = ['sentences', 'copy', 'share', 'mute', 'unmute', 'delete'] as const;
export type Pressing = (typeof PRESSING)[number];

/** What a reviewer says of a draft. */
const REVIEWING = ['send', 'approve', 'hold'] as const;
export type Reviewing = (typeof REVIEWING)[number];

/** Buttons that open a form which chat makes. */
export const FORM_BUTTONS = ['schedule', 'note', 'drop'] as const;
type FormButton = (typeof FORM_BUTTONS)[number];

/** `ask` opens a form that is the same for every post. */
export type ActionKind = 'ask' | Pressing | Reviewing | FormButton;

export const ACTION_KINDS: readonly ActionKind[] = ['ask', ...PRESSING, ...REVIEWING, ...FORM_BUTTONS];

/** What a button's form is wanted for; undefined for a button that opens none which chat makes. */
export function formWish(kind: ActionKind, post: string): Opening['wish'] | undefined {
  if (kind === 'schedule') return { kind, post };
  return kind === 'note' || kind === 'drop' ? { kind: 'review', form: kind, post } : undefined;
}

/** Comes as an act at once. */
export const acts = (kind: ActionKind): kind is Pressing | Reviewing =>
  kind !== 'ask' && !FORM_BUTTONS.some((one) => one === kind);
