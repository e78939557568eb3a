import { type Command as Asking, type BriefWishes, briefOf } from '../app/command.ts';
import type { Config } from '../config.ts';
import { OPERATOR, openStoreDesk } from '../open-desk.ts';
import { openFolderDesk } from '../open-folder-desk.ts';
import { type OutputOptions, printReply } from './output.ts';

export interface ReadOptions extends OutputOptions {
  /** Reads this folder alone instead of the store. */
  readonly articles?: string;
}

export const printBrief = (topic: string, wishes: BriefWishes, config: Config, options: ReadOptions): Promise<void> =>
  print(briefOf(topic, wishes), config, options);

/** Asks the desk and prints its reply; what could not be read goes to stderr. */
export async function print(command: Asking, config: Config, options: ReadOptions): Promise<void> {
  const now = new Date();
  const open =
    options.articles === undefined ? await openStoreDesk(config) : await openFolderDesk(options.articles, config, now);
  try {
    for (const problem of open.problems) process.stderr.write(`${problem}\n`);
    const clock = await open.edition.clock(now, OPERATOR);
    printReply(await open.desk.respond(command, { workspace: OPERATOR, clock }), options);
  } finally {
    await open.close();
  }
}
