import type { types } from '@slack/bolt';
import { ACTION_KINDS, type ActionKind, FORM_BUTTONS } from '../app/chat/actions.ts';
import type { Action } from '../app/chat/ports.ts';
import { shorten } from '../app/split-text.ts';
import { LIMITS } from './limits.ts';

/** A click names its button by this and the kind; the button's value is the post's id. */
const PREFIX = 'briefdesk-';
export const ASK_BUTTON = `${PREFIX}ask`;
/** Buttons that open a form which chat makes. */
export const FORM_CLICKS = new RegExp(`^${PREFIX}(?:${FORM_BUTTONS.join('|')})$`);
/** Every other button of ours. */
export const BUTTONS = new RegExp(`^${PREFIX}(?!(?:ask|${FORM_BUTTONS.join('|')})$)`);

/** Which button was clicked; undefined where it is none of ours. */
export const clickedAction = (actionId: string): ActionKind | undefined =>
  ACTION_KINDS.find((kind) => actionId === `${PREFIX}${kind}`);

/** The row of buttons below a document; none where there is nothing to click. */
export function buttonRow(actions: readonly Action[]): types.ActionsBlock | undefined {
  return actions.length === 0 ? undefined : { type: 'actions', elements: actions.slice(0, LIMITS.buttons).map(button) };
}

const button = ({ kind, label, post }: Action): types.Button => ({
  type: 'button',
  action_id: `${PREFIX}${kind}`,
  text: { type: 'plain_text', text: shorten(label, LIMITS.buttonText), emoji: false },
  value: post,
  ...(kind === 'delete' && { style: 'danger', confirm: SURE }),
});

const SURE: types.ConfirmationDialog = {
  title: { type: 'plain_text', text: 'Delete this post?' },
  text: { type: 'plain_text', text: 'It is deleted for everybody.' },
  confirm: { type: 'plain_text', text: 'Delete' },
  deny: { type: 'plain_text', text: 'Keep' },
};
