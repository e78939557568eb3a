import type {
  APIApplicationCommandOptionChoice,
  ChatInputCommandInteraction,
  RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Visibility } from '../app/chat/ports.ts';
import { briefOf, type Command, type Length, readSince, SINCE_HINT } from '../app/command.ts';
import { parseSources, readAddress } from '../app/source-command.ts';
import { DIGEST } from './digest-command.ts';
import { LIMITS } from './limits.ts';

/** Discord's option types. */
const STRING = 3;
const BOOLEAN = 5;

const LENGTHS: readonly Length[] = ['short', 'normal', 'long'];
const SPANS: readonly string[] = ['today', 'yesterday', '12h', '3d', '2w', 'all'];

const topic = {
  type: STRING,
  name: 'topic',
  description: 'What it is about, or the address of a page; the top stories without one',
  max_length: 2000,
  autocomplete: true,
} as const;
const onlyMe = {
  type: BOOLEAN,
  name: 'private',
  description: 'Show it to me alone, or to everybody here',
} as const;

/** What Discord is told of the commands. */
export const COMMANDS: readonly RESTPostAPIChatInputApplicationCommandsJSONBody[] = [
  {
    name: 'brief',
    description: 'A short brief with its sources, on a topic or on the top stories',
    options: [
      topic,
      {
        type: STRING,
        name: 'since',
        description: '12h, 3d, 2w, today, yesterday, a date like 2026-11-01, or all',
        max_length: 20,
        autocomplete: true,
      },
      {
        type: STRING,
        name: 'length',
        description: 'How much of it',
        choices: LENGTHS.map((length) => ({ name: length, value: length })),
      },
      onlyMe,
    ],
  },
  {
    name: 'ask',
    description: 'Ask the articles a question',
    options: [
      { type: STRING, name: 'question', description: 'What you want to know', required: true, max_length: 1000 },
      { ...topic, description: 'Ask the articles on this topic alone' },
      onlyMe,
    ],
  },
  { name: 'topics', description: 'Which topics there are', options: [onlyMe] },
  {
    name: 'sources',
    description: 'Where the articles come from; who manages the server can change that',
    options: [
      {
        type: STRING,
        name: 'do',
        description: 'What to do with the source at the address; without it they are listed',
        choices: ['add', 'check', 'remove', 'mute', 'unmute'].map((name) => ({ name, value: name })),
      },
      { type: STRING, name: 'address', description: 'Of a feed or a page', max_length: 2000 },
      onlyMe,
    ],
  },
  DIGEST,
];

type Options = ChatInputCommandInteraction['options'];

/** What a command asks for; whatever is typed as a topic is one, `help` included. */
export function readCommand({ commandName, options }: ChatInputCommandInteraction): Command {
  const typed = options.getString('topic') ?? '';
  switch (commandName) {
    case 'brief': {
      const address = readAddress(typed);
      return address === undefined ? readBrief(unquoted(typed), options) : { kind: 'page', address };
    }
    case 'ask': {
      const question = options.getString('question', true).trim();
      if (question === '') return { kind: 'misunderstood', reason: 'What is the question?' };
      const topic = unquoted(typed);
      return { kind: 'ask', question, ...(topic !== '' && { topic }) };
    }
    case 'topics':
      return { kind: 'topics' };
    case 'sources':
      return parseSources(`${options.getString('do') ?? ''} ${options.getString('address') ?? ''}`);
    default:
      return { kind: 'help' };
  }
}

function readBrief(topic: string, options: Options): Command {
  const typed = options.getString('since');
  const since = typed === null ? undefined : readSince(typed);
  if (typed !== null && since === undefined) return { kind: 'misunderstood', reason: SINCE_HINT(typed) };
  const length = LENGTHS.find((one) => one === options.getString('length'));
  return briefOf(topic, { ...(since && { since }), ...(length && { length }) }, '/ask');
}

/** As the person chose; undefined where they did not. */
export function readVisibility({ options }: ChatInputCommandInteraction): Visibility | undefined {
  const chosen = options.getBoolean('private');
  return chosen === null ? undefined : chosen ? 'private' : 'public';
}

const unquoted = (text: string): string =>
  text
    .trim()
    .replace(/^["“”„«]+|["“”»]+$/g, '')
    .trim();

type Choice = APIApplicationCommandOptionChoice<string>;

export const suggestSpans = (typed: string): readonly Choice[] =>
  (readSince(typed) ? [typed.trim()] : SPANS.filter((span) => span.startsWith(typed.trim().toLowerCase()))).map(choice);

export const suggestTopics = (names: readonly string[]): readonly Choice[] =>
  names
    .filter((name) => name.length <= LIMITS.choiceName)
    .slice(0, LIMITS.choices)
    .map(choice);

const choice = (name: string): Choice => ({ name, value: name });
