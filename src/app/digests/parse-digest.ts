import type { DigestCommand } from './digest-command.ts';
import { readDigestWords } from './digest-words.ts';
import { splitDigest } from './split-digest.ts';

const LONGEST = 3000;
const EXAMPLE = '/digest add territory, nato weekdays 8:00 Europe/Kyiv';
const VERBS = 'add, list, preview, now, pause, resume, edit and remove';

const NAMES: ReadonlyMap<string, 'add' | DigestCommand['kind']> = new Map([
  ['add', 'add'],
  ['new', 'add'],
  ['create', 'add'],
  ['schedule', 'add'],
  ['subscribe', 'add'],
  ['list', 'list'],
  ['show', 'list'],
  ['help', 'help'],
  ['?', 'help'],
  ['preview', 'preview'],
  ['now', 'now'],
  ['pause', 'pause'],
  ['stop', 'pause'],
  ['resume', 'resume'],
  ['continue', 'resume'],
  ['edit', 'edit'],
  ['change', 'edit'],
  ['remove', 'remove'],
  ['delete', 'remove'],
  ['unsubscribe', 'remove'],
]);

/** Reads what follows `/digest`. Forgiving: without a verb, topics and a schedule are added. */
export function parseDigest(text: string): DigestCommand {
  if (text.length > LONGEST) return misunderstood(`That is too long. For example: ${EXAMPLE}`);
  const [, first = '', rest = ''] = /^\s*(\S*)\s*([\s\S]*)$/.exec(text) ?? [];
  if (first === '') return { kind: 'list' };
  const verb = NAMES.get(first.toLowerCase());
  switch (verb) {
    case 'list':
    case 'help':
      return { kind: verb };
    case 'add':
      return add(rest);
    case 'edit':
      return edit(rest);
    case 'preview':
      return preview(rest);
    case 'now':
    case 'pause':
    case 'resume':
    case 'remove':
      return { kind: verb, ...named(rest) };
    default: {
      const added = add(text);
      return added.kind === 'add'
        ? added
        : misunderstood(`There is no /digest ${first.slice(0, 40)}. There are ${VERBS}. For example: ${EXAMPLE}`);
    }
  }
}

const misunderstood = (reason: string): DigestCommand => ({ kind: 'misunderstood', reason });

/** Without a schedule, a form for it. */
function add(text: string): DigestCommand {
  const read = readDigest(text);
  if ('reason' in read) return misunderstood(read.reason);
  const { topics, schedule, zone, wishes } = read;
  if (schedule === undefined) return { kind: 'form', ...(topics.length > 0 && { topics }) };
  if (topics.length === 0) return misunderstood(`On which topics? For example: ${EXAMPLE}`);
  return { kind: 'add', topics, schedule, ...(zone !== undefined && { zone }), wishes };
}

function readDigest(text: string) {
  const read = readDigestWords(text);
  if ('reason' in read) return read;
  const parts = splitDigest(read.words);
  if ('reason' in parts) return parts;
  const { length, zone = read.zone, ...rest } = parts;
  return { ...rest, ...(zone !== undefined && { zone }), wishes: { ...(length && { length }), ...read.wishes } };
}

/** Of a digest's id, which may be written `#k3x9ab`. */
const ID = /^\s*#?([a-z0-9]{6})(?=\s|$)\s*/i;
/** An id that a topic is not: marked as one, or with a digit in it. */
const CLEAR_ID = /^\s*(?:#[a-z0-9]{6}|(?=[a-z]{0,5}\d)[a-z0-9]{6})(?=\s|$)/i;

function named(text: string): { readonly subscription?: string } {
  const id = text.trim().replace(/^#/, '').toLowerCase();
  return id === '' ? {} : { subscription: id };
}

function edit(text: string): DigestCommand {
  const [all = '', id] = CLEAR_ID.test(text) ? (ID.exec(text) ?? []) : [];
  const subscription = id === undefined ? {} : { subscription: id.toLowerCase() };
  const read = readDigest(text.slice(all.length));
  if ('reason' in read) return misunderstood(read.reason);
  const { topics, schedule, zone, wishes } = read;
  const timing = { ...(schedule !== undefined && { schedule }), ...(zone !== undefined && { zone }) };
  const change = {
    ...(topics.length > 0 && { topics }),
    ...(Object.keys(timing).length > 0 && { timing }),
    ...(Object.keys(wishes).length > 0 && { wishes }),
  };
  return { kind: 'edit', ...subscription, change };
}

function preview(text: string): DigestCommand {
  if (CLEAR_ID.test(text)) return { kind: 'preview', ...named(text) };
  const read = readDigest(text);
  if ('reason' in read) return misunderstood(read.reason);
  return { kind: 'preview', ...(read.topics.length > 0 && { topics: read.topics }) };
}
