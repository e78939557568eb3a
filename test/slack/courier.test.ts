import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Courier } from '../../src/app/digests/courier.ts';
import type { Document } from '../../src/app/document.ts';
import { createSlackCourier } from '../../src/slack/courier.ts';
import { openDelivering } from '../../src/slack/web.ts';
import { BOT_TOKEN, freePort, openWorkspace, type Workspace } from './workspace.ts';

const log = pino({ level: 'silent' });
const KEY = 'a1b2c3d4e5f60718';
const NOTE: Document = { title: 'Digest', blocks: [{ kind: 'note', text: 'Nothing new.' }] };
const LONG: Document = {
  title: 'Digest',
  blocks: Array.from({ length: 60 }, (_, place) => ({ kind: 'note', text: `${place} ${'words '.repeat(60)}` })),
};
const SHOWING = { actions: [], titled: true };

describe('a courier on Slack', () => {
  let workspace: Workspace;
  let courier: Courier;
  const place = () => ({ platform: 'slack', workspace: 'slack:T1', channel: workspace.general }) as const;
  const send = (payload = courier.render(place(), NOTE, SHOWING)[0], part = 0) =>
    courier.send(place(), { payload, key: KEY, part });
  const look = (root?: string) =>
    courier.look(place(), { key: KEY, payloads: [], since: new Date(0), ...(root !== undefined && { root }) });

  beforeEach(async () => {
    workspace = await openWorkspace();
    courier = createSlackCourier(openDelivering({ token: BOT_TOKEN, apiUrl: workspace.apiUrl, log }));
  });
  afterEach(() => workspace.close());

  it('posts a message with its key, and finds it by that', async () => {
    const sent = await send();

    const [held] = await workspace.held();
    expect(sent).toEqual({ kind: 'sent', message: held?.ts });
    expect(held?.metadata?.event_payload).toEqual({ key: KEY, part: 0 });
    expect(await look()).toEqual({ kind: 'seen', messages: new Map([[0, held?.ts]]) });
  });

  it('posts what one message does not hold in its thread, and finds it there', async () => {
    const [first, second, ...others] = courier.render(place(), LONG, SHOWING);
    const root = await send(first);
    const message = root.kind === 'sent' ? root.message : '';

    const further = await courier.send(place(), { payload: second ?? '', key: KEY, part: 1, root: message });

    expect(others.length).toBeGreaterThan(0);
    expect(first).toContain('Goes on in the thread.');
    expect(await workspace.held()).toHaveLength(1);
    expect(await look(message)).toMatchObject({ kind: 'seen' });
    expect(further).toMatchObject({ kind: 'sent' });
  });

  it.each([
    ['not_in_channel', '/invite @Briefdesk'],
    ['channel_not_found', '/invite @Briefdesk'],
    ['is_archived', 'archived'],
  ])('says before anything is posted that it could not be, where Slack says %s', async (error, words) => {
    workspace.fail('conversations.history', { kind: 'refuse', error });

    expect(await courier.troubleAt(place(), workspace.anna)).toContain(words);
  });

  it('asks in a line for one person where it may not read the channel', async () => {
    workspace.fail('conversations.history', { kind: 'refuse', error: 'missing_scope' });
    workspace.fail('chat.postEphemeral', { kind: 'refuse', error: 'not_in_channel' });

    expect(await courier.troubleAt(place(), workspace.anna)).toContain('/invite @Briefdesk');
  });

  it('knows of no trouble where it can post, nor where Slack does not answer', async () => {
    const fine = await courier.troubleAt(place(), workspace.anna);
    workspace.fail('conversations.history', { kind: 'lose-answer' });

    expect([fine, await courier.troubleAt(place(), workspace.anna)]).toEqual([undefined, undefined]);
  });

  it('says that a post whose answer was lost may be there, and sends nothing twice by itself', async () => {
    workspace.fail('chat.postMessage', { kind: 'lose-answer' });

    const sent = await send();

    expect(sent.kind).toBe('unclear');
    expect(await workspace.held()).toHaveLength(1);
  });

  it('does not wait where Slack asks to, but says for how long', async () => {
    workspace.fail('chat.postMessage', { kind: 'rate-limit', seconds: 30 });

    expect(await send()).toEqual({ kind: 'failed', reason: 'Slack asks to wait', retryAfterMs: 30_000 });
  });

  it.each([
    ['not_in_channel', 'shut-out'],
    ['channel_not_found', 'shut-out'],
    ['is_archived', 'shut-out'],
    ['restricted_action_read_only_channel', 'shut-out'],
    ['invalid_blocks', 'invalid'],
    ['fatal_error', 'unclear'],
    ['token_revoked', 'failed'],
    ['some_new_error', 'failed'],
  ] as const)('takes %s for %s', async (error, kind) => {
    workspace.fail('chat.postMessage', { kind: 'refuse', error });

    expect((await send()).kind).toBe(kind);
  });

  it('says that nothing was sent where nobody listens', async () => {
    const away = createSlackCourier(
      openDelivering({ token: BOT_TOKEN, apiUrl: `http://127.0.0.1:${await freePort()}/`, log }),
    );

    const sent = await away.send(place(), { payload: away.render(place(), NOTE, SHOWING)[0], key: KEY, part: 0 });

    expect(sent.kind).toBe('failed');
  });

  it.each([
    ['missing_scope', 'unreadable'],
    ['not_in_channel', 'unreadable'],
    ['internal_error', 'failed'],
  ] as const)('takes %s of a look for %s', async (error, kind) => {
    workspace.fail('conversations.history', { kind: 'refuse', error });

    expect((await look()).kind).toBe(kind);
  });

  it('writes to a person directly', async () => {
    await courier.tell(workspace.anna, NOTE, []);

    expect(workspace.calls.at(-1)).toMatchObject({ method: 'chat.postMessage', body: { channel: workspace.anna } });
  });
});
