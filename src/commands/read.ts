import { type Command as Asking, type BriefWishes, briefOf } from '../app/command.ts';
import { respondPage } from '../app/page-brief.ts';
import { readAddress } from '../app/source-command.ts';
import type { Config } from '../config.ts';
import { OPERATOR, openStoreDesk } from '../open-desk.ts';
import { openFolderDesk } from '../open-folder-desk.ts';
import { webSettings } from '../web-settings.ts';
import { type OutputOptions, printReply, tell } from './output.ts';

export interface ReadOptions extends OutputOptions {
  /** Reads this folder alone instead of the store. */
  readonly articles?: string;
}

/** Of a topic, or of the page where the topic is a web address. */
export function printBrief(topic: string, wishes: BriefWishes, config: Config, options: ReadOptions): Promise<void> {
  const address = readAddress(topic);
  if (address !== undefined) return printPage(address, config, options);
  return print(briefOf(topic, wishes, 'briefdesk ask'), config, options);
}

async function printPage(address: string, config: Config, options: OutputOptions): Promise<void> {
  // Loaded only here: what reads the web takes longer to load than a brief takes.
  const { openWeb } = await import('../open-web.ts');
  const { web, close } = openWeb(webSettings(config));
  try {
    const clock = { now: new Date(), zone: config.timeZone };
    printReply(await respondPage(web, address, { workspace: OPERATOR, clock }), options);
  } finally {
    await close();
  }
}

/** Asks the desk and prints its reply; what could not be read goes to stderr. */
export async function print(command: Asking, config: Config, options: ReadOptions): Promise<void> {
  const now = new Date();
  const open =
    options.articles === undefined ? await openStoreDesk(config) : await openFolderDesk(options.articles, config, now);
  try {
    for (const problem of open.problems) tell(problem);
    const clock = await open.edition.clock(now, OPERATOR);
    printReply(await open.desk.respond(command, { workspace: OPERATOR, clock }), options);
  } finally {
    await open.close();
  }
}
