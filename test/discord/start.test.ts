import { ApplicationCommandAutocompleteCallbackRequestSchema } from 'discord-api-spec/zod';
import { describe, expect, it } from 'vitest';
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
});
