import { setTimeout as sleep } from 'node:timers/promises';
import type { DigestCommand } from '../digests/digest-command.ts';
import {
  digestForm,
  digestFormProblems,
  type FormStart,
  fitsForm,
  newStart,
  readDigestForm,
  readEditForm,
  startOf,
} from '../digests/digest-form.ts';
import { findSubscription, respondDigests, whoMay } from '../digests/manage.ts';
import type { DigestAsked, DigestRooms } from '../digests/managing.ts';
import { previewDigest } from '../digests/preview.ts';
import { openReviewForm, reviewDraft, type Verdict } from '../digests/reviewing.ts';
import type { Document } from '../document.ts';
import { isInstalled } from '../installed-zone.ts';
import type { Reply } from '../reply.ts';
import { contentOf } from './content.ts';
import { type FilledForm, type Form, type FormProblems, typedIn } from './form.ts';
import { postIdOf } from './names.ts';
import { NOTES } from './notes.ts';
import { type ChatParts, recipientOf, type Task } from './parts.ts';
import type { Act, Opening } from './ports.ts';
import { openPostIn, tell, whisper } from './posting.ts';
import { refusalBy } from './rules.ts';

type DigestAct = Extract<Act, { kind: 'digest' | 'form' }>;
type Asking = Pick<DigestAsked, 'place' | 'person'>;

/** Answers a command about digests, or a form for one, to who sent it alone. */
export async function answerDigest(parts: ChatParts, task: Task, act: DigestAct): Promise<'said'> {
  const command = act.kind === 'digest' ? act.command : commandOf(act.form);
  if (command === undefined) {
    await review(parts, task, act as Verdict);
    return 'said';
  }
  const { eventId, place, at } = task.incoming;
  const asked = { ...askedBy(parts, task.incoming), eventId, now: at, clock: await parts.clock(at, place.workspace) };
  const { document: said, conversation, outcome }: Reply = await respondDigests(roomsOf(parts), command, asked);
  const document = act.kind === 'form' && outcome === 'misunderstood' ? withTyped(said, act.form, at) : said;
  await whisper(parts, task, {
    id: postIdOf(eventId),
    place,
    document,
    content: contentOf(document),
    titled: true,
    own: true,
    ...(conversation && { conversation }),
  });
  return 'said';
}

/** An answer waits no longer for what it can do without. */
const PATIENCE_MS = 4000;

const roomsOf = ({ desk, digests, courierOf }: ChatParts): DigestRooms => ({
  store: digests,
  troubleAt: (place, person) =>
    Promise.race([courierOf(place.platform).troubleAt(place, person), sleep(PATIENCE_MS, undefined, { ref: false })]),
  unmentioned: (topics, workspace) =>
    Promise.race([desk.unmentioned(topics, workspace).catch(() => []), sleep(PATIENCE_MS, [], { ref: false })]),
  preview: (wanted, clock) => previewDigest(desk, digests, wanted, clock),
});

/** A form that is sent is closed, whatever is wrong with it: then all of that is said, and what was typed is given back. */
function withTyped(document: Document, { filled }: FilledForm, now: Date): Document {
  const said = document.blocks.flatMap((block) => (block.kind === 'note' ? block.text : []));
  const others = Object.values(digestFormProblems(filled, now)).filter((problem) => !said.includes(problem));
  const typed = ['topics', 'schedule', 'zone'].map((name) => typedIn(filled, name)).filter(Boolean);
  const notes = [...others, `You had typed: ${typed.join(' · ')}`].map((text) => ({ kind: 'note', text }) as const);
  return { ...document, blocks: [...document.blocks, ...notes] };
}

/** What a form about a subscription asks for; undefined for one about a draft. */
function commandOf({ name, about, filled }: FilledForm): DigestCommand | undefined {
  if (name === 'edit') return { kind: 'edit', ...readEditForm(filled, about ?? '') };
  if (name !== 'add') return undefined;
  const { topics, schedule, zone, wishes } = readDigestForm(filled);
  return { kind: 'add', topics, schedule, wishes, ...(zone !== undefined && { zone }) };
}

const reviewerIn = ({ courierOf, now }: ChatParts, { place, person }: Asking) => ({
  place,
  person,
  now: now(),
  hasLeft: courierOf(place.platform).hasLeft,
});

/** What a reviewer says of a draft: they see what it is then. */
export async function review(parts: ChatParts, task: Task, verdict: Verdict): Promise<void> {
  const { place, person } = task.incoming;
  const reviewed = await reviewDraft(parts.digests, verdict, reviewerIn(parts, { place, person }));
  if ('refused' in reviewed) return tell(parts, task, reviewed.refused);
  const { document, actions } = reviewed;
  await parts.messengerOf(place.platform).reply(recipientOf(task.incoming), document, { actions, titled: true });
}

type Rights = Pick<DigestAsked, 'place' | 'person' | 'allowed' | 'zone' | 'zoneOf'>;

/** In a direct message everybody manages their own. */
function askedBy({ rulesOf }: Pick<ChatParts, 'rulesOf'>, { place, person }: Asking): Rights {
  const { digests, timeZone } = rulesOf(place);
  const own = place.direct === true || place.workspace.startsWith('user:');
  const allowed = own || digests === 'everyone' || person.manager === true;
  const known = person.zone !== undefined && isInstalled(person.zone) ? person.zone : undefined;
  return { place, person, allowed, zone: known ?? timeZone, zoneOf: known === undefined ? 'workspace' : 'person' };
}

type Refused = { readonly refused: string };

/** The form that somebody asked for, filled in with what is known. */
export async function openForm(parts: ChatParts, { place, person, wish }: Opening): Promise<Form | Refused> {
  const refused = refusalBy(parts.rulesOf(place), { place, person });
  if (refused !== undefined) return { refused };
  if (wish.kind === 'review') return openReviewForm(parts.digests, wish, reviewerIn(parts, { place, person }));
  const asked = askedBy(parts, { place, person });
  if (!asked.allowed) return { refused: whoMay(place) };
  return wish.kind === 'schedule' ? formForPost(parts, asked, wish.post) : formForCommand(parts, asked, wish.command);
}

/** A digest of what a brief is about. */
async function formForPost(parts: ChatParts, asked: Rights, post: string): Promise<Form | Refused> {
  const topic = (await openPostIn(parts, asked, post))?.content.topic;
  return topic === undefined ? { refused: NOTES.expired } : formFor(newStart([topic], asked.zone));
}

async function formForCommand(
  { digests }: ChatParts,
  { place, zone }: Rights,
  command: DigestCommand,
): Promise<Form | Refused> {
  if (command.kind !== 'edit') return formFor(newStart(command.kind === 'form' ? (command.topics ?? []) : [], zone));
  const found = await findSubscription(digests, command.subscription, place);
  return 'note' in found ? { refused: found.note } : formFor(startOf(found.report.subscription));
}

const formFor = (start: FormStart): Form | Refused => (fitsForm(start) ? digestForm(start) : { refused: TOO_LONG });

const TOO_LONG =
  'These topics are too long for a form. Type what is to change in one line: /digest edit, the id, and the rest.';

export const problemsOf = ({ name, filled }: FilledForm, now: Date): FormProblems =>
  name === 'add' || name === 'edit' ? digestFormProblems(filled, now) : {};
