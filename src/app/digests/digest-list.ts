import type { Platform } from '../chat/ports.ts';
import type { Block, Document } from '../document.ts';
import { showMoment } from '../times.ts';
import { describeSchedule } from './describe-schedule.ts';
import { commandFor } from './digest-line.ts';
import type { SubscriptionReport } from './digest-store.ts';
import { parseSchedule } from './parse-schedule.ts';
import { outlookOf } from './schedule-outlook.ts';
import { nextSlots } from './slots.ts';
import { type DigestWishes, type Subscription, USUAL_WISHES } from './subscription.ts';

/** A subscription that was made or changed: what was understood, and when its next posts come. */
export function keptDocument(
  title: string,
  subscription: Subscription,
  now: Date,
  notes: readonly string[] = [],
): Document {
  const { id, topics, timing, wishes, state } = subscription;
  const schedule = parseSchedule(timing.schedule);
  if ('reason' in schedule) return { title, blocks: [{ kind: 'note', text: schedule.reason }] };
  const { understood, posts, changes } = outlookOf(schedule, timing.zone, now);
  const extras = wishesInWords(wishes);
  return {
    title,
    blocks: [
      note(`${topics.join(', ')}: ${understood}`),
      ...(extras.length > 0 ? [note(`${sentence(extras.join(', '))}.`)] : []),
      ...(state.kind === 'paused'
        ? [note(`It is paused: ${commandFor(subscription, 'resume')} goes on with it.`)]
        : posts.map((post, place): Block => ({ kind: 'entry', name: ORDER[place] ?? 'Then', detail: post }))),
      ...changes.map(note),
      ...notes.map(note),
      note(`Its id is ${id}. ${commandFor(subscription, 'preview')} shows what it would say now.`),
    ],
  };
}

const ORDER = ['Next', 'Then'];
const note = (text: string): Block => ({ kind: 'note', text });
const sentence = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

/** Only what is not as usual. */
function wishesInWords({ length, quiet, catchUp, unclear, review }: DigestWishes): readonly string[] {
  const said: readonly (string | false | undefined)[] = [
    length !== USUAL_WISHES.length && length,
    quiet !== USUAL_WISHES.quiet && 'nothing on days without news',
    catchUp !== USUAL_WISHES.catchUp && 'posts missed in an outage are skipped',
    unclear !== USUAL_WISHES.unclear && 'rather posted twice than never',
    review && `a draft goes to its reviewer 30 minutes before and is ${FATES[review.unapproved]}`,
  ];
  return said.flatMap((one) => one || []);
}

const FATES = { post: 'posted unless it is held', hold: 'held until it is approved' } as const;

/** A channel's digests, each with its schedule, its next post and what is the matter with it. */
export function listDocument(reports: readonly SubscriptionReport[], now: Date, platform: Platform): Document {
  const blocks = reports.map((report): Block => {
    const { subscription } = report;
    const detail = [timingInWords(subscription), ...wishesInWords(subscription.wishes), stateOf(report, now)];
    return { kind: 'entry', name: `${subscription.id} · ${subscription.topics.join(', ')}`, detail: detail.join('; ') };
  });
  return { title: 'Digests', blocks: blocks.length > 0 ? blocks : [note(`${NONE} ${EXAMPLES[platform]}`)] };
}

const NONE = 'There is no digest in this channel yet. Make one:';
/** Discord asks for each part by its name. */
const EXAMPLES = {
  slack: '/digest add territory, NATO weekdays 8:00',
  discord: '/digest add topics:territory, NATO when:weekdays 8:00',
} as const satisfies Record<Platform, string>;

function timingInWords({ timing }: Subscription): string {
  const schedule = parseSchedule(timing.schedule);
  return 'reason' in schedule ? timing.schedule : describeSchedule(schedule, timing.zone);
}

function stateOf({ subscription, lastSent, failing }: SubscriptionReport, now: Date): string {
  const { state, timing } = subscription;
  const clock = { now, zone: timing.zone };
  const last = lastSent ? `last ${showMoment(lastSent, clock)}` : 'none posted yet';
  if (state.kind === 'paused') return `paused; ${last}`;
  if (state.kind === 'faulty') return `fails since ${showMoment(state.since, clock)}: ${state.reason}`;
  const schedule = parseSchedule(timing.schedule);
  const [slot] = 'reason' in schedule ? [] : nextSlots(schedule, timing.zone, now, 1);
  const next = slot ? `next ${showMoment(slot.at, clock)}` : 'no next post';
  const trouble = failing ? [`the last one failed${failing.note === undefined ? '' : `: ${failing.note}`}`] : [];
  return [next, last, ...trouble].join('; ');
}

export function digestHelp(platform: Platform): Document {
  const help = platform === 'discord' ? WITH_OPTIONS : IN_A_LINE;
  const blocks = [...making(platform), ...help].map(([name, detail]): Block => ({ kind: 'entry', name, detail }));
  return { title: 'Digests', blocks: [...blocks, note(HELP_NOTE)] };
}

type Entry = readonly [name: string, detail: string];

const making = (platform: Platform): readonly Entry[] => [
  [EXAMPLES[platform], 'a digest of what is new on them, in this channel; alone, a form'],
  ['daily 7:30 · mon,thu 18:00 · hourly 9-18 · cron 0 8 1 * *', 'when; then a time zone, where it is not your own'],
  ['/digest list', 'the digests of this channel, each with its id'],
  ['/digest preview', 'what it would say now, for you alone; with an id where there are several'],
  ['/digest now', 'posts it at once'],
  ['/digest pause · resume · remove', 'with an id where there are several'],
];
const IN_A_LINE: readonly Entry[] = [
  ['/digest edit', 'opens a form; or with what is to be changed: /digest edit a1b2c3 daily 9:00'],
  ['short · long', 'how much of it; quiet:skip posts nothing on days without news'],
  ['catchup:skip', 'after an outage nothing is posted late'],
  ['review:@me', 'you get a draft 30 minutes before; review:hold posts only what you approve'],
];
const WITH_OPTIONS: readonly Entry[] = [
  ['/digest edit', 'opens a form; or with what is to be changed: /digest edit id:a1b2c3 when:daily 9:00'],
  ['length:short · length:long', 'how much of it; quiet:skip posts nothing on days without news'],
  ['catchup:skip', 'after an outage nothing is posted late'],
  ['review:post', 'you get a draft 30 minutes before; review:hold posts only what you approve'],
];
const HELP_NOTE =
  'A digest tells what is new since the channel’s last one; below it, ask about it in plain words, as below a brief.';
