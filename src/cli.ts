#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { config as loadEnvFile } from 'dotenv';
import {
  type BriefWishes,
  hasWords,
  LENGTH_HINT,
  readLength,
  readSince,
  readTopics,
  readWords,
  SINCE_HINT,
  WORDS_HINT,
} from './app/command.ts';
import { endWithOutput, outliveLog } from './broken-output.ts';
import { exportStore, importStore } from './commands/backup.ts';
import { diagnose } from './commands/doctor.ts';
import { ingestPaths } from './commands/keep.ts';
import { STATUS, tell } from './commands/output.ts';
import { print, printBrief, type ReadOptions } from './commands/read.ts';
import { type Config, readConfig } from './config.ts';
import { BriefdeskError } from './core/errors.ts';
import { explain } from './explain.ts';
import { REQUEST_URL_HINT, readRequestUrl, slackManifest } from './slack/manifest.ts';

const configured = (): Config => readConfig(process.env);

/** A reader that gives nothing for what it does not know becomes one that says what it knows. */
const orHint =
  <Read>(read: (value: string) => Read | undefined, hint: (value: string) => string) =>
  (value: string): Read => {
    const known = read(value);
    if (known === undefined) throw new InvalidArgumentError(hint(value));
    return known;
  };

/** Loaded only where the web is read: it takes longer to load than a brief takes. */
const webCommands = () => import('./commands/sources.ts');

/** Schedules and zones are only computed where digests are asked for. */
const digestCommands = () => import('./commands/digests.ts');

const SOURCE_ACTIONS = [
  ['add', 'read it from now on'],
  ['check', 'what would be read, without adding it'],
  ['remove', 'read it no more; what was cited from it stays'],
  ['mute', 'keep reading it, but brief nothing of it'],
  ['unmute', 'brief it again'],
] as const;

const NO_QUESTION = 'what is the question? For example: briefdesk ask "How long did the talks in Moscow last?"';

/** Beside `dist/` and `src/` alike, in the repository and where it is installed. */
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  readonly version: string;
};

const program = new Command('briefdesk')
  .description('Short, cited briefs and answers from news articles.')
  .version(version)
  .exitOverride()
  .showHelpAfterError('(briefdesk --help shows what there is)');

program
  .command('brief')
  .description('a brief on a topic; without one, the top stories')
  .argument('[topic...]', 'any words')
  .option('--articles <dir>', 'read this folder alone, in memory')
  .option('--since <span>', '12h, 3d, today, yesterday, 2026-11-01 or all', orHint(readSince, SINCE_HINT))
  .option('--length <length>', 'short, normal or long', orHint(readLength, LENGTH_HINT))
  .option('--words <n>', 'words of all points together', orHint(readWords, WORDS_HINT))
  .option('--json', 'print the Brief as JSON')
  .addOption(new Option('--markdown', 'print Markdown').conflicts('json'))
  .action((topic: readonly string[], options: Parameters<typeof printBrief>[1] & ReadOptions) => {
    const { since, length, words, ...output } = options;
    return printBrief(topic.join(' '), { since, length, words }, configured(), output);
  });

program
  .command('digest')
  .description('what is new on several topics')
  .argument('<topics...>', 'with commas between')
  .option('--articles <dir>', 'read this folder alone, in memory')
  .option('--since <span>', 'yesterday, 12h, 3d, 2026-11-01 or all', orHint(readSince, SINCE_HINT))
  .option('--length <length>', 'short, normal or long', orHint(readLength, LENGTH_HINT))
  .option('--json', 'print the Digest as JSON')
  .addOption(new Option('--markdown', 'print Markdown').conflicts('json'))
  .action((topics: readonly string[], options: Pick<BriefWishes, 'since' | 'length'> & ReadOptions) => {
    const { since, length, ...output } = options;
    return print({ kind: 'digest', topics: readTopics(topics.join(' ')), since, length }, configured(), output);
  });

program
  .command('ask')
  .description('an answer in sentences of the articles')
  .argument('<question...>', 'in plain words')
  .option('--topic <topic>', 'ask the articles on this topic only')
  .option('--articles <dir>', 'read this folder alone, in memory')
  .option('--json', 'print the Answer as JSON')
  .action((words: readonly string[], { topic, ...output }: { topic?: string } & ReadOptions) => {
    const question = words.join(' ').trim();
    if (!hasWords(question)) throw new BriefdeskError('no-question', NO_QUESTION);
    return print({ kind: 'ask', question, topic }, configured(), output);
  });

program
  .command('topics')
  .description('what the articles are about')
  .option('--articles <dir>', 'read this folder alone, in memory')
  .action((output: ReadOptions) => print({ kind: 'topics' }, configured(), output));

const sources = program.command('sources').description('feeds, sites and articles on the web, for everybody');

sources
  .command('list', { isDefault: true })
  .description('what is read, and how each source fares')
  .action(async () => (await webCommands()).printSources({ kind: 'sources' }, configured()));

for (const [action, description] of SOURCE_ACTIONS) {
  sources
    .command(action)
    .description(description)
    .argument('<address>', 'of a feed, a site or an article')
    .action(async (address: string) =>
      (await webCommands()).printSources({ kind: 'source', action, address }, configured()),
    );
}

sources
  .command('import-opml')
  .description('add the feeds of a list that a feed reader exported')
  .argument('<file>')
  .action(async (file: string) => (await webCommands()).importOpml(file, configured()));

sources
  .command('read')
  .description('read every source that is due now, once; the bot does so by itself')
  .action(async () => (await webCommands()).readDue(configured()));

program
  .command('digests')
  .description('every subscription: when it was and will be posted, and what is wrong with it')
  .action(async () => (await digestCommands()).printSubscriptions(configured()));

const deliveries = program.command('deliveries').description('posts of digests');

deliveries
  .command('list', { isDefault: true })
  .description('the newest first')
  .option('--failed', 'those alone that somebody should look at, with why')
  .action(async ({ failed = false }: { failed?: boolean }) =>
    (await digestCommands()).printDeliveries(failed, configured()),
  );

deliveries
  .command('retry')
  .description('try one again that failed')
  .argument('<id>', 'as the list names it')
  .action(async (id: string) => (await digestCommands()).retryDelivery(id, configured()));

program
  .command('ingest')
  .description('read folders and files into the store')
  .argument('<path...>', '.txt, .md and .html files, or folders of them')
  .action((paths: readonly string[]) => ingestPaths(paths, configured()));

program
  .command('export')
  .description('write all the store holds as JSON Lines')
  .argument('<dir>')
  .action((dir: string) => exportStore(dir, configured()));

program
  .command('import')
  .description('read an export into an empty store')
  .argument('<dir>')
  .action((dir: string) => importStore(dir, configured()));

program
  .command('manifest')
  .description('the Slack app, to be pasted into api.slack.com/apps')
  .option('--mention-only', 'without the right to read channels: in threads it hears mentions alone')
  .option(
    '--request-url <url>',
    'over HTTP instead of Socket Mode: https://your.host/slack/events',
    orHint(readRequestUrl, REQUEST_URL_HINT),
  )
  .action(({ mentionOnly = false, requestUrl }: { mentionOnly?: boolean; requestUrl?: string }) => {
    const manifest = slackManifest({ mentionOnly, ...(requestUrl !== undefined && { requestUrl }) });
    process.stdout.write(`${JSON.stringify(manifest, null, 2)}\n`);
  });

program
  .command('doctor')
  .description('check config, store, articles, tokens and clock, and say what to do')
  .action(() => diagnose(configured));

/** A mistyped word would be taken for one too many of the list, which goes without its name. */
for (const group of [sources, deliveries])
  group.hook('preSubcommand', ({ args: [typed] }, chosen) => {
    if (typed !== undefined && !typed.startsWith('-') && typed !== chosen.name())
      group.error(`error: unknown command '${typed}'`);
  });

for (const command of program.commands)
  command.showHelpAfterError(`(briefdesk help ${command.name()} shows what it takes)`);

endWithOutput();
outliveLog();

try {
  loadEnvFile({ quiet: true });
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? STATUS.done : STATUS.misunderstood;
  } else {
    tell(`briefdesk: ${explain(error)}`);
    process.exitCode = STATUS.misunderstood;
  }
}
