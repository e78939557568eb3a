import { createHash } from 'node:crypto';
import type { Filled, Form, FormProblems, Option } from '../chat/form.ts';
import { typedIn } from '../chat/form.ts';
import { type Length, readLength } from '../command.ts';
import type { DigestChange, DigestCommand, SaidWishes } from './digest-command.ts';
import { readTopics } from './digest-topics.ts';
import { SCHEDULE_LENGTH } from './parse-schedule.ts';
import { readTiming } from './subscribe.ts';
import { type DigestWishes, type Subscription, USUAL_WISHES } from './subscription.ts';

/** Slack's fields hold no more. */
const TOPICS_LENGTH = 3000;

/** What a form for a digest shows at first. */
export interface FormStart {
  readonly topics: readonly string[];
  readonly schedule: string;
  readonly zone: string;
  readonly wishes: DigestWishes;
  /** The subscription to be changed; absent where a new one is made. */
  readonly subscription?: string;
}

export const startOf = ({ id, topics, timing, wishes }: Subscription): FormStart => ({
  topics,
  ...timing,
  wishes,
  subscription: id,
});

export const newStart = (topics: readonly string[], zone: string): FormStart => ({
  topics,
  schedule: 'weekdays 8:00',
  zone,
  wishes: USUAL_WISHES,
});

/** Platforms open no form whose text does not fit its field. */
export const fitsForm = ({ topics }: FormStart): boolean => topics.join(', ').length <= TOPICS_LENGTH;

const LENGTHS: readonly (Option & { readonly value: Length })[] = [
  { value: 'short', label: 'Short' },
  { value: 'normal', label: 'Normal' },
  { value: 'long', label: 'Long' },
];

/** What can be ticked; each is one word of the wishes. */
const EXTRAS = [
  { value: 'say', label: 'On days without news, say so in one line' },
  { value: 'once', label: 'After an outage, post late rather than not at all' },
  { value: 'review', label: 'Send me a draft 30 minutes before' },
  { value: 'hold', label: 'Hold the draft until I approve it' },
] as const satisfies readonly Option[];
type Extra = (typeof EXTRAS)[number]['value'];

export function digestForm(start: FormStart): Form {
  const { topics, schedule, zone, wishes, subscription } = start;
  const ticked: readonly (Extra | false | undefined)[] = [
    wishes.quiet === 'say' && 'say',
    wishes.catchUp === 'once' && 'once',
    wishes.review && 'review',
    wishes.review?.unapproved === 'hold' && 'hold',
  ];
  return {
    name: subscription === undefined ? 'add' : 'edit',
    ...(subscription !== undefined && { about: `${subscription}-${marksOf(start).join('')}` }),
    title: subscription === undefined ? 'New digest' : `Digest ${subscription}`,
    submit: subscription === undefined ? 'Add' : 'Save',
    fields: [
      {
        kind: 'text',
        name: 'topics',
        label: 'Topics',
        hint: 'With commas between, 20 at most',
        value: topics.join(', '),
        longest: TOPICS_LENGTH,
      },
      {
        kind: 'text',
        name: 'schedule',
        label: 'When',
        hint: 'weekdays 8:00 · daily 7:30 · mon,thu 18:00 · hourly 9-18 · cron 0 8 1 * *',
        value: schedule,
        longest: SCHEDULE_LENGTH,
      },
      { kind: 'text', name: 'zone', label: 'Time zone', hint: 'Europe/Kyiv, or a city', value: zone, longest: 100 },
      { kind: 'choice', name: 'length', label: 'Length', options: LENGTHS, value: wishes.length },
      {
        kind: 'choices',
        name: 'extras',
        label: 'And',
        options: EXTRAS,
        values: ticked.flatMap((one) => one || []),
      },
    ],
  };
}

type Read = Omit<Extract<DigestCommand, { kind: 'add' }>, 'kind'>;

/** What was filled in, whatever it is. */
export function readDigestForm(filled: Filled): Read {
  const length = readLength(typedIn(filled, 'length'));
  const zone = typedIn(filled, 'zone');
  return {
    topics: typedIn(filled, 'topics').split(/[,;\n]/),
    schedule: typedIn(filled, 'schedule'),
    ...(zone !== '' && { zone }),
    wishes: { ...readExtras(filled), ...(length && { length }) },
  };
}

function readExtras({ extras = [] }: Filled): SaidWishes {
  const ticks = (extra: Extra): boolean => extras.includes(extra);
  const unapproved = ticks('hold') ? 'hold' : ticks('review') ? 'post' : 'none';
  return { quiet: ticks('say') ? 'say' : 'skip', catchUp: ticks('once') ? 'once' : 'skip', review: unapproved };
}

/** What the sender of a form for a subscription changed of what it showed them: the rest may be newer by then. */
export function readEditForm(
  filled: Filled,
  about: string,
): { readonly subscription: string; readonly change: DigestChange } {
  const [subscription = '', shown = ''] = about.split(/-(.*)/s);
  const read = readDigestForm(filled);
  const marks = marksOf({ ...read, zone: read.zone ?? '' });
  const changed = new Set(PARTS.filter((_, place) => !shown.startsWith(marks[place] ?? '', place * MARK)));
  const only = <Said extends object>(said: Said): Partial<Said> =>
    Object.fromEntries(Object.entries(said).filter(([part]) => changed.has(part as Part))) as Partial<Said>;
  const { topics, schedule, zone, wishes } = read;
  const parts = { timing: only({ schedule, ...(zone !== undefined && { zone }) }), wishes: only(wishes) };
  const named = Object.entries(parts).filter(([, part]) => Object.keys(part).length > 0);
  return { subscription, change: { ...only({ topics }), ...Object.fromEntries(named) } };
}

/** What of a digest can be changed by itself. */
const PARTS = ['topics', 'schedule', 'zone', 'length', 'quiet', 'catchUp', 'review'] as const;
type Part = (typeof PARTS)[number];

/** Of a mark, by which what a form showed is known again. */
const MARK = 4;

type Held = Pick<FormStart, 'topics' | 'schedule' | 'zone'> & {
  readonly wishes: Omit<SaidWishes, 'review'> & { readonly review?: SaidWishes['review'] | DigestWishes['review'] };
};

function marksOf({ topics, schedule, zone, wishes: { length, quiet, catchUp, review = 'none' } }: Held) {
  const names = topics
    .join()
    .replace(/\s*,\s*/g, ',')
    .trim();
  const fate = typeof review === 'string' ? review : review.unapproved;
  return [names, schedule, zone, length, quiet, catchUp, fate].map((part) =>
    createHash('sha256')
      .update(part ?? '')
      .digest('base64url')
      .slice(0, MARK),
  );
}

/** What of it cannot be taken, by field. No zone is no problem: then it is the usual one. */
export function digestFormProblems(filled: Filled, now: Date): FormProblems {
  const { topics, schedule, zone = 'UTC' } = readDigestForm(filled);
  // The zone is looked at alone, too: people mend both at once.
  const read = [readTopics(topics), readTiming({ schedule, zone }, now), readTiming({ schedule: 'daily', zone }, now)];
  return Object.fromEntries(read.flatMap((one) => ('reason' in one ? [[one.field, one.reason]] : [])));
}
