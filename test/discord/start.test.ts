import { ApplicationCommandAutocompleteCallbackRequestSchema } from 'discord-api-spec/zod';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import type { Chat } from '../../src/app/chat/ports.ts';
import { createDiscordAdapter } from '../../src/discord/adapter.ts';
import { startBot } from './bot.ts';
import { cleaning, standIn, start } from './running.ts';
import { BOT, SERVER, slashCommand, TOKEN } from './stand-in.ts';

describe('commands', () => {
  it('offer topics while one is typed', async () => {
    const discord = await standIn();
    await start(discord);
    const typed = { ...slashCommand('2', 'brief', [{ name: 'topic', type: 3, value: 'tar', focused: true }]), type: 4 };

    discord.gateway.tell('INTERACTION_CREATE', typed);

    await expect.poll(() => discord.callbacks.length, { timeout: 10_000 }).toBe(1);
    expect(ApplicationCommandAutocompleteCallbackRequestSchema.parse(discord.callbacks[0])).toMatchObject({
      type: 8,
      data: { choices: [expect.objectContaining({ name: expect.stringMatching(/tarn/i) })] },
    });
  });

  it('are registered at the first start alone', async () => {
    const discord = await standIn();
    const first = await start(discord);
    await first.stop();
    cleaning.pop();

    await start(discord);

    expect(discord.requests.filter((request) => request.startsWith('PUT'))).toEqual([
      `PUT /applications/${BOT}/commands`,
    ]);
  });

  it('are a single server’s where one is named', async () => {
    const discord = await standIn();

    await start(discord, { guild: SERVER });

    expect(discord.requests).toContain(`PUT /applications/${BOT}/guilds/${SERVER}/commands`);
  });

  it('stand once in the list where a server is named later, or no more', async () => {
    const discord = await standIn();
    const everywhere = `/applications/${BOT}/commands`;
    const inServer = `/applications/${BOT}/guilds/${SERVER}/commands`;
    for (const guild of [undefined, SERVER, undefined]) {
      const bot = await start(discord, guild === undefined ? {} : { guild });
      await bot.stop();
      cleaning.pop();
    }

    const put = discord.requests.filter((request) => request.startsWith('PUT'));
    expect(put).toEqual([everywhere, everywhere, inServer, everywhere, inServer].map((path) => `PUT ${path}`));
  });
});

describe('a start', () => {
  it('names a wrong token', async () => {
    const discord = await standIn();

    await expect(start(discord, { token: 'wrong' })).rejects.toThrow('DISCORD_TOKEN was refused');
  });

  it('names the intent that is not enabled', async () => {
    const discord = await standIn({ content: false });

    await expect(start(discord, { messageContent: true })).rejects.toThrow(
      'enable Message Content Intent (https://discord.com/developers/applications, your application, Bot) or unset DISCORD_MESSAGE_CONTENT',
    );
  });

  it('names an address that does not answer', async () => {
    await expect(startBot({ token: TOKEN, messageContent: false, apiUrl: 'http://127.0.0.1:9/api' })).rejects.toThrow(
      'Discord at DISCORD_API_URL (127.0.0.1:9) could not be reached',
    );
  });

  it('goes well the next time where Discord could not be reached at first', async () => {
    const discord = await standIn();
    for (let tries = 0; tries < 4; tries++) discord.trouble(/^GET \/gateway\/bot$/, 'failed');
    const adapter = createDiscordAdapter(
      { token: TOKEN, messageContent: false, apiUrl: discord.apiUrl },
      pino({ level: 'silent' }),
    );
    cleaning.push(() => adapter.stop());
    const present: unknown[] = [];
    const chat = { present: async (...given: unknown[]) => void present.push(given.slice(0, 2)) } as unknown as Chat;

    await expect(adapter.start(chat)).rejects.toMatchObject({ code: 'discord-unreachable' });
    await adapter.start(chat);

    expect(adapter.state()).toBe('connected');
    expect(present).toEqual([['discord', [`discord:${SERVER}`]]]);
  }, 20_000);
});
