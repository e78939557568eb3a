import { afterEach } from 'vitest';
import type { Chat } from '../../src/app/chat/ports.ts';
import type { DiscordOptions } from '../../src/discord/adapter.ts';
import { startBot } from './bot.ts';
import { startStandIn, TOKEN } from './stand-in.ts';

export const cleaning: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const clean of cleaning.splice(0).toReversed()) await clean();
});

/** The difficult Discord, until the test is over. */
export async function standIn(options: Parameters<typeof startStandIn>[0] = {}) {
  const discord = await startStandIn(options);
  cleaning.push(discord.stop);
  return discord;
}

/** Briefdesk on it, until the test is over. */
export async function start(
  discord: Awaited<ReturnType<typeof startStandIn>>,
  options: Partial<DiscordOptions> = {},
  wrap?: (chat: Chat) => Chat,
) {
  const given = { token: TOKEN, messageContent: false, apiUrl: discord.apiUrl, ...options };
  const bot = await startBot(given, { ...(wrap && { wrap }) });
  cleaning.push(bot.stop);
  return bot;
}
