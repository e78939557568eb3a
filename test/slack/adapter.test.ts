import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Incoming } from '../../src/app/chat/ports.ts';
import type { Document } from '../../src/app/document.ts';
import { buttonIn, glance, type Running, run, until } from './running.ts';
import { signed } from './workspace.ts';

let running: Running;
beforeAll(async () => {
  running = await run({ over: 'http' });
});
afterAll(() => running.stop());
beforeEach(() => {
  running.workspace.calls.length = 0;
  running.workspace.replies.length = 0;
});

const newest = async (thread?: string) => (await running.workspace.held(thread)).at(-1)!;

/** A brief in the channel, and its message. */
async function brief() {
  await running.deliver(running.payloads.command('harbour'));
  await running.answered();
  return newest();
}

describe('/brief', () => {
  it('posts an ordinary message of the channel: linked, without previews, its text for notifications', async () => {
    await running.deliver(running.payloads.command('harbour'));
    await running.answered();

    const post = await newest();
    const { body } = running.workspace.calls.find(({ method }) => method === 'chat.postMessage')!;
    expect(glance(post)).toContain('Dockers in the harbour of Tarn stopped work on Monday.');
    expect(glance(post)).toContain('"url":"https://herald.example/strike","text":"[1] The Herald"');
    expect(post.text).toMatch(/^harbour · /);
    expect(body).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false', mrkdwn: 'false', link_names: 'false' });
    expect(running.workspace.replies).toEqual([]);
  });

  it('with "private" answers through the response address alone', async () => {
    const before = (await running.workspace.held()).length;

    await running.deliver(running.payloads.command('harbour since:30d private'));
    await running.answered();

    const [reply] = running.workspace.replies;
    expect(reply?.message.response_type).toBe('ephemeral');
    expect(glance(reply!.message)).toContain('stopped work on Monday');
    expect(await running.workspace.held()).toHaveLength(before);
  });

  it('says how to invite the bot, privately, where it is not in the channel', async () => {
    running.workspace.fail('chat.postMessage', { kind: 'refuse', error: 'not_in_channel' });

    await running.deliver(running.payloads.command('harbour'));
    await running.answered();

    expect(glance(running.workspace.replies[0]!.message)).toContain('/invite @Briefdesk');
  });

  it('is answered in private in what two people write each other, where nobody can invite the bot', async () => {
    running.workspace.fail('chat.postMessage', { kind: 'refuse', error: 'channel_not_found' });

    await running.deliver(running.payloads.command('harbour', { channel: 'D0BETWEEN' }));
    await running.answered();

    const said = glance(running.workspace.replies[0]!.message);
    expect(said).toContain('Dockers');
    expect(said).not.toContain('/invite');
  });

  it('goes on privately where the response address is used up', async () => {
    const responseUrl = running.workspace.responseAddress(0);

    await running.deliver(running.payloads.command('help', { responseUrl }));
    await running.answered();

    const whispered = running.workspace.calls.filter(({ method }) => method === 'chat.postEphemeral');
    expect(whispered).toHaveLength(1);
    expect(whispered[0]!.body).toMatchObject({ user: running.workspace.anna });
  });

  it('writes to the person directly where it can whisper neither there nor through the address', async () => {
    running.workspace.fail('chat.postEphemeral', { kind: 'refuse', error: 'not_in_channel' });

    await running.deliver(running.payloads.command('topics', { responseUrl: running.workspace.responseAddress(0) }));
    await running.answered();

    const [post] = running.workspace.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(post!.body.channel).toBe(running.workspace.anna);
  });
});

describe('Share', () => {
  it('puts a private brief into the channel once, where its thread is heard', async () => {
    await running.deliver(running.payloads.command('harbour private'));
    await running.answered();
    const post = buttonIn(running.workspace.replies[0]!.message, 'share');
    const before = (await running.workspace.held()).length;

    for (let pressed = 0; pressed < 2; pressed++) await running.deliver(running.payloads.click('share', post));
    await running.answered();
    const shared = await newest();
    const question = { text: 'How long will the strike last?', thread_ts: shared.ts };
    await running.deliver(running.payloads.event('message', question));
    await running.answered();

    expect(await running.workspace.held()).toHaveLength(before + 1);
    expect(glance(shared)).toContain('stopped work on Monday');
    expect(glance(await newest(shared.ts))).toContain('nine days');
  });
});

describe('a thread', () => {
  it('below a brief answers questions and stays silent on the rest', async () => {
    const { ts } = await brief();
    const say = (text: string) => running.payloads.event('message', { text, thread_ts: ts });

    await running.deliver(say('grim.'));
    await running.deliver(say('How long will the strike last?'));
    await running.answered();

    const thread = await running.workspace.held(ts);
    expect(thread).toHaveLength(2);
    expect(glance(thread[1]!)).toContain('the strike would last nine days');
  });

  it('is not entered where another person is asked, nor by bots or by the bot itself', async () => {
    const { ts } = await brief();
    const question = { text: 'How long will the strike last?', thread_ts: ts };

    await running.deliver(running.payloads.event('message', { ...question, text: `<@U0BOSS> ${question.text}` }));
    await running.deliver(running.payloads.event('message', { ...question, bot_id: 'B9', user: 'U9' }));
    await running.deliver(running.payloads.event('message', { ...question, subtype: 'bot_message', bot_id: 'B9' }));
    await running.deliver(running.payloads.event('message', { ...question, user: running.workspace.bot }));
    await running.deliver(running.payloads.event('message', { ...question, subtype: 'message_changed' }));
    await running.answered();

    expect(await running.workspace.held(ts)).toHaveLength(1);
  });

  it('of other people is none of the bot’s business, and none of it is logged', async () => {
    const before = running.logged.length;

    const { status } = await running.deliver(
      running.payloads.event('message', { text: 'What about my secret?', thread_ts: '1700000000.000100' }),
    );
    await running.answered();

    expect(status).toBe(200);
    expect(running.logged.slice(before).join('')).not.toContain('secret');
    expect(running.workspace.calls).toEqual([]);
  });

  it('begins with a mention, anywhere, and is heard from then on', async () => {
    const mention = running.payloads.event('app_mention', {
      text: `<@${running.workspace.bot}> how long will the strike in the harbour of Tarn last?`,
    });

    await running.deliver(mention);
    await running.answered();
    const { ts } = mention.event;
    await running.deliver(running.payloads.event('message', { text: 'Who is Mira Holt?', thread_ts: ts }));
    await running.answered();

    const posts = running.workspace.calls.filter(({ method }) => method === 'chat.postMessage');
    expect(posts.map(({ body }) => body.thread_ts)).toEqual([ts, ts]);
    expect(posts[0]!.body.blocks).toContain('nine days');
  });

  it('gets one answer to one mention, told as two events and each of them three times', async () => {
    const { ts } = await brief();
    const text = `<@${running.workspace.bot}> how long will the strike last?`;
    const mention = running.payloads.event('app_mention', { text, thread_ts: ts });
    const message = { ...running.payloads.event('message'), event: { ...mention.event, type: 'message' } };

    for (const event of [message, mention, mention, message, mention, message]) await running.deliver(event);
    await running.answered();

    expect(await running.workspace.held(ts)).toHaveLength(2);
  });
});

it('answers a direct message without being called', async () => {
  const text = 'How long will the strike in the harbour of Tarn last?';

  await running.deliver(running.payloads.event('message', { channel: 'D1', channel_type: 'im', text }));
  await running.answered();

  const [post] = running.workspace.calls.filter(({ method }) => method === 'chat.postMessage');
  expect(post!.body).toMatchObject({ channel: 'D1' });
  expect(post!.body.blocks).toContain('nine days');
});

describe('buttons', () => {
  it('Show sentences shows them to who clicked alone', async () => {
    const post = await brief();

    await running.deliver(running.payloads.click('sentences', buttonIn(post, 'sentences'), { message: post.ts }));
    await running.answered();

    const shown = running.workspace.replies.map(({ message }) => glance(message)).join('');
    expect(shown).toContain('stopped work on Monday');
    expect(shown).toContain('The Herald');
    expect(running.workspace.replies[0]!.message.response_type).toBe('ephemeral');
  });

  it('Copy as Markdown gives it to be copied', async () => {
    const post = await brief();

    await running.deliver(running.payloads.click('copy', buttonIn(post, 'copy'), { message: post.ts }));
    await running.answered();

    expect(glance(running.workspace.replies[0]!.message)).toContain('rich_text_preformatted');
  });

  it('Ask opens a form, whose answer stands in the thread', async () => {
    const post = await brief();
    await running.deliver(running.payloads.click('ask', buttonIn(post, 'ask'), { message: post.ts }));
    const opened = await until(() => running.workspace.calls.find(({ method }) => method === 'views.open'));
    const view = JSON.parse(opened.body.view!);

    await running.deliver(running.payloads.form(view.private_metadata, 'How long will the strike last?'));
    await running.answered();

    const thread = await running.workspace.held(post.ts);
    expect(view.title.text.length).toBeLessThanOrEqual(24);
    expect(glance(thread.at(-1)!)).toContain('nine days');
  });

  it('Ask says so where the form does not open', async () => {
    const post = await brief();
    running.workspace.fail('views.open', { kind: 'refuse', error: 'expired_trigger_id' });

    await running.deliver(running.payloads.click('ask', buttonIn(post, 'ask'), { message: post.ts }));
    const { message } = await until(() => running.workspace.replies[0]);

    expect(message.text).toContain('The form did not open.');
  });

  it('Delete deletes for who asked and for an admin, and for nobody else', async () => {
    const post = await brief();
    const id = buttonIn(post, 'delete');

    await running.deliver(running.payloads.click('delete', id, { user: 'U0OTHER', message: post.ts }));
    await running.answered();
    expect((await newest()).ts).toBe(post.ts);
    await running.deliver(running.payloads.click('delete', id, { user: running.workspace.admin, message: post.ts }));
    await running.answered();

    expect((await running.workspace.held()).map(({ ts }) => ts)).not.toContain(post.ts);
  });

  it('Mute here silences the thread', async () => {
    const { ts } = await brief();
    const ask = () => running.payloads.event('message', { text: 'How long will the strike last?', thread_ts: ts });
    await running.deliver(ask());
    await running.answered();
    const answer = await newest(ts);

    const muting = running.payloads.click('mute', buttonIn(answer, 'mute'), { message: answer.ts, thread: ts });
    await running.deliver(muting);
    await running.answered();
    await running.deliver(ask());
    await running.answered();

    expect(await running.workspace.held(ts)).toHaveLength(2);
  });
});

describe('a request', () => {
  it('with a wrong signature is refused', async () => {
    const command = running.payloads.command('harbour');
    const body = new URLSearchParams({ ...command }).toString();

    const { status } = await running.deliver(command, signed(body, { secret: 'another secret' }));

    expect(status).toBe(401);
    expect(running.workspace.calls).toEqual([]);
  });

  it('signed more than five minutes ago is refused', async () => {
    const command = running.payloads.command('harbour');
    const body = new URLSearchParams({ ...command }).toString();

    const { status } = await running.deliver(command, signed(body, { at: new Date(Date.now() - 6 * 60_000) }));

    expect(status).toBe(401);
    expect(running.workspace.calls).toEqual([]);
  });

  it('that cannot be stored is not acknowledged, so that Slack sends it again', async () => {
    const event = running.payloads.event('app_mention', { text: 'how long will the strike last?' });
    const { receive } = running.chat.chat;
    Object.assign(running.chat.chat, { receive: () => Promise.reject(new Error('the disk is full')) });

    const { status } = await running.deliver(event);
    Object.assign(running.chat.chat, { receive });
    const again = await running.deliver(event);
    await running.answered();

    expect([status, again.status]).toEqual([500, 200]);
    expect(running.workspace.calls.filter(({ method }) => method === 'chat.postMessage')).toHaveLength(1);
  });

  it('with a command, which Slack sends once, is acknowledged in time though the store is slow, and answered', async () => {
    const { receive } = running.chat.chat;
    let free = (): void => {};
    const freed = new Promise<void>((resolve) => {
      free = resolve;
    });
    Object.assign(running.chat.chat, { receive: (one: Incoming) => freed.then(() => receive(one)) });

    const { status, ms } = await running.deliver(running.payloads.command('harbour'));
    Object.assign(running.chat.chat, { receive });
    free();
    const post = await until(() => running.workspace.calls.find(({ method }) => method === 'chat.postMessage'));

    expect(status).toBe(200);
    expect(ms).toBeLessThan(3000);
    expect(post.body.text).toContain('stopped work on Monday');
  });
});

describe('posting', () => {
  const posted = () => running.workspace.calls.filter(({ method }) => method === 'chat.postMessage').length;

  it('waits as long as Slack says, and drops nothing', async () => {
    const before = (await running.workspace.held()).length;
    running.workspace.fail('chat.postMessage', { kind: 'rate-limit', seconds: 1 });

    await running.deliver(running.payloads.command('harbour'));
    await running.answered();

    expect(posted()).toBe(2);
    expect(await running.workspace.held()).toHaveLength(before + 1);
  });

  it('does not post twice where the answer of the first try was lost', async () => {
    const before = (await running.workspace.held()).length;
    running.workspace.fail('chat.postMessage', { kind: 'lose-answer' });

    const post = await brief();

    expect(posted()).toBe(1);
    expect(await running.workspace.held()).toHaveLength(before + 1);
    expect(post.metadata?.event_payload).toMatchObject({ part: 0 });
  });
});

describe('a document too long for one message', () => {
  const place = () => ({ platform: 'slack', workspace: 'slack:T', channel: running.workspace.general }) as const;
  const long: Document = {
    title: 'harbour',
    blocks: Array.from({ length: 60 }, (_, point) => ({
      kind: 'point' as const,
      text: `No. ${point} ${'Dockers stopped work. '.repeat(30)}`,
      sources: [],
    })),
  };
  const options = { key: 'long-post', actions: [{ kind: 'copy', post: 'p', label: 'Copy' }], titled: true } as const;

  it('goes on in its thread, buttons below the last part, and is gone when deleted', async () => {
    const messages = await running.adapter.messenger.post(place(), long, { ...options, again: false });

    const thread = await running.workspace.held(messages[0]);
    expect(thread.map(({ ts }) => ts)).toEqual(messages);
    expect(messages.length).toBeGreaterThan(2);
    expect(thread.map(glance).join('')).toContain('No. 59 Dockers');
    expect(thread.map((message) => glance(message).includes('briefdesk-copy')).lastIndexOf(false)).toBe(
      messages.length - 2,
    );
    await running.adapter.messenger.remove(place(), messages);
    expect(await running.workspace.held(messages[0])).toEqual([]);
  });

  it('is finished, not repeated, where an earlier try broke off in the middle', async () => {
    const { messenger } = running.adapter;
    const whole = await messenger.post(place(), long, { ...options, key: 'broken-off', again: false });
    await messenger.remove(place(), whole.slice(-1));

    const again = await messenger.post(place(), long, { ...options, key: 'broken-off', again: true });

    expect(again.slice(0, -1)).toEqual(whole.slice(0, -1));
    expect(await running.workspace.held(whole[0])).toHaveLength(whole.length);
  });
});

it('tells an error in words, with its code, where a person can act on it', async () => {
  running.workspace.fail('chat.postMessage', { kind: 'refuse', error: 'is_archived' });

  await running.deliver(running.payloads.command('harbour'));
  await running.answered();

  expect(glance(running.workspace.replies[0]!.message)).toContain('This channel is archived');
});
