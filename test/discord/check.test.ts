import { afterEach, beforeEach, expect, it } from 'vitest';
import { checkDiscord } from '../../src/discord/check.ts';
import { startBot } from './bot.ts';
import { startStandIn, TOKEN } from './stand-in.ts';

let discord: Awaited<ReturnType<typeof startStandIn>>;

beforeEach(async () => {
  discord = await startStandIn();
});

afterEach(() => discord.stop());

const check = async (options: { readonly token?: string; readonly messageContent?: boolean } = {}) => {
  const findings = await checkDiscord({ token: TOKEN, messageContent: false, apiUrl: discord.apiUrl, ...options });
  return findings.map(({ kind, text }) => `${kind} ${text}`).join('\n');
};

it('names the bot, its servers and how to invite it', async () => {
  const text = await check();

  expect(text).toContain('good the token is that of Briefdesk');
  expect(text).toContain('good the bot is in 2 servers. Invite it: https://discord.com/oauth2/authorize?client_id=');
  expect(text).toContain('scope=bot+applications.commands&permissions=309237730304');
});

it('says whether the commands are registered as they are', async () => {
  const before = await check();
  const bot = await startBot({ token: TOKEN, messageContent: false, apiUrl: discord.apiUrl });
  await bot.stop();
  const after = await check();

  expect(before).toContain('note the commands are not registered for all servers');
  expect(after).toContain('good the commands are registered for all servers');
});

it('says what to do about a wrong token', async () => {
  expect(await check({ token: 'wrong' })).toContain('wrong DISCORD_TOKEN was refused');
});

it('says what to do about an intent that is off, and what Discord reviews where it is on', async () => {
  const off = await check({ messageContent: true });
  discord.enableIntent();
  const on = await check({ messageContent: true });

  expect(off).toContain('wrong DISCORD_MESSAGE_CONTENT is true, but the intent is off');
  expect(on).toContain('more than 10,000 people');
});
