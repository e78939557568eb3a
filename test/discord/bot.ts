import { pino } from 'pino';
import { createChat } from '../../src/app/chat/chat.ts';
import type { Chat } from '../../src/app/chat/ports.ts';
import { type Rules, USUAL_RULES } from '../../src/app/chat/rules.ts';
import { createDesk } from '../../src/app/desk.ts';
import { createDiscordAdapter, type DiscordOptions } from '../../src/discord/adapter.ts';
import { createWeb } from '../../src/sources/web.ts';
import { openStore } from '../../src/store/store.ts';
import { HARBOUR_NEWS } from '../build.ts';
import { standInWeb } from '../web-stand-in.ts';

/** Briefdesk on a Discord server of the test's, over a store of its own. */
export async function startBot(
  options: DiscordOptions,
  { rules, wrap = (chat) => chat }: { readonly rules?: Partial<Rules>; readonly wrap?: (chat: Chat) => Chat } = {},
) {
  const log: string[] = [];
  const adapter = createDiscordAdapter(options, pino({ level: 'warn' }, { write: (line) => void log.push(line) }));
  const store = await openStore({ path: ':memory:' });
  await store.saveSource({ id: 'herald', name: 'The Herald', access: 'everyone' });
  await store.saveArticles('herald', HARBOUR_NEWS, new Date('2026-05-11T10:30:00Z'));
  const web = createWeb(standInWeb().fetcher, () => new Date());
  const chat = wrap(
    createChat({
      desk: createDesk({ library: store, topics: [], sources: { watches: store.watches, web } }),
      store: store.chat,
      digests: store.digests,
      now: () => new Date(),
      clock: async () => ({ now: new Date('2026-05-11T12:00:00Z'), zone: 'UTC' }),
      messengerOf: () => adapter.messenger,
      courierOf: () => adapter.courier,
      rulesOf: ({ platform }) => ({ ...USUAL_RULES[platform], ...rules }),
      report: (code, error) => void log.push(`${code} ${error}`),
      leaseMs: 60_000,
    }),
  );
  const stop = async (): Promise<void> => {
    await adapter.stop();
    await chat.drain(5000);
    await store.close();
  };
  try {
    await adapter.start(chat);
  } catch (error) {
    await stop();
    throw error;
  }
  return { adapter, chat, store, log, stop };
}
