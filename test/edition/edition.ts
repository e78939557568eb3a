import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseBrief, readTopics } from '../../src/app/command.ts';
import type { Conversation } from '../../src/app/conversation.ts';
import { NO_CONVERSATION } from '../../src/app/conversation.ts';
import { renderMarkdown } from '../../src/app/markdown.ts';
import type { Asked, Reply } from '../../src/app/reply.ts';
import { readConfig } from '../../src/config.ts';
import { OPERATOR, type OpenDesk } from '../../src/open-desk.ts';
import { openFolderDesk } from '../../src/open-folder-desk.ts';

/*
 * What the desk says over a folder of articles, in one Markdown file to be read as an editor would:
 *   npm run edition                             the sample edition, with its own questions
 *   npm run edition -- DIR [--questions FILE]   any folder; without questions, some are made of its topics
 * A line of the questions file is a command (`/brief harbour`, `/digest harbour, NATO`) or a follow-up on the brief above it.
 */

const TOPICS_TOLD = 8;

const { positionals, values } = parseArgs({ allowPositionals: true, options: { questions: { type: 'string' } } });
const config = readConfig(process.env);
const folder = positionals[0] ?? join(config.briefingsDir, 'articles');
const questions = values.questions ?? (positionals[0] ? undefined : join(import.meta.dirname, 'questions.txt'));

const open = await openFolderDesk(folder, config, new Date());
const asked: Asked = { workspace: OPERATOR, clock: await open.edition.clock(new Date(), OPERATOR) };
for (const problem of open.problems) process.stdout.write(`> ${problem}\n`);
const lines = questions ? (await readFile(questions, 'utf8')).split('\n').filter(Boolean) : await linesAbout(open);
let conversation: Conversation = NO_CONVERSATION;
for (const line of ['/brief', '/brief topics', ...lines]) {
  const reply = await answer(line);
  conversation = reply.conversation ?? conversation;
  process.stdout.write(`\`${line}\`\n\n${renderMarkdown(reply.document)}\n---\n\n`);
}
await open.close();

function answer(line: string): Promise<Reply> {
  const [, topics] = /^\/digest\s+(.*)$/.exec(line) ?? [];
  if (topics !== undefined) return open.desk.respond({ kind: 'digest', topics: readTopics(topics) }, asked);
  const [, command] = /^\/brief\s*(.*)$/.exec(line) ?? [];
  return command === undefined
    ? open.desk.followUp(line, conversation, asked)
    : open.desk.respond(parseBrief(command), asked);
}

/** A digest of the folder's topics, a brief on each, and what a reader would ask of it. */
async function linesAbout({ desk }: OpenDesk): Promise<readonly string[]> {
  const { document } = await desk.respond({ kind: 'topics' }, asked);
  const topics = document.blocks.flatMap((block) => (block.kind === 'entry' ? block.name : []));
  const told = topics.slice(0, TOPICS_TOLD);
  const questions = told.flatMap((topic) => [
    `/brief "${topic}"`,
    `What did ${topic} say?`,
    'How long did it last?',
    'What happens next?',
    'why?',
  ]);
  return [`/digest ${told.join(', ')}`, ...questions];
}
