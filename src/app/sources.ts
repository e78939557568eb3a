import { addressKey } from '../core/address.ts';
import { commandNames, isOnDiscord } from './command-names.ts';
import type { Document } from './document.ts';
import { noteDocument } from './document.ts';
import { OPERATOR } from './operator.ts';
import type { Asked, Reply } from './reply.ts';
import type { SourceAction } from './source-command.ts';
import { feedsDocument, lookedDocument } from './sources-document.ts';
import type { NewWatch, Watches, WatchHealth } from './watching.ts';
import type { Looked, Web } from './web.ts';

/** What adding, checking and removing sources needs. */
export interface SourceRooms {
  readonly watches: Watches;
  readonly web: Web;
}

/** What listing them needs. */
export type ListedSources = Pick<SourceRooms, 'watches'> & Partial<SourceRooms>;

export interface SourceWish {
  readonly action: SourceAction;
  /** Of the feed, site or article; of a source that is there already, its name will do. */
  readonly address: string;
}

function forManagers(workspace: string): string {
  const who = isOnDiscord(workspace)
    ? 'whoever has “Manage Server” here'
    : 'the admins of this workspace, or those whom the operator has named instead';
  return `Sources are changed by ${who}; you can look at them: ${commandNames(workspace).sources}, and check with an address.`;
}

/** Adds, checks, removes or mutes a source. Everybody may check; the rest is for managers. */
export async function respondSource(rooms: SourceRooms, { action, address }: SourceWish, asked: Asked): Promise<Reply> {
  if (action === 'check') return check(rooms, address, asked);
  if (asked.manager !== true) return said(forManagers(asked.workspace), 'misunderstood');
  if (action === 'add') return add(rooms, address, asked);
  const source = await findSource(rooms.watches, address, asked.workspace);
  const { sources } = commandNames(asked.workspace);
  if (!source) return said(`There is no source “${address}”. ${sources} shows what there is.`, 'nothing');
  if (action === 'remove') return remove(rooms.watches, source, asked);
  await rooms.watches.mute(readerOf(asked), source.id, action === 'mute');
  return said(
    action === 'mute'
      ? `${source.name} is muted: it is still read, but not briefed here. ${sources} unmute ${source.address} ends that.`
      : `${source.name} is briefed again.`,
  );
}

const said = (text: string, outcome: Reply['outcome'] = 'done'): Reply => ({
  document: noteDocument('Sources', text),
  outcome,
});

/** What the operator adds is everybody's; what a workspace adds is its own. */
const readerOf = ({ workspace }: Asked): NewWatch['reader'] => (workspace === OPERATOR ? 'everyone' : { workspace });

async function check({ web }: SourceRooms, address: string, asked: Asked): Promise<Reply> {
  const looked = await web.look(withScheme(address));
  return { document: lookedDocument(looked, asked), outcome: looked.kind === 'failed' ? 'nothing' : 'done' };
}

async function add({ watches, web }: SourceRooms, address: string, asked: Asked): Promise<Reply> {
  const looked = await web.look(withScheme(address));
  if (looked.kind === 'failed') return said(`Not added. ${sentence(looked.reason)}`, 'nothing');
  if (looked.kind === 'site') return { document: feedsDocument(looked.feeds, asked.workspace), outcome: 'done' };
  const name = looked.title ?? new URL(looked.address).hostname;
  const kind = looked.kind === 'feed' ? 'feed' : 'page';
  const { asker: addedBy } = asked;
  const watched = await watches.watch({
    kind,
    name,
    address: looked.address,
    reader: readerOf(asked),
    ...(addedBy !== undefined && { addedBy }),
  });
  if (watched.kind === 'known') return said(`${name} is a source already.`);
  const document: Document = lookedDocument(looked, asked);
  const note = `${addedWords(looked)} is added; while the bot runs, it is read within a minute.`;
  return { document: { ...document, blocks: [{ kind: 'note', text: note }, ...document.blocks] }, outcome: 'done' };
}

const addedWords = (looked: Extract<Looked, { kind: 'feed' | 'article' }>): string =>
  looked.kind === 'feed' ? 'The feed' : 'The article';

async function remove(watches: Watches, source: WatchHealth, asked: Asked): Promise<Reply> {
  const removed = await watches.unwatch(readerOf(asked), source.id);
  return removed
    ? said(`${source.name} is removed. What was cited from it can still be opened.`)
    : said(
        `${source.name} is everybody's, only the operator can remove it. ${commandNames(asked.workspace).sources} mute hides it here.`,
        'nothing',
      );
}

/** By address, in any of its spellings, or by name. */
async function findSource(watches: Watches, named: string, workspace: string): Promise<WatchHealth | undefined> {
  const sources = await watches.listWatched(workspace);
  const key = addressKey(withScheme(named));
  const name = named.toLowerCase();
  return (
    sources.find(({ address }) => address === named) ??
    sources.find(({ id, address }) => [address, id.slice(id.indexOf(':') + 1)].some((at) => addressKey(at) === key)) ??
    sources.find((source) => source.name.toLowerCase() === name)
  );
}

const withScheme = (address: string): string =>
  /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `https://${address}`;

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);
