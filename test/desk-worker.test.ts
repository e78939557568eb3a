import { join } from 'node:path';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Web } from '../src/app/web.ts';
import { readConfig } from '../src/config.ts';
import { openStore } from '../src/store/store.ts';
import { folderWith } from './programs.ts';

const NOW = new Date('2026-05-11T12:00:00Z');
const ASKED = { workspace: 'slack:T1', clock: { now: NOW, zone: 'UTC' } };
const NO_PAGES: Web = {
  look: async () => ({ kind: 'failed', reason: 'there is no web in this test', gone: false }),
  readArticle: async () => ({ kind: 'failed', reason: 'there is no web in this test', gone: false }),
};

/** The built module, since only JavaScript runs in a thread, over a store of two articles. */
async function startDesk() {
  const path = join(folderWith(), 'briefdesk.db');
  const store = await openStore({ path });
  await store.saveSource({ id: 'herald', name: 'The Herald', access: 'everyone' });
  const article = (key: string, text: string) => ({ key, title: `Notice ${key}`, publishedAt: NOW, text });
  const strike =
    'Dockers in the harbour of Tarn stopped work on Monday. The strike will last nine days, the union said.';
  await store.saveArticles('herald', [article('1', strike), article('2', 'Rain fell in Oslo all night.')], NOW);
  await store.close();
  const built: typeof import('../src/desk-in-worker.ts') = await import(
    new URL('../dist/desk-in-worker.js', import.meta.url).href
  );
  const config = readConfig({ DATABASE_FILE: path, BRIEFINGS_DIR: folderWith() });
  return built.startDeskWorker(config, NO_PAGES, pino({ level: 'silent' }));
}

describe('the desk in a thread', () => {
  it('briefs, and answers what follows', async () => {
    const desk = await startDesk();

    const brief = await desk.respond({ kind: 'brief', topic: 'harbour' }, ASKED);
    const answer = await desk.followUp('How long will the strike last?', brief.conversation!, ASKED);

    expect(brief.outcome).toBe('done');
    expect(JSON.stringify(answer.document.blocks)).toContain('The strike will last nine days');
  });

  it('reads pages through the thread that asked', async () => {
    const desk = await startDesk();

    const { document } = await desk.respond({ kind: 'page', address: 'https://herald.example/1' }, ASKED);

    expect(document.blocks).toEqual([{ kind: 'note', text: 'there is no web in this test.' }]);
  });
});
