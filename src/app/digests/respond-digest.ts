import type { Length } from '../command.ts';
import { noteDocument } from '../document.ts';
import { NO_ARTICLES } from '../list-document.ts';
import type { Asked, Reply } from '../reply.ts';
import type { Shelf } from '../shelf.ts';
import { beginOf, nameSpan, type Since } from '../times.ts';
import { hasArticles } from '../unknown-topic.ts';
import type { Watches } from '../watching.ts';
import { composeFor } from './compose.ts';
import { readTopics } from './digest-topics.ts';
import { gatherDigest } from './gather.ts';

/** A digest that nobody subscribed to: for readers who know nothing yet, of what was stored since. */
interface OneDigest {
  readonly topics: readonly string[];
  readonly since?: Since;
  readonly length?: Length;
}

const EVER = new Date(0);

export async function respondDigest(
  shelf: Shelf,
  watches: Watches | undefined,
  { topics, since = { kind: 'yesterday' }, length = 'normal' }: OneDigest,
  { workspace, clock }: Asked,
): Promise<Reply> {
  if (topics.length === 0) return { document: noteDocument('Digest', NO_TOPICS), outcome: 'misunderstood' };
  const names = readTopics(topics);
  if ('reason' in names) return { document: noteDocument('Digest', names.reason), outcome: 'misunderstood' };
  const begin = beginOf(since, clock) ?? EVER;
  const gathered = await gatherDigest(shelf, watches, { workspace, topics: names, since: begin, now: clock.now });
  const memory = { told: [], awaited: [] };
  const digest = await composeFor(shelf, gathered, {
    workspace,
    memory,
    length,
    since: begin,
    span: nameSpan(since, clock),
    clock,
  });
  const empty = digest.quiet && !(await hasArticles(shelf, workspace));
  return {
    document: empty ? { ...digest.document, blocks: [{ kind: 'note', text: NO_ARTICLES }] } : digest.document,
    outcome: digest.quiet ? 'nothing' : 'done',
    conversation: digest.conversation,
  };
}

const NO_TOPICS = 'Name one topic or several, with commas between: briefdesk digest "territory, nato"';

/** Here there is no channel to post in: a digest is shown, and no more. */
export function digestsElsewhere(topics: readonly string[]): Reply {
  const named = topics.length > 0 ? topics.join(', ') : 'territory, nato';
  const document = noteDocument(
    'Digests go to channels',
    'Digests are made, listed and changed in the channels of Slack and Discord that they are posted in; the terminal has none.',
    `Here one is shown: /digest preview ${named}. To have one at your times, let cron or the like run: briefdesk digest "${named}" --since 24h`,
    'briefdesk digests lists those of all channels.',
  );
  return { document, outcome: 'nothing' };
}
