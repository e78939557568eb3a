import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { createGrouper } from '../../src/app/grouping.ts';
import type { Store } from '../../src/app/ports.ts';
import { openSqlite } from '../../src/store/sqlite.ts';
import { createStore } from '../../src/store/store.ts';
import { EDITION, generateReport, REPORTS_AN_EVENT } from '../bench/generate.ts';

const SCRIPT = fileURLToPath(new URL('../store/group-process.ts', import.meta.url));
const EVENTS = 15;
const articles = Array.from({ length: EVENTS * REPORTS_AN_EVENT }, (_, index) => generateReport(index));

const start = (address: string, holder: string): ChildProcess =>
  spawn(process.execPath, ['--import', 'tsx', SCRIPT, address, holder], { stdio: 'inherit' });

/**
 * Two processes group what waits in one store; whichever is at work is killed in between, and another takes its place.
 * The stories must be those of one that was never disturbed.
 */
export async function groupWhileKilled(store: Store, address: string): Promise<void> {
  await store.saveSource({ id: 'herald', name: 'Herald', access: 'everyone' });
  const outcomes = await store.saveArticles('herald', articles, EDITION);
  const waiting = (): Promise<number> => store.stories.countWaiting({ workspace: 'anyone', limit: 1_000 });
  const children = [start(address, 'a'), start(address, 'b')];

  const before = await waiting();
  while ((await waiting()) > before - 10) await sleep(5);
  for (const child of children) child.kill('SIGKILL');
  await Promise.all(children.map((child) => once(child, 'exit')));
  const left = await waiting();
  // What the killed ones held runs out by the database's clock; a test need not wait for it.
  for (const holder of ['a', 'b']) await store.stories.grouping.release(holder);
  const others = [start(address, 'c'), start(address, 'd')];
  const statuses = await Promise.all(others.map((child) => once(child, 'exit')));

  const ids = outcomes.map(({ articleId }) => articleId);
  const stories = await store.stories.storyOf('anyone', ids);
  expect(left).toBeGreaterThan(0);
  expect(statuses.map(([status]) => status)).toEqual([0, 0]);
  expect(await waiting()).toBe(0);
  expect([...stories].sort()).toEqual(await groupUndisturbed(ids));
}

async function groupUndisturbed(ids: readonly string[]): Promise<readonly (readonly [string, string])[]> {
  const store = createStore(await openSqlite(':memory:'));
  await store.saveSource({ id: 'herald', name: 'Herald', access: 'everyone' });
  await store.saveArticles('herald', articles, EDITION);
  await createGrouper(store.stories.grouping, 'alone').run();
  const stories = await store.stories.storyOf('anyone', ids);
  await store.close();
  return [...stories].sort();
}
