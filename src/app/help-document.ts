import { type CommandNames, commandNames, isOnDiscord } from './command-names.ts';
import type { Document } from './document.ts';

type Entry = readonly [typed: string, does: string];

/** What can be typed, as it is typed there. */
export function helpDocument(workspace: string): Document {
  const entries = isOnDiscord(workspace) ? withOptions(commandNames(workspace)) : inALine(commandNames(workspace));
  const blocks = entries.map(([name, detail]) => ({ kind: 'entry', name, detail }) as const);
  const inChat = isOnDiscord(workspace) || workspace.startsWith('slack:');
  const note = `${inChat ? CHAT_NOTE : 'After a brief, ask about it in plain words.'} ${NUMBERS}`;
  return { title: 'Help', blocks: [...blocks, { kind: 'note', text: note }] };
}

const BRIEF = 'a short brief on a topic; any words will do';
const WISHES = 'since: 12h, 3d, today, yesterday, 2026-11-01 or all; short or long';
const ASK = 'an answer from all the articles';
const TOPICS = 'what the articles are about';
const SOURCES = 'where they come from, and how the sources fare';
const ADD = 'reads a feed, a site or an article from now on; also check, remove, mute';
const PAGE = 'a brief of that page, for you alone';
const CHAT_NOTE = 'Below a brief, in its thread, ask about it in plain words; anywhere else mention me.';
const NUMBERS = 'Every line shown is a sentence of an article; the number behind it names which.';

const inALine = ({ ask, topics, sources }: CommandNames): readonly Entry[] => [
  ['/brief territory', BRIEF],
  ['/brief', 'the top stories'],
  ['/brief territory since:14d long', WISHES],
  ...(sources === '/sources' ? [] : [['/brief territory private', 'to you alone'] as const]),
  [`${ask} How long did the talks in Moscow last?`, ASK],
  [topics, TOPICS],
  [sources, SOURCES],
  [`${sources} add https://herald.example/rss`, ADD],
  ['/brief https://herald.example/story', PAGE],
  ['/digest help', 'what is new on your topics, in a channel at your times'],
  ['/brief "help"', 'quoted words are always a topic'],
];

/** Discord asks for each part by its name. */
const withOptions = ({ ask, topics, sources }: CommandNames): readonly Entry[] => [
  ['/brief topic:territory', BRIEF],
  ['/brief', 'the top stories'],
  ['/brief topic:territory since:14d length:long', WISHES],
  ['/brief topic:territory private:False', 'to everybody here; else to you alone, with a button to share it'],
  [`${ask} question:How long did the talks in Moscow last?`, ASK],
  [topics, TOPICS],
  [sources, SOURCES],
  [`${sources} do:add address:https://herald.example/rss`, ADD],
  ['/brief topic:https://herald.example/story', PAGE],
  ['/digest add', 'what is new on your topics, in this channel at your times'],
];
