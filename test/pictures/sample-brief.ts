import { buttonsBelow } from '../../src/app/chat/buttons.ts';
import { contentOf } from '../../src/app/chat/content.ts';
import type { Platform, Showing } from '../../src/app/chat/ports.ts';
import type { Document } from '../../src/app/document.ts';
import { readConfig } from '../../src/config.ts';
import { openFolderDesk } from '../../src/open-folder-desk.ts';

const NOW = new Date('2025-12-06T09:12:00Z');

/** What `/brief territory` gives over the sample edition, with the buttons that a channel sees below it. */
export async function sampleBrief(platform: Platform): Promise<{ document: Document; showing: Showing }> {
  const { desk } = await openFolderDesk('briefings/articles', readConfig({ TIME_ZONE: 'UTC' }), NOW);
  const asked = { workspace: 'terminal', clock: { now: NOW, zone: 'UTC' } };
  const { document } = await desk.respond({ kind: 'brief', topic: 'territory' }, asked);
  const place = { platform, workspace: `${platform}:1`, channel: '1' };
  const actions = buttonsBelow('p', contentOf(document), { visibility: 'public', place, heard: true });
  return { document, showing: { actions, titled: true } };
}
