import { createGrouper } from '../app/grouping.ts';
import type { Store } from '../app/ports.ts';
import { plural } from '../app/wording.ts';
import { showProgress, tell } from './output.ts';

/** Nobody waits longer at a prompt for what the bot would do beside its other work. */
const MOST_MS = 10_000;

/** Brings what came in to its stories, the newest first, unless another process is at it. */
export async function groupWaiting(store: Store): Promise<void> {
  const until = performance.now() + MOST_MS;
  const tellFailed = (articleId: string, error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error);
    tell(`article ${articleId} is in no story with others: ${reason}`);
  };
  const grouper = createGrouper(store.stories.grouping, `cli/${process.pid}`, tellFailed);
  await grouper.run((grouped) => {
    showProgress(`${plural(grouped, 'article')} brought to their stories`);
    return performance.now() < until;
  });
  showProgress('');
}
