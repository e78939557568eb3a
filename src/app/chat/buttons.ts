import type { Content } from './chat-store.ts';
import type { Action, Place, Visibility } from './ports.ts';

type Kind = 'sentences' | 'ask' | 'copy' | 'share' | 'schedule' | 'mute' | 'unmute' | 'delete';

const LABELS: Readonly<Record<Kind, string>> = {
  sentences: 'Show sentences',
  ask: 'Ask',
  copy: 'Copy as Markdown',
  share: 'Share',
  schedule: 'Schedule',
  mute: 'Mute here',
  unmute: 'Listen again',
  delete: 'Delete',
};

export const button = (kind: Kind, post: string): Action => ({ kind, post, label: LABELS[kind] });

/** The buttons below a document; none of them is dead. */
export function buttonsBelow(
  post: string,
  { points, document, topic, passing }: Content,
  { visibility, place, heard }: { readonly visibility: Visibility; readonly place: Place; readonly heard: boolean },
): readonly Action[] {
  const cites = points.length > 0;
  const says = document.blocks.some(({ kind }) => kind !== 'note' && kind !== 'entry');
  const kinds: readonly (Kind | false)[] = [
    cites && 'sentences',
    says && !passing && 'ask',
    says && 'copy',
    // Where there is no server, or two talk alone, nobody else would see it.
    says && visibility === 'private' && !place.direct && !place.workspace.startsWith('user:') && 'share',
    cites && topic !== undefined && 'schedule',
    visibility === 'public' && place.thread !== undefined && heard && 'mute',
    visibility === 'public' && 'delete',
  ];
  return kinds.flatMap((kind) => (kind ? [button(kind, post)] : []));
}
