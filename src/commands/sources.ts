import { readFile } from 'node:fs/promises';
import type { Command } from '../app/command.ts';
import { harmless } from '../app/plain-text.ts';
import { pollNext } from '../app/poll.ts';
import { followFile } from '../app/sources-sync.ts';
import { plural } from '../app/wording.ts';
import type { Config } from '../config.ts';
import { configuredSources } from '../configured-sources.ts';
import { BriefdeskError } from '../core/errors.ts';
import { inWords, OPERATOR, openConfiguredStore, openStoreDesk } from '../open-desk.ts';
import { openWeb } from '../open-web.ts';
import { readOpml } from '../sources/opml.ts';
import { webSettings } from '../web-settings.ts';
import { groupWaiting } from './group.ts';
import { printReply, STATUS, tell } from './output.ts';

/** Who added a source, where it was the operator by command and not by file. */
const ADDED_BY = 'operator';

/** Lists, adds, checks, removes or mutes sources, for everybody. */
export async function printSources(command: Command, config: Config): Promise<void> {
  const { web, close } = openWeb(webSettings(config));
  const open = await openStoreDesk(config, web);
  try {
    const { web: listed, problems } = await configuredSources(config);
    for (const problem of [...open.problems, ...problems.map(inWords)]) tell(problem);
    await followFile(open.store.watches, listed);
    const clock = { now: new Date(), zone: config.timeZone };
    printReply(await open.desk.respond(command, { workspace: OPERATOR, clock, manager: true, asker: ADDED_BY }), {});
  } finally {
    await open.close();
    await close();
  }
}

/** Adds the feeds of an OPML file. */
export async function importOpml(path: string, config: Config): Promise<void> {
  const text = await readFile(path, 'utf8').catch((cause: Error) => {
    throw new BriefdeskError('bad-opml', `${path} can't be read: ${cause.message}`, { cause });
  });
  const read = readOpml(text);
  if (read.kind === 'unreadable') throw new BriefdeskError('bad-opml', `${path} ${read.reason}`);
  const store = await openConfiguredStore(config);
  try {
    let added = 0;
    for (const feed of read.feeds) {
      const watched = await store.watches.watch({ ...feed, kind: 'feed', reader: 'everyone', addedBy: ADDED_BY });
      if (watched.kind !== 'known') added += 1;
    }
    for (const { name, reason } of read.leftOut) tell(`${name} is left out: ${reason}`);
    process.stdout.write(`${path}: ${plural(read.feeds.length, 'feed')}, ${added} added\n`);
    if (read.feeds.length === 0) process.exitCode = STATUS.nothing;
  } finally {
    await store.close();
  }
}

/** Reads every source that is due, once; what the bot does all the time. */
export async function readDue(config: Config): Promise<void> {
  const { web, close } = openWeb(webSettings(config));
  const store = await openConfiguredStore(config);
  const now = (): Date => new Date();
  try {
    await followFile(store.watches, (await configuredSources(config)).web);
    const holder = `cli/${process.pid}`;
    for (;;) {
      const report = await pollNext({ store, reader: web, holder, now });
      if (!report) break;
      if (report.kind === 'failed') tell(`${report.source}: ${report.reason}`);
      else if (report.kind === 'unchanged') process.stdout.write(`${harmless(report.source)}: unchanged\n`);
      else {
        const { source, counts, unreadable } = report.report;
        for (const { name, reason } of unreadable) tell(`${source}, ${name}: ${reason}`);
        process.stdout.write(`${harmless(source)}: ${counts.added} added, ${counts.revised} revised\n`);
      }
    }
    await groupWaiting(store);
  } finally {
    await store.close();
    await close();
  }
}
