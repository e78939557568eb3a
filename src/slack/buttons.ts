import type { types } from '@slack/bolt';
import type { Action } from '../app/chat/ports.ts';
import { shorten } from '../app/split-text.ts';
import { LIMITS } from './limits.ts';

/** How a click names its button; the button's value is the post's id. */
export const actionId = (kind: Action['kind']): string => `briefdesk-${kind}`;

/** The row of buttons below a document; none where there is nothing to click. */
export function buttonRow(actions: readonly Action[]): types.ActionsBlock | undefined {
  return actions.length === 0 ? undefined : { type: 'actions', elements: actions.slice(0, LIMITS.buttons).map(button) };
}

const button = ({ kind, label, post }: Action): types.Button => ({
  type: 'button',
  action_id: actionId(kind),
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
