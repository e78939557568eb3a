import { setStrictObject } from 'discord-api-spec/zod';
import { describe, expect, it } from 'vitest';
import type { Chat } from '../../src/app/chat/ports.ts';
import type { Document } from '../../src/app/document.ts';
import { startBot } from './bot.ts';
import { cleaning, standIn, start } from './running.ts';
import { BOT, DIRECT, GENERAL, SERVER, slashCommand, TOKEN, typedMessage } from './stand-in.ts';

setStrictObject(true);

const PLACE = { platform: 'discord', workspace: `discord:${SERVER}`, channel: GENERAL } as const;
const NOTE: Document = { title: 'harbour', blocks: [{ kind: 'note', text: 'Dockers stopped work.' }] };
const POST = { key: 'abcdefghijklmnop', again: false, actions: [], titled: true } as const;
const MESSAGES = /^POST \/channels\/\d+\/messages$/;
const HARBOUR = [{ name: 'topic', type: 3, value: 'harbour' }];

describe('a post', () => {
  it.each(['rate-limited', 'failed', 'lost', 'reset', 'slow'] as const)(
    'stands in the channel once where the first try is %s',
    async (trouble) => {
      const discord = await standIn();
      const { adapter } = await start(discord);
      discord.trouble(MESSAGES, trouble);

      const [message] = await adapter.messenger.post(PLACE, NOTE, POST);

      expect(message).toMatch(/^9\d+$/);
      expect(discord.posts.filter(({ channel }) => channel === GENERAL)).toHaveLength(1);
    },
  );

  it('has a nonce by which Discord knows it again, and calls nobody', async () => {
    const discord = await standIn();
    const { adapter } = await start(discord);

    await adapter.messenger.post(PLACE, NOTE, POST);

    expect(discord.posts[0]?.body).toMatchObject({
      nonce: 'abcdefghijklmnop.0',
      enforce_nonce: true,
      allowed_mentions: { parse: [] },
    });
  });

  it('that came through before a crash is found by its buttons, and not sent again', async () => {
    const discord = await standIn();
    const { adapter } = await start(discord);
    const blocks = Array.from(
      { length: 20 },
      (_, place) => ({ kind: 'note', text: `${place} ${'words '.repeat(60)}` }) as const,
    );
    const long = { title: 'harbour', blocks };
    const actions = [{ kind: 'delete', post: POST.key, label: 'Delete' }] as const;
    const sent = await adapter.messenger.post(PLACE, long, { ...POST, actions });

    const found = await adapter.messenger.post(PLACE, long, { ...POST, actions, again: true });

    expect(sent.length).toBeGreaterThan(1);
    expect(found).toEqual(sent);
    expect(discord.posts).toHaveLength(sent.length);
  });

  it('of which only a part came through is sent whole: the nonce keeps that part from standing there twice', async () => {
    const discord = await standIn();
    const { adapter } = await start(discord);
    const actions = [{ kind: 'delete', post: POST.key, label: 'Delete' }] as const;
    const long = { title: 'harbour', blocks: [{ kind: 'note', text: 'words '.repeat(1500) }] } as const;
    const [first] = await adapter.messenger.post(PLACE, { ...long, blocks: [] }, { ...POST, actions: [] });

    const again = await adapter.messenger.post(PLACE, long, { ...POST, actions, again: true });

    expect(again[0]).toBe(first);
    expect(discord.posts.map(({ body }) => body.nonce)).toEqual([`${POST.key}.0`, `${POST.key}.1`, `${POST.key}.2`]);
  });

  it('of many pages is sent in order, each within the limits', async () => {
    const discord = await standIn();
    const { adapter } = await start(discord);
    const blocks = Array.from(
      { length: 60 },
      (_, place) => ({ kind: 'note', text: `${place} ${'words '.repeat(60)}` }) as const,
    );

    const messages = await adapter.messenger.post(PLACE, { title: 'x', blocks }, POST);

    expect(messages).toHaveLength(6);
    expect(discord.posts.map(({ body }) => body.nonce)).toEqual(
      [0, 1, 2, 3, 4, 5].map((part) => `${POST.key}.${part}`),
    );
  });
});

describe('a refused payload', () => {
  it('is told with the answer’s code, and sent once', async () => {
    const discord = await standIn();
    const { adapter } = await start(discord);

    const posting = adapter.messenger.post(PLACE, NOTE, { ...POST, key: 'a key that is far too long for a nonce' });

    await expect(posting).rejects.toMatchObject({ code: 50035 });
    expect(discord.requests.filter((request) => MESSAGES.test(request))).toHaveLength(1);
  });
});

describe('a connection', () => {
  it('resumes where it was cut, and hears what was said meanwhile', async () => {
    const discord = await standIn();
    const { adapter } = await start(discord);

    discord.gateway.close(4000);
    discord.gateway.tell('INTERACTION_CREATE', slashCommand('1', 'brief', HARBOUR));

    await expect.poll(() => discord.gateway.resumed.length, { timeout: 10_000 }).toBe(1);
    await expect.poll(() => discord.posts.length, { timeout: 10_000 }).toBe(1);
    expect(adapter.state()).toBe('connected');
    expect(discord.gateway.logins).toHaveLength(1);
  });

  it('reconnects when it is asked to', async () => {
    const discord = await standIn();
    await start(discord);

    discord.gateway.askToReconnect();

    await expect.poll(() => discord.gateway.resumed.length, { timeout: 10_000 }).toBe(1);
  });

  it('begins a new session where the old one is invalid', async () => {
    const discord = await standIn();
    const { adapter } = await start(discord);

    discord.gateway.invalidate();

    await expect.poll(() => discord.gateway.logins.length, { timeout: 15_000 }).toBe(2);
    await expect.poll(() => adapter.state(), { timeout: 10_000 }).toBe('connected');
  });

  it('has as many shards as the gateway asks for', async () => {
    const discord = await standIn({ shards: 2, guild: false });

    await start(discord);

    expect(discord.gateway.logins.map(({ shard }) => shard)).toEqual([
      [0, 2],
      [1, 2],
    ]);
  });
});

describe('an event', () => {
  it('delivered three times is handled once', async () => {
    const discord = await standIn();
    const { chat } = await start(discord);

    for (let time = 0; time < 3; time += 1)
      discord.gateway.tell('INTERACTION_CREATE', slashCommand('7', 'brief', HARBOUR));

    await expect.poll(() => discord.posts.length, { timeout: 10_000 }).toBe(1);
    await chat.drain(5000);
    expect(discord.posts).toHaveLength(1);
    expect(discord.requests.filter((request) => request.includes('/callback'))).toHaveLength(1);
  });

  it('is answered once though the first try to answer is lost', async () => {
    const discord = await standIn();
    await start(discord);
    discord.trouble(/^PATCH/, 'lost');

    discord.gateway.tell('INTERACTION_CREATE', slashCommand('6', 'brief', HARBOUR));

    const tries = () => discord.requests.filter((request) => request.startsWith('PATCH')).length;
    await expect.poll(tries, { timeout: 10_000 }).toBe(2);
    expect(JSON.stringify(discord.posts.at(-1))).toContain('Dockers');
  });

  it('that cannot be stored is answered in words', async () => {
    const discord = await standIn();
    const bot = await startBot(
      { token: TOKEN, messageContent: false, apiUrl: discord.apiUrl },
      { wrap: (chat) => ({ ...chat, receive: () => Promise.reject(new Error('disk full')) }) },
    );
    cleaning.push(bot.stop);

    discord.gateway.tell('INTERACTION_CREATE', slashCommand('8', 'brief', HARBOUR));

    await expect.poll(() => JSON.stringify(discord.posts), { timeout: 10_000 }).toContain('Please try again');
    expect(bot.log.join()).toContain('disk full');
  });
});

describe('a message', () => {
  it.each([
    [
      'by the bot itself',
      {
        author: { id: BOT, username: 'Briefdesk', discriminator: '0', avatar: null, bot: true },
        content: `<@${BOT}> hm?`,
      },
    ],
    [
      'by another bot',
      { author: { id: '5', username: 'other', discriminator: '0', avatar: null, bot: true }, content: `<@${BOT}> hm?` },
    ],
    ['by a webhook', { webhook_id: '77', content: `<@${BOT}> hm?` }],
    ['that calls nobody', { content: 'How long will the strike last?' }],
  ])('%s is not even handed on', async (_, given) => {
    const discord = await standIn();
    const received: unknown[] = [];
    const bot = await startBot(
      { token: TOKEN, messageContent: true, apiUrl: discord.apiUrl },
      {
        wrap: (chat) => ({
          ...chat,
          receive: (incoming) => {
            received.push(incoming.eventId);
            return chat.receive(incoming);
          },
        }),
      },
    );
    cleaning.push(bot.stop);

    discord.gateway.tell('MESSAGE_CREATE', typedMessage(given));
    discord.gateway.tell('INTERACTION_CREATE', slashCommand('9', 'topics'));

    await expect.poll(() => received, { timeout: 10_000 }).toEqual(['discord:9']);
  });
});

describe('a question that cannot be stored', () => {
  it('is answered in words in its thread, and talk is left alone', async () => {
    const discord = await standIn();
    const broken = (chat: Chat): Chat => ({ ...chat, receive: () => Promise.reject(new Error('disk full')) });
    const { log } = await start(discord, { messageContent: true }, broken);
    discord.gateway.tell('THREAD_CREATE', threadBelow('900000000000000077'));

    discord.gateway.tell('MESSAGE_CREATE', typedMessage({ channel_id: '900000000000000077', content: 'who pays?' }));
    discord.gateway.tell('MESSAGE_CREATE', typedMessage({ id: '1573900000000000009', content: `<@${BOT}> who pays?` }));

    await expect.poll(() => discord.posts, { timeout: 10_000 }).toHaveLength(1);
    expect(discord.posts[0]?.channel).toBe('1573900000000000009');
    expect(JSON.stringify(discord.posts[0])).toContain('Please try again');
    expect(log.filter((line) => line.includes('disk full'))).toHaveLength(2);
  });
});

describe('a reply in a thread of the bot', () => {
  const said = { channel_id: '900000000000000077', type: 19, content: 'How long will the strike last?' };
  const to = (id: string) => ({
    message_reference: { message_id: '1573900000000000001', channel_id: '900000000000000077' },
    referenced_message: typedMessage({ author: { id, username: 'ben', discriminator: '0', avatar: null } }),
  });

  it.each([
    ['to somebody else', true, to('800000000000000002')],
    ['to what its author said before', false, to('800000000000000001')],
  ])('%s, who is not called by it, is to others: %s', async (_, toOthers, reply) => {
    const discord = await standIn();
    const received: unknown[] = [];
    const noting = (chat: Chat): Chat => ({
      ...chat,
      receive: async ({ act }) => {
        received.push(act);
        return { kind: 'ignored' };
      },
    });
    await start(discord, { messageContent: true }, noting);
    discord.gateway.tell('THREAD_CREATE', threadBelow('900000000000000077'));

    discord.gateway.tell('MESSAGE_CREATE', typedMessage({ ...said, ...reply }));

    await expect.poll(() => received, { timeout: 10_000 }).toHaveLength(1);
    expect(received).toEqual([{ kind: 'talk', text: said.content, toOthers }]);
  });
});

/** A thread of the channel, as the gateway tells of it. */
const threadBelow = (id: string) => ({
  id,
  type: 11,
  name: 'harbour',
  parent_id: GENERAL,
  guild_id: SERVER,
  thread_metadata: { archived: false, locked: false, auto_archive_duration: 1440 },
});

const PUBLIC = [...HARBOUR, { name: 'private', type: 5, value: false }];

describe('an answer', () => {
  it('goes to the person directly where the private reply has expired, never into the channel', async () => {
    const discord = await standIn();
    await start(discord);
    discord.trouble(/^PATCH/, 'expired');

    discord.gateway.tell('INTERACTION_CREATE', slashCommand('3', 'brief', HARBOUR));

    await expect.poll(() => discord.posts.map(({ channel }) => channel), { timeout: 10_000 }).toEqual([DIRECT]);
    expect(discord.posts[0]?.body.components).toEqual([]);
  });

  it('says privately what the bot is not allowed in the channel', async () => {
    const discord = await standIn();
    await start(discord);
    discord.trouble(MESSAGES, 'forbidden');

    discord.gateway.tell('INTERACTION_CREATE', slashCommand('4', 'brief', PUBLIC));

    await expect.poll(() => JSON.stringify(discord.posts), { timeout: 10_000 }).toContain('I may not post here');
    expect(discord.posts.map(({ channel }) => channel)).toEqual(['private']);
  });
});

it('says of a closed thread that it is one', async () => {
  const discord = await standIn();
  const { adapter } = await start(discord);
  discord.trouble(MESSAGES, 'locked');

  await expect(adapter.messenger.post({ ...PLACE, thread: '9' }, NOTE, POST)).rejects.toMatchObject({
    code: 'thread-closed',
  });
});

describe('a thread whose messages Discord withholds', () => {
  it('gets one hint, and answers to mentions', async () => {
    const discord = await standIn();
    await start(discord);
    discord.gateway.tell('INTERACTION_CREATE', slashCommand('5', 'brief', PUBLIC));
    await expect.poll(() => discord.posts.length, { timeout: 10_000 }).toBe(1);
    const [{ id } = { id: '' }] = discord.posts;
    discord.gateway.tell('THREAD_CREATE', threadBelow(id));
    const inThread = () =>
      discord.posts.filter(({ channel }) => channel === id).map(({ body }) => JSON.stringify(body));

    discord.gateway.tell('MESSAGE_CREATE', typedMessage({ id: '1573900000000000002', channel_id: id }));
    await expect.poll(inThread, { timeout: 10_000 }).toHaveLength(1);
    discord.gateway.tell('MESSAGE_CREATE', typedMessage({ id: '1573900000000000003', channel_id: id }));
    const content = `<@${BOT}> How long will the strike last?`;
    discord.gateway.tell('MESSAGE_CREATE', typedMessage({ id: '1573900000000000004', channel_id: id, content }));

    await expect.poll(inThread, { timeout: 10_000 }).toHaveLength(2);
    expect(inThread()[0]).toContain('Press Ask');
    expect(inThread()[1]).toContain('nine days');
  });
});
