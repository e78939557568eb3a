import type { ChatInputCommandInteraction, RESTPostAPIChatInputApplicationCommandsJSONBody } from 'discord.js';
import type { DigestTyping } from '../app/chat/ports.ts';
import type { Length } from '../app/command.ts';
import type { DigestCommand, SaidWishes } from '../app/digests/digest-command.ts';
import { SCHEDULE_LENGTH } from '../app/digests/parse-schedule.ts';

/** Discord's option types. */
const SUBCOMMAND = 1;
const STRING = 3;

/** The names of options, and what an option holds while it is typed. */
const TYPED: ReadonlyMap<string, DigestTyping['option']> = new Map([
  ['topics', 'topics'],
  ['zone', 'zone'],
  ['id', 'digest'],
]);

export const typedOption = (name: string): DigestTyping['option'] | undefined => TYPED.get(name);

const LENGTHS: readonly Length[] = ['short', 'normal', 'long'];
const choices = (...values: readonly (readonly [value: string, name: string])[]) =>
  values.map(([value, name]) => ({ value, name }));

const topics = {
  type: STRING,
  name: 'topics',
  description: 'With commas between, 20 at most',
  max_length: 2000,
  autocomplete: true,
} as const;
const id = {
  type: STRING,
  name: 'id',
  description: 'Which digest, where there are several in this channel',
  max_length: 100,
  autocomplete: true,
} as const;

/** What a digest is made of, each in an option of its own. */
const PARTS = [
  topics,
  {
    type: STRING,
    name: 'when',
    description: 'weekdays 8:00 · daily 7:30 · mon,thu 18:00 · hourly 9-18 · cron 0 8 1 * *',
    max_length: SCHEDULE_LENGTH,
  },
  {
    type: STRING,
    name: 'zone',
    description: 'Whose clock it is: a city or a time zone',
    max_length: 100,
    autocomplete: true,
  },
  {
    type: STRING,
    name: 'length',
    description: 'How much of it',
    choices: LENGTHS.map((value) => ({ value, name: value })),
  },
  {
    type: STRING,
    name: 'quiet',
    description: 'On days without news',
    choices: choices(['say', 'say so in one line'], ['skip', 'post nothing']),
  },
  {
    type: STRING,
    name: 'catchup',
    description: 'After an outage',
    choices: choices(['once', 'post late, and say so'], ['skip', 'post nothing late']),
  },
  {
    type: STRING,
    name: 'review',
    description: 'You get a draft 30 minutes before',
    choices: choices(
      ['post', 'post it unless I hold it'],
      ['hold', 'hold it until I approve it'],
      ['none', 'no drafts'],
    ),
  },
  {
    type: STRING,
    name: 'unclear',
    description: 'Where Discord won’t tell whether a message came through',
    choices: choices(['at-most-once', 'do not post it again'], ['at-least-once', 'rather post it twice']),
  },
] as const;

const subcommand = <Option>(name: string, description: string, options: readonly Option[] = []) => ({
  type: SUBCOMMAND,
  name,
  description,
  options: [...options],
});

/** What Discord is told of `/digest`. */
export const DIGEST = {
  name: 'digest',
  description: 'What is new on your topics, in this channel at your times',
  options: [
    subcommand('add', 'A digest in this channel; without options a form opens', PARTS),
    subcommand('list', 'The digests of this channel'),
    subcommand('preview', 'What it would say now, for you alone', [
      { ...topics, description: 'Of topics, instead of a digest of this channel' },
      id,
    ]),
    subcommand('now', 'Post it at once', [id]),
    subcommand('pause', 'Post it no more for now', [id]),
    subcommand('resume', 'Go on with it', [id]),
    subcommand('edit', 'Change a digest; without other options a form opens', [id, ...PARTS]),
    subcommand('remove', 'Remove it for good', [id]),
    subcommand('help', 'What can be done'),
  ],
} satisfies RESTPostAPIChatInputApplicationCommandsJSONBody;

type Options = ChatInputCommandInteraction['options'];

export function readDigestCommand(options: Options): DigestCommand {
  const kind = options.getSubcommand();
  const named = idIn(options);
  switch (kind) {
    case 'add':
      return readAdd(options);
    case 'edit':
      return { kind, ...named, change: readChange(options) };
    case 'preview': {
      const { topics } = readChange(options);
      return { kind, ...named, ...(topics && { topics }) };
    }
    case 'now':
    case 'pause':
    case 'resume':
    case 'remove':
      return { kind, ...named };
    case 'list':
      return { kind };
    default:
      return { kind: 'help' };
  }
}

const idIn = (options: Options): { readonly subscription?: string } => {
  const typed = options.getString('id')?.trim().replace(/^#/, '').toLowerCase();
  return typed ? { subscription: typed } : {};
};

/** What is missing is asked for in a form. */
function readAdd(options: Options): DigestCommand {
  const { topics, timing = {}, wishes = {} } = readChange(options);
  const { schedule, zone } = timing;
  if (!topics || schedule === undefined) return { kind: 'form', ...(topics && { topics }) };
  return { kind: 'add', topics, schedule, ...(zone !== undefined && { zone }), wishes };
}

type Change = Extract<DigestCommand, { kind: 'edit' }>['change'];

function readChange(options: Options): Change {
  const given = (name: string): string | undefined => options.getString(name)?.trim() || undefined;
  const [topics, schedule, zone] = [given('topics'), given('when'), given('zone')];
  const timing = { ...(schedule !== undefined && { schedule }), ...(zone !== undefined && { zone }) };
  const wishes = readWishes(given);
  return {
    ...(topics !== undefined && { topics: topics.split(/[,;]/) }),
    ...(Object.keys(timing).length > 0 && { timing }),
    ...(Object.keys(wishes).length > 0 && { wishes }),
  };
}

/** Discord takes none but the choices. */
function readWishes(given: (name: string) => string | undefined): SaidWishes {
  const one = <Value extends string>(name: string, ...values: readonly Value[]): Value | undefined =>
    values.find((value) => value === given(name));
  const length = one('length', ...LENGTHS);
  const quiet = one('quiet', 'say', 'skip');
  const catchUp = one('catchup', 'once', 'skip');
  const review = one('review', 'post', 'hold', 'none');
  const unclear = one('unclear', 'at-most-once', 'at-least-once');
  return {
    ...(length && { length }),
    ...(quiet && { quiet }),
    ...(catchUp && { catchUp }),
    ...(review && { review }),
    ...(unclear && { unclear }),
  };
}
