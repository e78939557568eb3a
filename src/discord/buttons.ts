import { ACTION_KINDS, type ActionKind } from '../app/chat/actions.ts';
import type { Action } from '../app/chat/ports.ts';
import { LIMITS } from './limits.ts';

/** Discord's component types and the grey button. */
const ROW = 1;
const BUTTON = 2;
const SECONDARY = 2;

interface Button {
  readonly type: typeof BUTTON;
  readonly style: typeof SECONDARY;
  readonly label: string;
  readonly custom_id: string;
}

export interface ButtonRow {
  readonly type: typeof ROW;
  readonly components: readonly Button[];
}

/** Five buttons a row. */
export function buttonRows(actions: readonly Action[]): readonly ButtonRow[] {
  const buttons = actions.map(
    ({ kind, post, label }): Button => ({
      type: BUTTON,
      style: SECONDARY,
      label: label.slice(0, LIMITS.buttonLabel),
      custom_id: customId(kind, post),
    }),
  );
  return Array.from({ length: Math.ceil(buttons.length / LIMITS.buttonsInRow) }, (_, row) => ({
    type: ROW,
    components: buttons.slice(row * LIMITS.buttonsInRow, (row + 1) * LIMITS.buttonsInRow),
  }));
}

export const customId = (kind: ActionKind, post: string): string => `${kind}:${post}`;

/** What a button or form carries; undefined for one that is not ours. */
export function readCustomId(id: string): { readonly kind: ActionKind; readonly post: string } | undefined {
  const [, kind = '', post = ''] = /^(\w{1,20}):([\w-]{1,16})$/.exec(id) ?? [];
  const known = ACTION_KINDS.find((one) => one === kind);
  return known && { kind: known, post };
}
