import type { Watches, WatchTrouble } from '../app/watching.ts';
import { plural } from '../app/wording.ts';
import type { Config } from '../config.ts';
import type { Finding } from './finding.ts';

/** One failure passes, as a rule; what fails so often wants somebody's eyes. */
const FAILURES_TOLD = 3;
const TOLD = 10;

/** What is read from the web: how much, what fails, and whether its operators can reach ours. */
export async function examineWeb(
  watches: Pick<Watches, 'examine'>,
  { botContact }: Config,
): Promise<readonly Finding[]> {
  const { watched, troubled } = await watches.examine();
  if (watched === 0) return [];
  const lasting = troubled.filter(({ failures, nextReadAt }) => failures >= FAILURES_TOLD || !nextReadAt);
  const untold = lasting.length - TOLD;
  return [
    { kind: 'good', about: 'sources', text: `${plural(watched, 'source')} on the web` },
    ...lasting.slice(0, TOLD).map(troubleFinding),
    ...(untold > 0
      ? [{ kind: 'wrong', about: 'sources', text: `and ${untold} more: /sources tells of those it lists` } as const]
      : []),
    ...(botContact === undefined ? [NO_CONTACT] : []),
  ];
}

function troubleFinding({ name, address, failures, note, nextReadAt }: WatchTrouble): Finding {
  const how = nextReadAt ? `could not be read ${failures} times` : 'is not read any more';
  const why = note === undefined ? '' : `: ${note}`;
  const then = nextReadAt ? 'It is tried again by itself' : 'Add its new address if it has one';
  const text = `${name} (${new URL(address).host}) ${how}${why}. ${then}; \`/sources remove\` ends it.`;
  return { kind: 'wrong', about: 'sources', text };
}

const NO_CONTACT: Finding = {
  kind: 'note',
  about: 'sources',
  text: 'BOT_CONTACT is not set: sites that are read can’t reach you, and some refuse bots that do not say whose they are.',
};
