import { type FilledForm, type Form, typedIn } from '../chat/form.ts';
import type { Action, Person, Place } from '../chat/ports.ts';
import type { Document } from '../document.ts';
import { showMoment } from '../times.ts';
import type { Courier } from './courier.ts';
import type { Delivery, Draft } from './delivery.ts';
import type { DigestStore } from './digest-store.ts';
import { dropForm, droppedIn, noteForm, withNote, withoutPoints } from './drafts.ts';
import type { Subscription } from './subscription.ts';

/** A draft as its reviewer is shown it; or why there is nothing to show, in a sentence. */
export interface Presented {
  readonly document: Document;
  readonly actions: readonly Action[];
}

interface Drafted {
  readonly delivery: Delivery;
  readonly subscription: Subscription;
}

const LABELS = {
  send: 'Post now',
  approve: 'Approve',
  drop: 'Drop points',
  note: 'Add a note',
  hold: 'Hold',
} as const;

/** The draft, under what becomes of it, with what its reviewer can do. */
export function presentDraft({ delivery, subscription }: Drafted, draft: Draft, now: Date): Presented {
  const { document } = draft.composed.content;
  const approval = draft.review === 'held' || subscription.wishes.review?.unapproved === 'hold';
  const kinds: readonly (keyof typeof LABELS | false)[] = [
    'send',
    approval && draft.review !== 'approved' && 'approve',
    'drop',
    'note',
    draft.review !== 'held' && 'hold',
  ];
  const note = { kind: 'note', text: fateOf({ delivery, subscription }, draft, now) } as const;
  return {
    document: { ...document, title: `Draft: ${document.title}`, blocks: [note, ...document.blocks] },
    actions: kinds.flatMap((kind) => (kind ? [{ kind, post: delivery.id, label: LABELS[kind] }] : [])),
  };
}

function fateOf({ delivery, subscription }: Drafted, { review }: Draft, now: Date): string {
  const { at } = delivery.slot;
  const when = at > now ? showMoment(at, { now, zone: subscription.timing.zone }) : 'in a moment';
  if (review === 'held') return 'You hold this draft: it is posted when you approve it.';
  if (review === 'approved') return `You approved this draft: it is posted ${when}.`;
  return subscription.wishes.review?.unapproved === 'hold'
    ? `A draft for you to review: it is posted ${when} if you approve it, and not before you do.`
    : `A draft for you to review: it is posted ${when}, unless you hold it.`;
}

/** What reviewing drafts needs. */
export type DraftStore = Pick<DigestStore, 'openDraft' | 'reviseDraft' | 'openSubscription'>;

/** Who says something of a draft, and when. */
interface Reviewer {
  readonly place: Place;
  readonly person: Person;
  readonly now: Date;
  /** Whether somebody is no longer where a digest is posted: an old draft with its buttons stays with them. */
  readonly hasLeft: Courier['hasLeft'];
}

const TOO_LATE =
  'This draft can’t be changed any more: it is posted, a newer one took its place, or its digest is paused, changed or removed.';
const NOT_YOURS = 'Only the reviewer of this digest may do that.';
const NOTHING_LEFT = 'This draft has no points to be dropped.';

type Refused = { readonly refused: string };

/** As its reviewer may use it. People are known by id on their platform alone. */
async function openDraft(
  store: DraftStore,
  id: string,
  { place, person, hasLeft }: Reviewer,
): Promise<(Drafted & { readonly draft: Draft }) | Refused> {
  const draft = await store.openDraft(id);
  const report = draft && (await store.openSubscription(draft.delivery.subscription));
  if (!draft || !report) return { refused: TOO_LATE };
  const { subscription } = report;
  const isReviewer =
    subscription.wishes.review?.by === person.id &&
    subscription.place.platform === place.platform &&
    (place.platform === 'discord' || subscription.place.workspace === place.workspace) &&
    !(await hasLeft(subscription.place, person.id));
  return isReviewer ? { draft, delivery: draft.delivery, subscription } : { refused: NOT_YOURS };
}

/** The form to drop points of a draft or to put a note above it. */
export async function openReviewForm(
  store: DraftStore,
  { form, post }: { readonly form: 'note' | 'drop'; readonly post: string },
  reviewer: Reviewer,
): Promise<Form | Refused> {
  const opened = await openDraft(store, post, reviewer);
  if ('refused' in opened) return opened;
  const { composed } = opened.draft;
  if (form === 'note') return noteForm(post, composed, nameOf(reviewer.person));
  return dropForm(post, composed) ?? { refused: NOTHING_LEFT };
}

export type Verdict =
  | { readonly kind: 'send' | 'approve' | 'hold'; readonly post: string }
  | { readonly kind: 'form'; readonly form: FilledForm };

/** Does to a draft what its reviewer says. */
export async function reviewDraft(
  store: DraftStore,
  verdict: Verdict,
  reviewer: Reviewer,
): Promise<Presented | Refused> {
  const id = verdict.kind === 'form' ? (verdict.form.about ?? '') : verdict.post;
  const opened = await openDraft(store, id, reviewer);
  if ('refused' in opened) return opened;
  const { now } = reviewer;
  const due = dueOf(verdict, opened.delivery, now);
  const dueNow = due !== undefined && due <= now;
  const revised = await store.reviseDraft(id, (draft) => revise(draft, verdict, reviewer), due);
  if (!revised) return { refused: TOO_LATE };
  const { document, actions } = presentDraft(opened, revised, now);
  return dueNow ? { document: { ...document, blocks: [SENDING] }, actions: [] } : { document, actions };
}

/** What is approved before its slot is posted at it, even where nobody had put it off until then. */
function dueOf({ kind }: Verdict, { slot }: Delivery, now: Date): Date | undefined {
  if (kind === 'send') return now;
  return kind === 'approve' ? new Date(Math.max(slot.at.getTime(), now.getTime())) : undefined;
}

const SENDING = { kind: 'note', text: 'It is posted in a moment.' } as const;

function revise(draft: Draft, verdict: Verdict, { person }: Reviewer): Draft {
  switch (verdict.kind) {
    case 'send':
    case 'approve':
      return { ...draft, review: 'approved' };
    case 'hold':
      return { ...draft, review: 'held' };
    case 'form': {
      const { name, filled } = verdict.form;
      const composed =
        name === 'drop'
          ? withoutPoints(draft.composed, droppedIn(filled))
          : withNote(draft.composed, typedIn(filled, 'note'), nameOf(person));
      return { ...draft, composed };
    }
  }
}

const nameOf = ({ name }: Person): string => name ?? 'the reviewer';
