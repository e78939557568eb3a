import { join } from 'node:path';
import { harmless } from '../app/plain-text.ts';
import type { Store } from '../app/ports.ts';
import { editionOf, SAMPLE } from '../app/sample.ts';
import { type Clock, showNewest } from '../app/times.ts';
import { plural } from '../app/wording.ts';
import type { Config } from '../config.ts';
import { configuredSources } from '../configured-sources.ts';
import { explain } from '../explain.ts';
import { OPERATOR, openConfiguredStore } from '../open-desk.ts';
import { readTopicsFile } from '../sources/topics-file.ts';
import type { FileProblem } from '../sources/yaml-list.ts';
import { examineChat } from './doctor-chat.ts';
import { examineDisk } from './doctor-disk.ts';
import { examineFolder, isReadable } from './doctor-folders.ts';
import { examineWeb } from './doctor-web.ts';
import type { Finding } from './finding.ts';
import { STATUS } from './output.ts';

/** Checks config, store, articles, chat platforms and clock; says what is wrong and what to do. Status 1 where something is wrong. */
export async function diagnose(readConfig: () => Config): Promise<void> {
  const findings = await examine(readConfig);
  const marks = { good: 'ok   ', note: 'note ', wrong: 'WRONG' } as const;
  for (const { kind, about, text } of findings) process.stdout.write(`${marks[kind]} ${about}: ${harmless(text)}\n`);
  if (findings.some(({ kind }) => kind === 'wrong')) process.exitCode = STATUS.nothing;
}

async function examine(readConfig: () => Config): Promise<readonly Finding[]> {
  let config: Config;
  try {
    config = readConfig();
  } catch (error) {
    return [{ kind: 'wrong', about: 'config', text: explain(error) }];
  }
  const read = `time zone ${config.timeZone}, log level ${config.logLevel}`;
  return [
    { kind: 'good', about: 'config', text: read },
    ...(await examineTopics(config)),
    ...(await examineSources(config)),
    ...(await examineStore(config)),
    ...(await examineChat(config)),
    examineClock(new Date()),
  ];
}

async function examineTopics({ briefingsDir }: Config): Promise<readonly Finding[]> {
  const path = join(briefingsDir, 'topics.yaml');
  const exists = await isReadable(path);
  const { topics, problems } = await readTopicsFile(path);
  if (!exists && problems.length === 0) {
    const text = `there is no ${path}; any words still work as a topic. Set BRIEFINGS_DIR if the file is elsewhere.`;
    return [{ kind: 'note', about: 'topics', text }];
  }
  const found = problemFindings('topics', problems);
  if (topics.length === 0 && found.length > 0) return found;
  return [{ kind: 'good', about: 'topics', text: `${plural(topics.length, 'topic')} in ${path}` }, ...found];
}

async function examineSources(config: Config): Promise<readonly Finding[]> {
  const { folders, problems } = await configuredSources(config);
  const found: Finding[] = [];
  for (const folder of folders) found.push(...(await examineFolder(folder)));
  return [...found, ...problemFindings('sources', problems)];
}

const problemFindings = (about: string, problems: readonly FileProblem[]): readonly Finding[] =>
  problems.map(({ severity, where, message }) => {
    return { kind: severity === 'error' ? 'wrong' : 'note', about, text: `${where}: ${message}` };
  });

async function examineStore(config: Config): Promise<readonly Finding[]> {
  const where = config.databaseUrl === undefined ? config.databaseFile : 'PostgreSQL of DATABASE_URL';
  try {
    const store = await openConfiguredStore(config);
    try {
      const sources = await store.listSources(OPERATOR);
      const articles = await store.countArticles({ workspace: OPERATOR });
      const edition = editionOf(store, config.timeZone);
      const newest = await edition.library.searchArticles({ workspace: OPERATOR, limit: 1 });
      const clock = await edition.clock(new Date(), OPERATOR);
      return [
        { kind: 'good', about: 'store', text: where },
        ...(config.databaseUrl === undefined ? await examineDisk(config.databaseFile) : []),
        articles > 0
          ? articlesFinding(articles, sources.length, newest[0]?.publishedAt ?? newest[0]?.addedAt, clock)
          : noArticles(config),
        ...(clock.sample ? [SAMPLE_ONLY] : []),
        ...(await examineDigests(store)),
        ...(await examineWeb(store.watches, config)),
      ];
    } finally {
      await store.close();
    }
  } catch (error) {
    return [{ kind: 'wrong', about: 'store', text: explain(error) }];
  }
}

/** As many failed deliveries as are counted. */
const COUNTED = 1000;

async function examineDigests({ digests }: Store): Promise<readonly Finding[]> {
  const reports = await digests.allSubscriptions();
  if (reports.length === 0) return [];
  const resting = reports.filter(({ subscription }) => subscription.state.kind === 'faulty');
  const failed = await digests.listDeliveries({ failed: true, limit: COUNTED });
  return [
    { kind: 'good', about: 'digests', text: plural(reports.length, 'subscription') },
    ...resting.slice(0, 10).map(({ subscription: { id, state } }): Finding => {
      const reason = state.kind === 'faulty' ? state.reason : '';
      return { kind: 'wrong', about: 'digests', text: `${id} rests: ${reason}` };
    }),
    ...(failed.length > 0 ? [failedFinding(failed.length)] : []),
  ];
}

function failedFinding(count: number): Finding {
  const how = count === 1 ? '1 delivery is' : `${count} deliveries are`;
  const text = `${how} not posted. \`briefdesk deliveries --failed\` says which and why.`;
  return { kind: 'wrong', about: 'digests', text };
}

const SAMPLE_ONLY: Finding = {
  kind: 'note',
  about: 'articles',
  text: 'nothing but the sample edition, which is read as of its own date. Any other article ends that.',
};

function articlesFinding(articles: number, sources: number, newest: Date | undefined, clock: Clock): Finding {
  const age = newest ? `, ${showNewest(newest, clock)}` : '';
  return {
    kind: 'good',
    about: 'articles',
    text: `${plural(articles, 'article')} from ${plural(sources, 'source')}${age}`,
  };
}

function noArticles({ briefingsDir }: Config): Finding {
  const folder = join(briefingsDir, 'articles');
  const text = `none yet. Put .txt, .md or .html files into ${folder} and run \`briefdesk ingest ${folder}\`, or start the bot.`;
  return { kind: 'note', about: 'articles', text };
}

/** A clock that is far behind makes every article one of the future. */
function examineClock(now: Date): Finding {
  const text = now.toISOString();
  return now.getTime() < Date.parse(SAMPLE.newest)
    ? { kind: 'wrong', about: 'clock', text: `${text} is before this program was made. Set the machine's clock.` }
    : { kind: 'good', about: 'clock', text };
}
