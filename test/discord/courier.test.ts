import { expect, it } from 'vitest';
import type { Document } from '../../src/app/document.ts';
import { standIn, start } from './running.ts';
import { DIRECT, GENERAL, SERVER } from './stand-in.ts';

const PLACE = { platform: 'discord', workspace: `discord:${SERVER}`, channel: GENERAL } as const;
const NOTE: Document = { title: 'Digest', blocks: [{ kind: 'note', text: 'Nothing new.' }] };
const LONG: Document = {
  title: 'Digest',
  blocks: Array.from({ length: 40 }, (_, place) => ({ kind: 'note', text: `${place} ${'words '.repeat(60)}` })),
};
const KEY = 'a1b2c3d4e5f60718';
const SHOWING = { actions: [{ kind: 'delete', post: KEY, label: 'Delete' }], titled: true } as const;
const MESSAGES = /^POST \/channels\/\d+\/messages$/;

/** A courier of its own Discord, and the messages of a document. */
async function rig(document = NOTE) {
  const discord = await standIn();
  const { courier } = (await start(discord)).adapter;
  const payloads = courier.render(PLACE, document, SHOWING);
  return {
    discord,
    courier,
    payloads,
    send: (part = 0) => courier.send(PLACE, { payload: payloads[part] ?? '', key: KEY, part }),
    look: () => courier.look(PLACE, { key: KEY, payloads, since: new Date(0) }),
  };
}

it('a message is posted with a nonce, and a second time Discord gives back the first', async () => {
  const { discord, send } = await rig();

  const [first, second] = [await send(), await send()];

  expect(discord.posts).toHaveLength(1);
  expect(discord.posts[0]?.body).toMatchObject({ nonce: `${KEY}.0`, enforce_nonce: true });
  expect(second).toEqual(first);
});

it('all messages of a post are found where they stand', async () => {
  const { send, look, payloads } = await rig(LONG);
  const sent: string[] = [];
  for (const part of payloads.keys()) {
    const sending = await send(part);
    if (sending.kind === 'sent') sent.push(sending.message);
  }

  const found = await look();

  expect(payloads.length).toBeGreaterThan(2);
  expect(found).toEqual({ kind: 'seen', messages: new Map(sent.map((message, part) => [part, message])) });
});

it.each([
  ['rate-limited', 'failed'],
  ['failed', 'unclear'],
  ['lost', 'unclear'],
  ['reset', 'unclear'],
  ['forbidden', 'shut-out'],
  ['slow', 'sent'],
] as const)('a post that is %s is %s, and is not tried again here', async (trouble, kind) => {
  const { discord, send } = await rig();
  discord.trouble(MESSAGES, trouble);

  const sending = await send();

  expect(sending.kind).toBe(kind);
  expect(discord.requests.filter((asked) => MESSAGES.test(asked))).toHaveLength(1);
  if (trouble === 'rate-limited') expect(sending).toMatchObject({ retryAfterMs: 1000 });
});

it('a look where nothing may be read says so', async () => {
  const { discord, look } = await rig();
  discord.trouble(/^GET \/channels\/\d+\/messages$/, 'forbidden');

  expect((await look()).kind).toBe('unreadable');
});

it.each([
  ['unknown-member', PLACE, true],
  ['failed', PLACE, false],
  ['slow', PLACE, false],
  ['unknown-member', { ...PLACE, direct: true }, false],
] as const)('a member whose look-up is %s has left %j: %s', async (trouble, place, left) => {
  const { discord, courier } = await rig();
  discord.trouble(/^GET \/guilds\/\d+\/members\/\d+$/, trouble);

  expect(await courier.hasLeft(place, '800000000000000001')).toBe(left);
});

it('a person is written to directly', async () => {
  const { discord, courier } = await rig();

  await courier.tell('800000000000000001', NOTE, []);

  expect(discord.posts.map(({ channel }) => channel)).toEqual([DIRECT]);
});
