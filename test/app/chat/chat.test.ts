import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTick } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import type { Messenger } from '../../../src/app/chat/ports.ts';
import { respondPage } from '../../../src/app/page-brief.ts';
import { BriefdeskError } from '../../../src/core/errors.ts';
import { ANNA, BEN, CHANNEL, MODERATOR, postIn, pressed, type RigOptions, replyIn, startChat, textOf } from './rig.ts';

const open: { close(): Promise<void> }[] = [];
const start = async (options: RigOptions = {}) => {
  const rig = await startChat(options);
  open.push(rig);
  return rig;
};
afterEach(async () => {
  for (const rig of open.splice(0)) await rig.close();
});

const thread = (message: string) => ({ place: { ...CHANNEL, thread: message } });
const kinds = (actions: readonly { readonly kind: string }[]): readonly string[] => actions.map(({ kind }) => kind);
const BRIEF = { kind: 'command', command: { kind: 'brief', topic: 'harbour' } } as const;
const DIRECT = { ...CHANNEL, channel: 'D1', direct: true } as const;

describe('a brief', () => {
  it('is an ordinary message of the channel with its buttons', async () => {
    const { brief } = await start();

    const { place, document, actions, titled } = postIn(await brief());

    expect(place).toEqual(CHANNEL);
    expect(document.title).toBe('harbour');
    expect(textOf(document)).toContain('stopped work on Monday');
    expect(kinds(actions)).toEqual(['sentences', 'ask', 'copy', 'schedule', 'delete']);
    expect(titled).toBe(true);
  });

  it('asked for privately stays private and can be shared', async () => {
    const { send } = await start();

    const said = await send({ kind: 'command', command: { kind: 'brief', topic: 'harbour' }, visibility: 'private' });

    expect(said).toHaveLength(1);
    expect(replyIn(said).person).toBe('anna');
    expect(kinds(replyIn(said).actions)).toEqual(['sentences', 'ask', 'copy', 'share', 'schedule']);
  });

  it('is private where that is the usual', async () => {
    const { brief } = await start();

    const said = await brief('harbour', { place: { ...CHANNEL, platform: 'discord' } });

    expect(said.map(({ kind }) => kind)).toEqual(['reply']);
  });

  it('is an ordinary message in a direct message, whatever is usual elsewhere', async () => {
    const { brief } = await start({ rules: { visibility: 'private' } });

    expect(postIn(await brief('harbour', { place: DIRECT })).place).toEqual(DIRECT);
  });

  it('is private in a direct message of two people, where the bot is not and nobody can invite it', async () => {
    const post = () => Promise.reject(new BriefdeskError('not-in-channel', 'invite me: /invite @Briefdesk'));
    const { brief } = await start({ messenger: { post } });

    const { document, actions } = replyIn(await brief('harbour', { place: DIRECT }));

    expect(textOf(document)).toContain('Dockers');
    expect(kinds(actions)).not.toContain('share');
  });

  it('on an unknown topic is told in private what there is instead', async () => {
    const { brief } = await start();

    const said = await brief('zebras');

    expect(said).toHaveLength(1);
    expect(textOf(replyIn(said).document)).toContain('No article is about “zebras”.');
    expect(replyIn(said).actions).toEqual([]);
  });

  it('ends the private reply that was promised, pointing to the message', async () => {
    const { brief } = await start();

    const said = await brief('harbour', { replyTo: 'token' });

    expect(said.at(-1)).toEqual({ kind: 'settle', message: postIn(said).message });
  });

  it('of which nothing can be shared has no button to share it', async () => {
    const { send } = await start();

    const said = await send(
      { kind: 'command', command: { kind: 'brief', topic: 'harbour' }, visibility: 'private' },
      { place: { platform: 'discord', workspace: 'user:discord:7', channel: 'D7' } },
    );

    expect(kinds(replyIn(said).actions)).toEqual(['sentences', 'ask', 'copy', 'schedule']);
  });
});

describe('a direct message', () => {
  it('that only thanks is left alone', async () => {
    const { chat, incoming, said } = await start();

    const receipt = await chat.receive(incoming({ kind: 'question', text: 'thanks, got it!' }, { place: DIRECT }));
    await chat.work(receipt);

    expect(receipt).toEqual({ kind: 'ignored' });
    expect(said).toEqual([]);
  });

  it('that says hello is told what there is to say', async () => {
    const { send } = await start();

    const [said] = await send({ kind: 'question', text: 'Hello!' }, { place: DIRECT });

    expect(textOf(said!.kind === 'post' || said!.kind === 'reply' ? said!.document : never())).toContain('/brief');
  });
});

const never = (): never => {
  throw new Error('nothing was said');
};

describe('a page that was read for one person', () => {
  it('has no button to show sentences that are kept nowhere, nor to ask of them', async () => {
    const address = 'https://herald.example/1';
    const text = 'Dockers in the harbour of Tarn stopped work on Monday. The strike would last nine days, they said.';
    const read = { kind: 'article', name: address, article: { key: address, title: 'Dockers strike', text } } as const;
    const web = { look: never, readArticle: async () => read };
    const { send } = await start({ desk: { respond: (_, asked) => respondPage(web, address, asked) } });

    const said = await send({ kind: 'command', command: { kind: 'page', address } });

    expect(kinds(replyIn(said).actions)).toEqual(['copy', 'share']);
  });
});

describe('a workspace', () => {
  it('that the bot was removed from while it was away is forgotten in time, and one that it is in is not', async () => {
    const { chat, store, brief } = await start();
    const place = (server: string) => ({ ...CHANNEL, platform: 'discord', workspace: `discord:${server}` }) as const;
    await brief('harbour', { place: place('1') });
    await brief('harbour', { place: place('2') });
    await brief('harbour', { place: DIRECT });

    await chat.present('discord', ['discord:2', 'discord:3'], new Date('2026-05-11T12:00:00Z'));
    const old = new Date('2026-01-01T00:00:00Z');
    await store.chat.forget({ used: old, removed: new Date('2026-05-12T00:00:00Z'), told: old });

    expect(await store.chat.workspacesOf('discord')).toEqual(['discord:2']);
    expect(await store.chat.workspacesOf('slack')).toEqual(['slack:T1']);
  });
});

describe('an event', () => {
  it('delivered three times is handled once', async () => {
    const { chat, incoming, said } = await start();
    const event = incoming({ kind: 'command', command: { kind: 'brief', topic: 'harbour' } });

    const receipts = await Promise.all([chat.receive(event), chat.receive(event), chat.receive(event)]);
    await Promise.all(receipts.map((receipt) => chat.work(receipt)));

    expect(receipts.map(({ kind }) => kind).toSorted()).toEqual(['received', 'seen', 'seen']);
    expect(said).toHaveLength(1);
  });

  it('delivered again after a restart is not handled again', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'briefdesk-test-'));
    const path = join(folder, 'briefdesk.db');
    const before = await startChat({ path });
    const event = before.incoming({ kind: 'command', command: { kind: 'brief', topic: 'harbour' } });
    await before.chat.work(await before.chat.receive(event));
    await before.close();

    const after = await start({ path });
    const receipt = await after.chat.receive(event);
    await after.chat.work(receipt);

    expect(receipt.kind).toBe('seen');
    expect(after.said).toEqual([]);
    rmSync(folder, { recursive: true });
  });

  it('is in the store before it is acknowledged', async () => {
    const { chat, incoming, store } = await start({ leaseMs: -1 });
    const event = incoming({ kind: 'question', text: 'How long will the strike last?' });

    await chat.receive(event);

    expect(await store.chat.claimUnfinished(10, 1000)).toStrictEqual([event]);
  });
});

describe('a question below a brief', () => {
  it('is answered in the thread from what the brief is about', async () => {
    const { brief, send } = await start();
    const { message } = postIn(await brief());

    const said = await send({ kind: 'talk', text: 'How long will it last?', toOthers: false }, thread(message));

    const answer = postIn(said);
    expect(answer.place).toEqual({ ...CHANNEL, thread: message });
    expect(textOf(answer.document)).toContain('nine days');
    expect(kinds(answer.actions)).toEqual(['sentences', 'ask', 'copy', 'mute', 'delete']);
    expect(answer.titled).toBe(false);
  });

  it('is remembered with the one before it', async () => {
    const { brief, send, store } = await start();
    const { message } = postIn(await brief());

    await send({ kind: 'talk', text: 'How long will the strike last?', toOthers: false }, thread(message));
    await send({ kind: 'talk', text: 'Who says so?', toOthers: false }, { ...thread(message), person: BEN });

    const talk = await store.chat.openTalk(`slack:T1/C1/${message}`);
    expect(talk?.conversation.questions).toEqual(['How long will the strike last?', 'Who says so?']);
    expect(talk?.conversation.topic).toBe('harbour');
    expect(talk?.starter).toBe('anna');
  });

  it('of two people at once gives both their answer and loses neither question', async () => {
    const { brief, send, store } = await start();
    const { message } = postIn(await brief());
    const ask = (text: string, person = ANNA) =>
      send({ kind: 'talk', text, toOthers: false }, { ...thread(message), person });

    await Promise.all([ask('How long will the strike last?'), ask('What does a container to Oslo cost?', BEN)]);

    const talk = await store.chat.openTalk(`slack:T1/C1/${message}`);
    expect(talk?.conversation.questions.toSorted()).toEqual([
      'How long will the strike last?',
      'What does a container to Oslo cost?',
    ]);
  });

  it('survives a restart: the thread is known from the store', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'briefdesk-test-'));
    const path = join(folder, 'briefdesk.db');
    const before = await startChat({ path });
    const { message } = postIn(await before.brief());
    await before.close();

    const after = await start({ path });
    const said = await after.send(
      { kind: 'talk', text: 'How long will the strike last?', toOthers: false },
      { ...thread(message), eventId: 'after' },
    );

    expect(textOf(postIn(said).document)).toContain('nine days');
    rmSync(folder, { recursive: true });
  });

  it('from the form of a public brief goes into its thread, with the question above the answer', async () => {
    const { brief, send } = await start();
    const { message, actions } = postIn(await brief());

    const said = await send(
      { kind: 'question', text: 'How long will the strike last?', post: pressed(actions, 'ask') },
      { person: BEN, replyTo: 'token' },
    );

    expect(postIn(said)).toMatchObject({ place: { thread: message }, titled: true });
    expect(said.at(-1)?.kind).toBe('settle');
  });

  it('from the form of a private brief is answered in private, in a conversation of its own', async () => {
    const { send } = await start();
    const asked = await send({ kind: 'command', command: { kind: 'brief', topic: 'harbour' }, visibility: 'private' });
    const post = pressed(replyIn(asked).actions, 'ask');

    const said = await send({ kind: 'question', text: 'How long will it last?', post });

    expect(said.map(({ kind }) => kind)).toEqual(['reply']);
    expect(textOf(replyIn(said).document)).toContain('nine days');
  });
});

describe('talk', () => {
  it('that is none of ours is neither stored nor answered', async () => {
    const { chat, incoming, store } = await start({ leaseMs: -1 });
    const talk = { kind: 'talk', text: 'How long will the strike last?', toOthers: false } as const;

    const receipts = [await chat.receive(incoming(talk)), await chat.receive(incoming(talk, thread('somebody-elses')))];

    expect(receipts).toEqual([{ kind: 'ignored' }, { kind: 'ignored' }]);
    expect(await store.chat.claimUnfinished(10, 1000)).toEqual([]);
  });

  it('to somebody else in our thread is ignored', async () => {
    const { brief, send } = await start();
    const { message } = postIn(await brief());

    expect(await send({ kind: 'talk', text: 'How long will it last?', toOthers: true }, thread(message))).toEqual([]);
  });

  it('in a thread of people in which the bot was only mentioned is ignored', async () => {
    const { send } = await start();
    await send({ kind: 'question', text: 'How long will the strike last?' }, thread('theirs'));

    expect(await send({ kind: 'talk', text: 'Who is Mira Holt?', toOthers: false }, thread('theirs'))).toEqual([]);
  });

  it('below a mention that began the thread is heard', async () => {
    const { send } = await start();
    await send({ kind: 'question', text: 'How long will the strike last?', begins: true }, thread('root'));

    const said = await send({ kind: 'talk', text: 'Who is Mira Holt?', toOthers: false }, thread('root'));

    expect(postIn(said).place.thread).toBe('root');
  });

  it('that arrives empty gets a hint, once a thread', async () => {
    const { brief, send } = await start();
    const { message } = postIn(await brief());

    const first = await send({ kind: 'talk', text: '', toOthers: false }, thread(message));
    const second = await send({ kind: 'talk', text: '', toOthers: false }, thread(message));

    expect(textOf(postIn(first).document)).toContain('Press Ask');
    expect(second).toEqual([]);
  });
});

describe('a mention', () => {
  it('gets an answer anywhere, or a refusal', async () => {
    const { send } = await start();

    const said = await send({ kind: 'question', text: 'Who won the chess tournament?' });

    expect(textOf(postIn(said).document)).toMatch(/don't say|no articles/i);
  });

  it('without words gets the help', async () => {
    const { send } = await start();

    expect(postIn(await send({ kind: 'question', text: ' ' })).document.title).toBe('Help');
  });

  it('may hold a command in words', async () => {
    const { send } = await start();

    expect(postIn(await send({ kind: 'question', text: 'brief harbour short' })).document.title).toBe('harbour');
  });

  it('that only thanks is met with no refusal', async () => {
    const { send } = await start();

    expect(textOf(postIn(await send({ kind: 'question', text: 'thanks!' })).document)).toContain('I am here');
  });

  it('in a muted thread is still answered', async () => {
    const { brief, send } = await start();
    const post = postIn(await brief());
    await send({ kind: 'mute', post: pressed(post.actions, 'delete') });

    const said = await send({ kind: 'question', text: 'How long will the strike last?' }, thread(post.message));

    expect(textOf(postIn(said).document)).toContain('nine days');
  });
});

describe('a button', () => {
  it('shows each sentence as cited between its neighbours, with its source and times', async () => {
    const { brief, send } = await start();
    const { actions } = postIn(await brief('Mira Holt'));

    const { document } = replyIn(await send({ kind: 'sentences', post: pressed(actions, 'sentences') }));

    expect(document.blocks).toContainEqual({
      kind: 'passage',
      before: 'Dockers in the harbour of Tarn stopped work on Monday.',
      text: 'Union leader Mira Holt said the strike would last nine days.',
      after: 'No ship has left since.',
      sources: [1],
      detail: 'The Herald, “Dockers stop work in the harbour of Tarn”, published today 09:00, fetched today 10:30',
    });
  });

  it('shows the sentence of the revision that was cited, though the article has changed since', async () => {
    const { brief, send, store } = await start();
    const { actions } = postIn(await brief('Mira Holt'));
    await store.saveArticles(
      'herald',
      [{ key: 'strike', text: 'The strike is over.' }],
      new Date('2026-05-11T11:00:00Z'),
    );

    const { document } = replyIn(await send({ kind: 'sentences', post: pressed(actions, 'sentences') }));

    expect(textOf(document)).toContain('Union leader Mira Holt said the strike would last nine days.');
  });

  it('copies the brief as Markdown in private', async () => {
    const { brief, send } = await start();
    const { actions } = postIn(await brief());

    const { document, person } = replyIn(await send({ kind: 'copy', post: pressed(actions, 'copy') }, { person: BEN }));

    expect(person).toBe('ben');
    expect(document.blocks[0]).toMatchObject({ kind: 'verbatim', text: expect.stringContaining('# harbour') });
  });

  it('shares a private brief once, with a thread in which questions are heard', async () => {
    const { send } = await start();
    const asked = await send({ kind: 'command', command: { kind: 'brief', topic: 'harbour' }, visibility: 'private' });
    const post = pressed(replyIn(asked).actions, 'share');

    const shared = postIn(await send({ kind: 'share', post }, { replyTo: 'token' }));
    const again = await send({ kind: 'share', post }, { replyTo: 'token' });
    const answer = await send(
      { kind: 'talk', text: 'How long will it last?', toOthers: false },
      thread(shared.message),
    );

    expect(shared.place).toEqual(CHANNEL);
    expect(textOf(replyIn(again).document)).toContain('It is in the channel.');
    expect(again).toHaveLength(1);
    expect(textOf(postIn(answer).document)).toContain('nine days');
  });

  it('of a private document does nothing for anybody else', async () => {
    const { send } = await start();
    const asked = await send({ kind: 'command', command: { kind: 'brief', topic: 'harbour' }, visibility: 'private' });
    const post = pressed(replyIn(asked).actions, 'share');

    for (const kind of ['share', 'sentences', 'copy'] as const) {
      const said = await send({ kind, post }, { person: MODERATOR });
      expect(textOf(replyIn(said).document)).toContain('no longer keep');
    }
  });

  it('of a direct message does nothing for anybody else', async () => {
    const { brief, send } = await start();
    const { actions } = postIn(await brief('harbour', { place: DIRECT }));

    const said = await send({ kind: 'copy', post: pressed(actions, 'copy') }, { person: BEN });

    expect(textOf(replyIn(said).document)).toContain('no longer keep');
  });

  it('of another workspace does nothing', async () => {
    const { brief, send } = await start();
    const { actions } = postIn(await brief());

    const place = { ...CHANNEL, workspace: 'slack:T2' };
    const said = await send({ kind: 'sentences', post: pressed(actions, 'sentences') }, { place });

    expect(textOf(replyIn(said).document)).toContain('no longer keep');
  });

  it.each([
    ['who asked', ANNA, true],
    ['a moderator', MODERATOR, true],
    ['somebody else', BEN, false],
  ])('mutes a thread for %s: %s', async (_, person, allowed) => {
    const { brief, send } = await start();
    const { message, actions } = postIn(await brief());

    await send({ kind: 'mute', post: pressed(actions, 'delete') }, { person });

    const said = await send({ kind: 'talk', text: 'How long will it last?', toOthers: false }, thread(message));
    expect(said).toHaveLength(allowed ? 0 : 1);
  });

  it('takes a thread back out of silence', async () => {
    const { brief, send } = await start();
    const { message, actions } = postIn(await brief());

    const muted = replyIn(await send({ kind: 'mute', post: pressed(actions, 'delete') }));
    await send({ kind: 'unmute', post: pressed(muted.actions, 'unmute') });

    const said = await send({ kind: 'talk', text: 'How long will it last?', toOthers: false }, thread(message));
    expect(said).toHaveLength(1);
  });

  it.each([
    ['who asked', ANNA, true],
    ['a moderator', MODERATOR, true],
    ['somebody else', BEN, false],
  ])('deletes a post for %s: %s', async (_, person, allowed) => {
    const { brief, send } = await start();
    const { message, actions } = postIn(await brief());

    const said = await send({ kind: 'delete', post: pressed(actions, 'delete') }, { person });

    const removed = said.filter(({ kind }) => kind === 'remove');
    expect(removed).toEqual(allowed ? [{ kind: 'remove', messages: [message] }] : []);
  });
});

describe('a post that is on its way', () => {
  /** A platform that posts a key as often as it is told to, unless it is asked to look first. */
  function forgetful(sending: Promise<void> = Promise.resolve()) {
    const posted: string[] = [];
    const post: Messenger['post'] = async (_, __, { key, again }) => {
      if (!again || !posted.includes(key)) posted.push(key);
      await sending;
      return ['m1'];
    };
    return { posted, post };
  }

  it('is not deleted before it can be', async () => {
    let arrive = (): void => {};
    const { posted, post } = forgetful(new Promise((resolve) => (arrive = resolve)));
    const { chat, incoming, send } = await start({ messenger: { post } });
    const working = chat.work(await chat.receive(incoming(BRIEF)));
    await expect.poll(() => posted).toHaveLength(1);

    const early = await send({ kind: 'delete', post: posted[0]! });
    arrive();
    await working;
    const late = await send({ kind: 'delete', post: posted[0]! });

    expect(textOf(replyIn(early).document)).toContain('still being posted');
    expect(late[0]).toEqual({ kind: 'remove', messages: ['m1'] });
  });

  it('is not posted again where somebody deletes it after a crash', async () => {
    const { posted, post } = forgetful();
    const { brief, chat, send, store } = await start({ leaseMs: -1, messenger: { post } });
    const { finishPost } = store.chat;
    Object.assign(store.chat, { finishPost: () => Promise.reject(new Error('killed')) });
    await brief();
    Object.assign(store.chat, { finishPost });

    await send({ kind: 'delete', post: posted[0]! });
    await chat.recover();

    expect(posted).toHaveLength(1);
  });

  it('is noted later where the store fails once it is sent, without a word to who asked', async () => {
    const { posted, post } = forgetful();
    const { brief, chat, said, send, store } = await start({ leaseMs: -1, messenger: { post } });
    const { finishPost } = store.chat;
    Object.assign(store.chat, { finishPost: () => Promise.reject(new Error('locked')) });
    await brief();
    Object.assign(store.chat, { finishPost });

    await chat.recover();
    await send({ kind: 'delete', post: posted[0]! });

    expect(posted).toHaveLength(1);
    expect(said[0]).toEqual({ kind: 'remove', messages: ['m1'] });
  });
});

describe('a private answer', () => {
  it('is not followed by a failure, which Discord shows in its place, where the store fails once it is sent', async () => {
    const { brief, store } = await start();
    Object.assign(store.chat, { finishPost: () => Promise.reject(new Error('locked')) });

    const said = await brief('harbour', { act: { ...BRIEF, visibility: 'private' } });

    expect(said.map((each) => textOf(replyIn([each]).document))).toEqual([expect.stringContaining('Dockers')]);
  });
});

describe('too much', () => {
  it('is put off: a sixth question in ten minutes is told in private when the next is allowed', async () => {
    const { brief, pass } = await start();
    for (let asked = 0; asked < 5; asked++) {
      await brief();
      pass(1.4);
    }

    const sixth = await brief();
    pass(3);
    const later = await brief();

    expect(textOf(replyIn(sixth).document)).toContain('I answer again in 3 minutes.');
    expect(sixth).toHaveLength(1);
    expect(postIn(later).document.title).toBe('harbour');
  });

  it('is counted a person', async () => {
    const { brief } = await start({ rules: { questions: 1 } });
    await brief();

    expect(postIn(await brief('harbour', { person: BEN })).document.title).toBe('harbour');
  });

  it('does not count help, topics, or buttons', async () => {
    const { brief, send } = await start({ rules: { questions: 1 } });
    for (const kind of ['help', 'topics', 'sources'] as const) await send({ kind: 'command', command: { kind } });

    const { actions } = postIn(await brief());
    const said = await send({ kind: 'copy', post: pressed(actions, 'copy') });

    expect(replyIn(said).document.blocks[0]?.kind).toBe('verbatim');
  });

  it('in one channel is told in private', async () => {
    const { brief } = await start({ rules: { posts: 2 } });
    await brief('harbour', { person: ANNA });
    await brief('harbour', { person: BEN });

    const third = await brief('harbour', { person: MODERATOR });

    expect(third).toHaveLength(1);
    expect(textOf(replyIn(third).document)).toContain('I answer again in 10 minutes.');
  });
});

describe('who takes no private message', () => {
  const reply = () => Promise.reject(new BriefdeskError('no-private-way', 'I cannot write to you directly'));
  const question = { kind: 'question', text: 'How long will the strike last?' } as const;

  it('is not told in public that they ask too much', async () => {
    const { send } = await start({ rules: { questions: 1 }, messenger: { reply } });
    await send(question, thread('m1'));

    expect(await send(question, thread('m1'))).toEqual([]);
  });

  it('is not tried again and again', async () => {
    const { send, store } = await start({ messenger: { reply }, leaseMs: -1 });

    await send({ ...BRIEF, visibility: 'private' });

    expect(await store.chat.claimUnfinished(10, 1000)).toEqual([]);
  });

  it('is not told in a channel that the bot is not to answer in it', async () => {
    const { send } = await start({ rules: { channels: ['C2'] }, messenger: { reply } });

    expect(await send(question, thread('m1'))).toEqual([]);
  });
});

describe('the rules of a workspace', () => {
  it('keep it to certain channels', async () => {
    const { brief } = await start({ rules: { channels: ['C2'] } });

    const said = await brief();

    expect(said).toHaveLength(1);
    expect(textOf(replyIn(said).document)).toContain('not to answer in this channel');
  });

  it('keep it to certain roles, and to moderators', async () => {
    const { brief } = await start({ rules: { roles: ['editors'] } });

    const without = await brief();
    const having = await brief('harbour', { person: { ...BEN, roles: ['editors'] } });
    const moderator = await brief('harbour', { person: MODERATOR });

    expect(textOf(replyIn(without).document)).toContain('certain roles');
    expect([having, moderator].map((said) => postIn(said).document.title)).toEqual(['harbour', 'harbour']);
  });
});

describe('a failure', () => {
  const broken = { followUp: () => Promise.reject(new Error('secret path /srv/x')) };

  it('is told where the question was asked, with the code that is logged and nothing of the cause', async () => {
    const { send, failures } = await start({ desk: broken });

    const said = await send({ kind: 'question', text: 'How long will the strike last?' });

    expect(failures).toHaveLength(1);
    expect(textOf(postIn(said).document)).toContain(failures[0]!.code);
    expect(textOf(postIn(said).document)).not.toContain('secret');
  });

  it('of something private stays private', async () => {
    const { send } = await start({ desk: { respond: broken.followUp } });

    const said = await send({ kind: 'command', command: { kind: 'brief', topic: 'harbour' }, visibility: 'private' });

    expect(said.map(({ kind }) => kind)).toEqual(['reply']);
  });

  it('to post says in private what a person can do', async () => {
    const post = () => Promise.reject(new BriefdeskError('not-in-channel', 'invite me: /invite @Briefdesk'));
    const { brief } = await start({ messenger: { post } });

    expect(textOf(replyIn(await brief()).document)).toMatch(/Invite me: \/invite @Briefdesk\. \(E-[0-9A-F]{6}\)/);
  });

  it('that cannot be told either leaves the question for later', async () => {
    const down = () => Promise.reject(new Error('unreachable'));
    const { send, store, failures } = await start({ messenger: { post: down, reply: down }, leaseMs: -1 });

    await send({ kind: 'question', text: 'How long will the strike last?' });

    expect(await store.chat.claimUnfinished(10, 1000)).toHaveLength(1);
    expect(failures).toHaveLength(2);
  });
});

describe('after a crash', () => {
  it('a young question is answered, once', async () => {
    const { chat, incoming, said, pass } = await start({ leaseMs: -1 });
    await chat.receive(incoming({ kind: 'question', text: 'How long will the strike last?' }));
    pass(14);

    await chat.recover();
    await chat.recover();

    expect(said).toHaveLength(1);
    expect(textOf(postIn(said).document)).toContain('nine days');
  });

  it('an old question gets an apology, once', async () => {
    const { chat, incoming, said, pass } = await start({ leaseMs: -1 });
    await chat.receive(incoming({ kind: 'question', text: 'How long will the strike last?' }));
    pass(16);

    await chat.recover();
    await chat.recover();

    expect(said).toHaveLength(1);
    expect(textOf(postIn(said).document)).toContain('I was away when you asked “How long will the strike last?”');
  });

  it('an old private command is apologised for in private', async () => {
    const { chat, incoming, said, pass } = await start({ leaseMs: -1 });
    const act = { kind: 'command', command: { kind: 'brief', topic: 'harbour' }, visibility: 'private' } as const;
    await chat.receive(incoming(act));
    pass(16);

    await chat.recover();

    expect(said.map(({ kind }) => kind)).toEqual(['reply']);
  });

  it('what is still being worked on is not begun a second time, though its lease is over', async () => {
    let arrive = (): void => {};
    const sending = new Promise<void>((resolve) => (arrive = resolve));
    let replies = 0;
    const reply = async (): Promise<void> => {
      replies += 1;
      await sending;
    };
    const { chat, incoming } = await start({ leaseMs: -1, messenger: { reply } });
    const working = chat.work(await chat.receive(incoming({ ...BRIEF, visibility: 'private' })));
    await expect.poll(() => replies).toBe(1);

    const recovered = chat.recover();
    await nextTick();
    arrive();
    await Promise.all([working, recovered]);

    expect(replies).toBe(1);
  });

  it('what is done while it is claimed is not begun a second time', async () => {
    let replies = 0;
    const reply = async (): Promise<void> => {
      replies += 1;
    };
    const { chat, incoming, store } = await start({ leaseMs: -1, messenger: { reply } });
    const { claimUnfinished } = store.chat;
    const receipt = await chat.receive(incoming({ ...BRIEF, visibility: 'private' }));
    let working = Promise.resolve();
    Object.assign(store.chat, {
      claimUnfinished: async (most: number, leaseMs: number) => {
        const claimed = await claimUnfinished(most, leaseMs);
        await working;
        return claimed;
      },
    });

    working = chat.work(receipt);
    await chat.recover();

    expect(replies).toBe(1);
  });

  it('between sending and noting it, the post is not sent twice, and its thread is heard', async () => {
    const { chat, incoming, said, store, send } = await start({ leaseMs: -1 });
    const finishPost = store.chat.finishPost;
    Object.assign(store.chat, { finishPost: () => Promise.reject(new Error('killed')) });
    Object.assign(store.chat, { finish: () => Promise.reject(new Error('killed')), dropPost: async () => {} });
    await chat.work(await chat.receive(incoming({ kind: 'command', command: { kind: 'brief', topic: 'harbour' } })));
    Object.assign(store.chat, { finishPost });

    await chat.recover();

    const { message } = postIn(said);
    expect(said.filter(({ kind }) => kind === 'post')).toHaveLength(1);
    const answer = await send({ kind: 'talk', text: 'How long will it last?', toOthers: false }, thread(message));
    expect(postIn(answer).place.thread).toBe(message);
  });
});

it('drains: what is being answered is finished, what takes too long is left for the next start', async () => {
  let release = (): void => {};
  const slow = new Promise<void>((resolve) => (release = resolve));
  const { chat, incoming, said } = await start({ messenger: { settle: () => slow } });
  const receipt = await chat.receive(
    incoming({ kind: 'command', command: { kind: 'brief', topic: 'harbour' } }, { replyTo: 'token' }),
  );
  void chat.work(receipt);

  await chat.drain(50);
  const before = said.length;
  release();
  await chat.drain(10_000);

  expect(before).toBeLessThanOrEqual(1);
  expect(said.map(({ kind }) => kind)).toContain('post');
});

it('offers topics for what is typed, those that begin with it first', async () => {
  const topics = async () => ['peace talks', 'harbour of Tarn', 'talks in Oslo', 'NATO'];
  const { chat } = await start({ desk: { topics } });

  expect(await chat.complete('tal', 'slack:T1')).toEqual(['talks in Oslo', 'peace talks']);
  expect(await chat.complete('', 'slack:T1')).toHaveLength(4);
});
