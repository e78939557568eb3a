import { afterEach, describe, expect, it } from 'vitest';
import type { Form } from '../../../src/app/chat/form.ts';
import type { Incoming, Person } from '../../../src/app/chat/ports.ts';
import type { Document } from '../../../src/app/document.ts';
import { ANNA, BEN, CHANNEL, postIn, pressed, type RigOptions, replyIn, startChat, textOf } from './rig.ts';

const rigs: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});

async function start(options: RigOptions = {}) {
  const rig = await startChat({ ...options, rules: { questions: 100, ...options.rules } });
  rigs.push(rig);
  return rig;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
const DISCORD = { ...CHANNEL, platform: 'discord', workspace: 'discord:1' } as const;
const IN_KYIV: Person = { ...ANNA, zone: 'Europe/Kyiv' };
const ON_MARS: Person = { ...ANNA, zone: 'Mars/Base' };

const lines = ({ blocks }: Document): readonly string[] =>
  blocks.map((block) =>
    block.kind === 'entry' ? `${block.name}: ${block.detail}` : block.kind === 'note' ? block.text : block.kind,
  );

/** A digest of the harbour, and its id. */
async function added(rig: Awaited<ReturnType<typeof start>>, text = 'add harbour weekdays 8:00', given = {}) {
  const { document } = await rig.digest(text, given);
  const [, id] = /Its id is (\w{6})/.exec(lines(document).join('\n')) ?? [];
  if (id === undefined) throw new Error(lines(document).join('\n'));
  return id;
}

describe('/digest add', () => {
  it('says in words what was understood, and the next five posts', async () => {
    const { digest } = await start();

    const { document, person } = await digest('add harbour, freight weekdays 8:00 Europe/Kyiv');

    expect(person).toBe('anna');
    expect(lines(document).slice(0, 6)).toEqual([
      'harbour, freight: Every weekday at 08:00, Kyiv time.',
      'Next: Tue 12 May 08:00',
      'Then: Wed 13 May 08:00',
      'Then: Thu 14 May 08:00',
      'Then: Fri 15 May 08:00',
      'Then: Mon 18 May 08:00',
    ]);
  });

  it('keeps the channel, never the thread it was asked in', async () => {
    const rig = await start();

    const id = await added(rig, 'add harbour daily', { place: { ...CHANNEL, thread: 'm7' } });

    const { subscription } = (await rig.store.digests.openSubscription(id))!;
    expect(subscription).toMatchObject({ place: CHANNEL, topics: ['harbour'], maker: 'anna' });
    expect(subscription.place).not.toHaveProperty('thread');
  });

  it.each([
    ['named', 'add harbour daily 8:00 Asia/Tokyo', IN_KYIV, 'Asia/Tokyo'],
    ['of the person’s profile', 'add harbour daily 8:00', IN_KYIV, 'Europe/Kyiv'],
    ['of the workspace', 'add harbour daily 8:00', ANNA, 'America/New_York'],
    ['of the workspace, where a profile has none that is known', 'add harbour daily 8:00', ON_MARS, 'America/New_York'],
  ])('reads the clock of the zone that is %s', async (_, text, person, zone) => {
    const rig = await start({ rules: { timeZone: 'America/New_York' } });

    const id = await added(rig, text, { person });

    expect((await rig.store.digests.openSubscription(id))?.subscription.timing.zone).toBe(zone);
  });

  it.each([
    ['the person', IN_KYIV, 'The time zone is that of your profile in Slack.'],
    ['the workspace', ANNA, 'Slack did not tell me your time zone, so it is the one that is set for here.'],
  ])('says that the time zone is that of %s', async (_, person, words) => {
    const rig = await start();

    const named = await rig.digest('add harbour daily 8:00 Kyiv', { person });
    const unnamed = await rig.digest('add harbour daily 8:00', { person });

    expect(textOf(unnamed.document)).toContain(words);
    expect(textOf(named.document)).not.toContain('time zone');
  });

  it('is kept where nothing can be posted yet, and says why', async () => {
    const rig = await start({ trouble: 'Type /invite @Briefdesk here.' });

    const { document } = await rig.digest('add harbour daily 8:00');

    expect(textOf(document)).toContain('I can’t post here yet. Type /invite @Briefdesk here. The digest is kept');
    expect(await rig.store.digests.subscriptionsIn(CHANNEL)).toHaveLength(1);
  });

  it('says of a topic that no article mentions what may have been meant, and keeps it', async () => {
    const rig = await start();

    const { document } = await rig.digest('add freihgt, harbour, volcano daily 8:00');

    const subscription = (await rig.store.digests.subscriptionsIn(CHANNEL))[0]!.subscription;
    expect(subscription.topics).toEqual(['freihgt', 'harbour', 'volcano']);
    expect(lines(document)).toContain(
      `No article mentions “freihgt” yet. Did you mean “Freight”? /digest edit ${subscription.id} changes it.`,
    );
    expect(lines(document)).toContain('No article mentions “volcano” yet: it is waited for.');
    expect(textOf(document)).not.toContain('“harbour”');
  });

  it('asks whether two topics were meant where a comma is missing', async () => {
    const rig = await start();

    const { document } = await rig.digest('add dockers and crowns daily 8:00');

    expect(textOf(document)).toContain('Did you mean “dockers, crowns”?');
  });

  it('says so of topics it is changed to, and not of those it had', async () => {
    const rig = await start();
    const id = await added(rig);

    const { document } = await rig.digest(`edit ${id} volcano`);
    const later = await rig.digest(`edit ${id} daily 9:00`);

    expect(lines(document)).toContain('No article mentions “volcano” yet: it is waited for.');
    expect(textOf(later.document)).not.toContain('No article');
  });

  it('is answered though nobody finds out what articles mention', async () => {
    const rig = await start({ desk: { unmentioned: () => Promise.reject(new Error('thread gone')) } });

    const { document } = await rig.digest('add harbour daily 8:00');

    expect(document.title).toBe('Digest added');
  });

  it('is done once, however often one event is worked on', async () => {
    const rig = await start();
    const given = { eventId: 'the same event' };
    const { digest, store, incoming, chat } = rig;
    await digest('add harbour daily 8:00', given);

    const command = { kind: 'add', topics: ['harbour'], schedule: 'daily 8:00', wishes: {} } as const;
    await chat.work({ kind: 'received', incoming: incoming({ kind: 'digest', command }, given) });

    expect(await store.digests.subscriptionsIn(CHANNEL)).toHaveLength(1);
  });

  it.each([
    ['a zone that is none', 'add harbour daily 8:00 Europe/Kyivv', /Europe\/Kyiv/],
    ['an impossible time', 'add harbour daily 25:00', /25:00.*not a time of day/],
    ['a day that never comes', 'add harbour cron 0 8 30 2 *', /never|no day/i],
    [
      'too many topics',
      `add ${Array.from({ length: 21 }, (_, n) => `topic ${n}`).join(', ')} daily 8:00`,
      /at most 20/,
    ],
    ['a topic like a book', `add ${'long '.repeat(60)} daily 8:00`, /at most 200 characters/],
  ])('refuses %s in clear words', async (_, text, reason) => {
    const { digest, store } = await start();

    const { document } = await digest(text);

    expect(lines(document).join(' ')).toMatch(reason);
    expect(await store.digests.subscriptionsIn(CHANNEL)).toEqual([]);
  });

  it('refuses the 201st of a channel', async () => {
    const rig = await start();
    for (let made = 0; made < 200; made += 1) await added(rig, 'add harbour daily 8:00');

    const { document } = await rig.digest('add harbour daily 8:00');

    expect(lines(document)).toEqual([
      'This channel has 200 digests, and that is the most there can be. /digest remove makes room.',
    ]);
  });
});

describe('who may', () => {
  const manager: Person = { ...BEN, manager: true };

  it.each([
    ['discord', DISCORD, {}, '“Manage Server”'],
    ['slack with DIGEST_MANAGERS=admins', CHANNEL, { digests: 'admins' }, 'admins'],
  ] as const)('on %s: those who manage it, and a refusal says so', async (_, place, rules, who) => {
    const { digest, store } = await start({ rules });

    const refused = await digest('add harbour daily 8:00', { place });
    const taken = await digest('add harbour daily 8:00', { place, person: manager });

    expect(lines(refused.document).join()).toContain(who);
    expect(taken.document.title).toBe('Digest added');
    expect(await store.digests.subscriptionsIn(place)).toHaveLength(1);
  });

  it('in Slack: everybody; and in a direct message everywhere', async () => {
    const rig = await start();

    await added(rig, 'add harbour daily 8:00', { person: BEN });
    await added(rig, 'add harbour daily 8:00', { place: { ...DISCORD, workspace: 'user:discord:7', direct: true } });
  });

  it('may list and preview: everybody', async () => {
    const { digest } = await start();
    await digest('add harbour daily 8:00', { place: DISCORD, person: manager });

    const list = await digest('list', { place: DISCORD });
    const preview = await digest('preview', { place: DISCORD });

    expect(lines(list.document)[0]).toContain('harbour: every day at 08:00, UTC');
    expect(preview.document.title).toBe('Digest, a preview');
  });

  it('changes nothing of another channel’s, nor sees it', async () => {
    const rig = await start();
    const id = await added(rig);
    const elsewhere: Partial<Incoming> = { place: { ...CHANNEL, channel: 'C2' } };

    const { document } = await rig.digest(`remove ${id}`, elsewhere);

    expect(lines(document)).toEqual(['There is no digest in this channel. /digest add makes one.']);
    expect(await rig.store.digests.openSubscription(id)).toBeDefined();
  });
});

describe('a digest of the channel', () => {
  it('is listed with its schedule and its next post', async () => {
    const rig = await start();
    const id = await added(rig, 'add harbour, freight weekdays 8:00 Europe/Kyiv long');

    const { document } = await rig.digest('list');

    expect(lines(document)).toEqual([
      `${id} · harbour, freight: every weekday at 08:00, Kyiv time; long; next 12 May 08:00; none posted yet`,
    ]);
  });

  it('is previewed for who asks alone, with the buttons of a brief, and counts as a question', async () => {
    const rig = await start({ rules: { questions: 1 } });
    await added(rig);

    const preview = await rig.digest('preview');
    const again = await rig.digest('preview');

    expect(textOf(preview.document)).toContain('stopped work on Monday');
    expect(preview.actions.map(({ kind }) => kind)).toEqual(['sentences', 'ask', 'copy', 'share']);
    expect(textOf(again.document)).toContain('I answer again in');
  });

  it('is previewed with what was stored while the draft of the last one waited', async () => {
    const rig = await start();
    const id = await added(rig);
    const at = new Date('2026-05-11T11:00:00Z');
    await rig.store.digests.addDelivery(id, { at, key: 'now e1' });
    const claiming = { holder: 'a', limit: 1, leaseMs: 60_000, platforms: ['slack'] } as const;
    const delivery = (await rig.store.digests.claimDeliveries(claiming, at))[0]!.delivery.id;
    const content = { document: { title: 'Digest', blocks: [] }, points: [], revisions: {} };
    const lookedAt = new Date('2026-05-11T10:20:00Z');
    const composed = { content, tells: [], expects: [], settled: [], lookedAt, composedAt: lookedAt };
    await rig.store.digests.keepComposed({ delivery, holder: 'a' }, composed, ['one']);
    await rig.store.digests.finishDelivery(delivery, { messages: ['1'], talk: 't', at });

    const { document } = await rig.digest('preview');

    expect(textOf(document)).toContain('stopped work on Monday');
  });

  it('is previewed without a subscription, too', async () => {
    const { digest } = await start();

    const { document } = await digest('preview harbour');

    expect(textOf(document)).toContain('stopped work on Monday');
  });

  it('is posted at once where it is asked for: one delivery an event', async () => {
    const rig = await start();
    const id = await added(rig);

    await rig.digest('now', { eventId: 'now 1' });

    const deliveries = await rig.store.digests.listDeliveries({ failed: false, limit: 5 });
    expect(deliveries.map(({ subscription, slot }) => [subscription, slot.key])).toEqual([[id, 'now now 1']]);
  });

  it('is paused and resumed, with nothing made up for', async () => {
    const rig = await start();
    const id = await added(rig, 'add harbour daily 8:00');

    await rig.digest('pause');
    const paused = await rig.store.digests.openSubscription(id);
    rig.pass(3 * 24 * 60);
    const { document } = await rig.digest('resume');

    const resumed = await rig.store.digests.openSubscription(id);
    expect(paused?.subscription.state).toEqual({ kind: 'paused', by: 'anna' });
    expect(resumed?.subscription.state).toEqual({ kind: 'active' });
    expect(resumed?.progress.next).toEqual(new Date('2026-05-15T08:00:00Z'));
    expect(lines(document)[1]).toBe('Next: Fri 15 May 08:00');
  });

  it('that is not paused keeps what is due when it is resumed', async () => {
    const rig = await start();
    const id = await added(rig, 'add harbour daily 8:00');
    rig.pass(24 * 60);

    await rig.digest('resume');

    expect((await rig.store.digests.openSubscription(id))?.progress.next).toEqual(new Date('2026-05-12T08:00:00Z'));
  });

  it('is edited in what is said, and keeps the rest', async () => {
    const rig = await start();
    const id = await added(rig, 'add harbour weekdays 8:00 Europe/Kyiv long');

    await rig.digest(`edit ${id} daily 9:30`);

    const edited = await rig.store.digests.openSubscription(id);
    expect(edited?.subscription).toMatchObject({
      topics: ['harbour'],
      timing: { schedule: 'daily 9:30', zone: 'Europe/Kyiv' },
      wishes: { length: 'long' },
    });
    expect(edited?.progress.next).toEqual(new Date('2026-05-12T06:30:00Z'));
  });

  it('keeps what is due where only its topics change', async () => {
    const rig = await start();
    const id = await added(rig, 'add harbour daily 8:00');
    rig.pass(24 * 60);

    await rig.digest(`edit ${id} harbour, freight`);

    const { subscription, progress } = (await rig.store.digests.openSubscription(id))!;
    expect(subscription.topics).toEqual(['harbour', 'freight']);
    expect(progress.next).toEqual(new Date('2026-05-12T08:00:00Z'));
  });

  it('is removed, and how to have it back is said', async () => {
    const rig = await start();
    const id = await added(rig, 'add harbour daily 8:00 Europe/Kyiv');

    const { document } = await rig.digest(`remove ${id}`);

    expect(lines(document).join()).toContain('/digest add harbour daily 8:00 Europe/Kyiv');
    expect(await rig.store.digests.openSubscription(id)).toBeUndefined();
  });

  it.each([
    ['harbour, freight daily 8:00 Europe/Kyiv', CHANNEL],
    ['harbour weekdays 7:30 Etc/GMT-2 length:long quiet:skip catchup:skip unclear:at-least-once review:@me', CHANNEL],
    ['"daily mail", "port, old town" cron 0 8 1,15 * * UTC review:hold', CHANNEL],
    ['topics:harbour when:hourly 9-18 zone:Asia/Tokyo quiet:skip review:post', DISCORD],
  ])('is had back as it was by the line %j', async (line, place) => {
    const rig = await start({ rules: { digests: 'everyone' } });
    const typed = line.replace('topics:', '').replace('when:', '').replace('zone:', '');
    const id = await added(rig, `add ${typed}`, { place });

    const { document } = await rig.digest(`remove ${id}`, { place });

    expect(lines(document).join()).toMatch(new RegExp(`To have it back: ${escaped(`/digest add ${line}`)}$`));
  });

  it('has to be named where there are several', async () => {
    const rig = await start();
    const ids = [await added(rig), await added(rig)];

    const { document } = await rig.digest('pause');

    expect(lines(document)[0]).toContain('Name one by its id');
    for (const id of ids) expect(lines(document).join()).toContain(id);
  });
});

describe('a form', () => {
  const ASKED = { place: CHANNEL, person: IN_KYIV };
  const aboutOf = (form: Form | { readonly refused: string }): string =>
    'refused' in form ? form.refused : (form.about ?? '');

  it('behind Schedule is filled in with the topic of the brief and the person’s zone', async () => {
    const rig = await start();
    const { actions } = postIn(await rig.brief('harbour'));

    const form = await rig.chat.openForm({ ...ASKED, wish: { kind: 'schedule', post: pressed(actions, 'schedule') } });

    expect(form).toMatchObject({
      name: 'add',
      fields: [{ value: 'harbour' }, { value: 'weekdays 8:00' }, { value: 'Europe/Kyiv' }, {}, {}],
    });
  });

  it('to edit one shows it as it is, and saves what is changed in it', async () => {
    const rig = await start();
    const id = await added(rig, 'add harbour daily 8:00 short quiet:skip');
    const command = { kind: 'edit', subscription: id, change: {} } as const;

    const form = await rig.chat.openForm({ ...ASKED, wish: { kind: 'digest', command } });
    const filled = {
      topics: ['harbour; freight'],
      schedule: ['mon 9'],
      zone: ['Tokyo'],
      length: ['long'],
      extras: ['hold'],
    };
    await rig.send({ kind: 'form', form: { name: 'edit', about: aboutOf(form), filled } });

    expect(form).toMatchObject({ name: 'edit' });
    expect(JSON.stringify(form)).toContain('"values":["once"]');
    expect((await rig.store.digests.openSubscription(id))?.subscription).toMatchObject({
      topics: ['harbour', 'freight'],
      timing: { schedule: 'mon 9:00', zone: 'Asia/Tokyo' },
      wishes: { length: 'long', quiet: 'skip', catchUp: 'skip', review: { by: 'anna', unapproved: 'hold' } },
    });
  });

  it('to edit one changes only what its sender changed in it, whatever others changed meanwhile', async () => {
    const rig = await start();
    const id = await added(rig, 'add harbour daily 8:00 Europe/Kyiv review:@me');
    const command = { kind: 'edit', subscription: id, change: {} } as const;
    const shown = {
      topics: ['harbour'],
      schedule: ['daily 8:00'],
      zone: ['Europe/Kyiv'],
      length: ['normal'],
      extras: ['once', 'review', 'say'],
    };
    const opened = [IN_KYIV, BEN].map((person) =>
      rig.chat.openForm({ place: CHANNEL, person, wish: { kind: 'digest', command } }),
    );
    const [annas, bens] = (await Promise.all(opened)).map(aboutOf);

    await rig.send({
      kind: 'form',
      form: { name: 'edit', about: annas, filled: { ...shown, schedule: ['mon 9:00'] } },
    });
    const filled = { ...shown, topics: ['harbour, ferries'], extras: ['once', 'review'] };
    await rig.send({ kind: 'form', form: { name: 'edit', about: bens, filled } }, { person: BEN });

    expect((await rig.store.digests.openSubscription(id))?.subscription).toMatchObject({
      topics: ['harbour', 'ferries'],
      timing: { schedule: 'mon 9:00', zone: 'Europe/Kyiv' },
      wishes: { quiet: 'skip', catchUp: 'once', review: { by: 'anna', unapproved: 'post' } },
    });
  });

  it('that can’t be taken is answered with all that is wrong, and what was typed', async () => {
    const rig = await start();
    const filled = { topics: ['harbour, freight'], schedule: ['daily 25:00'], zone: ['Kiyv'], length: ['normal'] };

    const { document } = replyIn(await rig.send({ kind: 'form', form: { name: 'add', filled } }));

    const said = lines(document).join('\n');
    expect(said).toContain('“25:00” is not a time of day.');
    expect(said).toContain('“Kiyv” is not a time zone I know.');
    expect(said).toContain('You had typed: harbour, freight · daily 25:00 · Kiyv');
    expect(await rig.store.digests.subscriptionsIn(CHANNEL)).toEqual([]);
  });

  it('that cannot hold all topics is not opened, and says what to type', async () => {
    const rig = await start();
    const topics = Array.from({ length: 20 }, (_, place) => `${place} ${'harbour '.repeat(20)}`);

    const form = await rig.chat.openForm({ ...ASKED, wish: { kind: 'digest', command: { kind: 'form', topics } } });

    expect(form).toEqual({ refused: expect.stringContaining('too long for a form') });
  });

  it('of a digest whose times are as long as they may be shows them whole', async () => {
    const rig = await start();
    const times = `cron 0 ${'8,'.repeat(90)}9 * * *`;
    await rig.digest(`add harbour ${times}`);
    const [{ id } = { id: '' }] = (await rig.store.digests.subscriptionsIn(CHANNEL)).map((one) => one.subscription);

    const form = await rig.chat.openForm({
      ...ASKED,
      wish: { kind: 'digest', command: { kind: 'edit', subscription: id, change: {} } },
    });

    const when = 'fields' in form ? form.fields.find(({ name }) => name === 'schedule') : undefined;
    expect(when).toMatchObject({ value: times });
  });

  it('is refused to who may not, in words', async () => {
    const rig = await start();

    const form = await rig.chat.openForm({
      place: DISCORD,
      person: ANNA,
      wish: { kind: 'digest', command: { kind: 'form' } },
    });

    expect(form).toEqual({ refused: expect.stringContaining('“Manage Server”') });
  });

  it('is checked field by field', async () => {
    const { chat } = await start();
    const filled = { topics: [' , '], schedule: ['at dawn'], zone: ['Mars'] };

    const problems = chat.formProblems({ name: 'add', filled });

    expect(Object.keys(problems)).toEqual(['topics', 'schedule', 'zone']);
    expect(chat.formProblems({ name: 'add', filled: { topics: ['harbour'], schedule: ['daily 8'] } })).toEqual({});
  });
});

describe('while it is typed', () => {
  it('the last of several topics is completed', async () => {
    const { chat } = await start({ desk: { topics: async () => ['freight', 'harbour of Tarn', 'tar'] } });

    const offered = await chat.completeDigest({ option: 'topics', text: 'freight,  ' }, CHANNEL);

    expect(offered.map(({ value }) => value)).toEqual(['freight, harbour of Tarn', 'freight, tar']);
  });

  it('a zone is found by its city', async () => {
    const { chat } = await start();

    const [first] = await chat.completeDigest({ option: 'zone', text: 'kiev' }, CHANNEL);

    expect(first?.value).toBe('Europe/Kyiv');
  });

  it('the zone that counts anyway is offered before anything is typed, and nothing twice', async () => {
    const { chat } = await start({ rules: { timeZone: 'America/Chicago' } });

    const offered = (await chat.completeDigest({ option: 'zone', text: '' }, CHANNEL)).map(({ value }) => value);

    expect(offered[0]).toBe('America/Chicago');
    expect(new Set(offered).size).toBe(25);
  });

  it('the channel’s digests are offered by id, and no other’s', async () => {
    const rig = await start();
    const id = await added(rig);
    await added(rig, 'add freight daily 8:00', { place: { ...CHANNEL, channel: 'C2' } });

    const offered = await rig.chat.completeDigest({ option: 'digest', text: 'harb' }, CHANNEL);

    expect(offered).toEqual([{ value: id, label: `${id} · harbour · weekdays 8:00` }]);
    expect(await rig.chat.completeDigest({ option: 'digest', text: '' }, CHANNEL)).toHaveLength(1);
  });
});
