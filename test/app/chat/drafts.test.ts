import { afterEach, describe, expect, it } from 'vitest';
import type { Reviewing } from '../../../src/app/chat/actions.ts';
import type { Person } from '../../../src/app/chat/ports.ts';
import type { Composed } from '../../../src/app/digests/delivery.ts';
import { deliveryIdOf } from '../../../src/app/digests/delivery.ts';
import { dropForm } from '../../../src/app/digests/drafts.ts';
import type { Subscription } from '../../../src/app/digests/subscription.ts';
import { USUAL_WISHES } from '../../../src/app/digests/subscription.ts';
import type { Block, Document } from '../../../src/app/document.ts';
import type { Point } from '../../../src/core/point.ts';
import { ANNA, BEN, CHANNEL, replyIn, startChat } from './rig.ts';

const rigs: { readonly close: () => Promise<void> }[] = [];
afterEach(async () => {
  for (const rig of rigs.splice(0)) await rig.close();
});

const REVIEWER: Person = { ...ANNA, name: 'Anna Kovač' };
const DIRECT = { ...CHANNEL, channel: 'D1', direct: true } as const;
const SLOT = { at: new Date('2026-05-11T12:30:00Z'), key: '2026-05-11T12:30[UTC]' };
const DRAFT = deliveryIdOf('k3x9a1', SLOT);

const point = (text: string): Point => ({
  text,
  citations: [{ articleId: 'strike', start: 0, end: text.length, quote: text }],
});
const STRIKE = point('Dockers stopped work on Monday.');
const SHIPS = point('No ship has left since.');

const COMPOSED: Composed = {
  content: {
    document: {
      title: 'Digest',
      blocks: [
        { kind: 'heading', text: 'harbour', sources: [] },
        { kind: 'point', text: STRIKE.text, sources: [1] },
        { kind: 'heading', text: 'ships', sources: [] },
        { kind: 'point', text: SHIPS.text, sources: [2] },
        {
          kind: 'sources',
          sources: [
            { number: 1, articleId: 'strike', label: 'Strike', time: '3 h ago' },
            { number: 2, articleId: 'ships', label: 'Ships', time: '3 h ago' },
          ],
        },
      ],
    },
    points: [STRIKE, SHIPS],
    revisions: { strike: 1 },
  },
  tells: [
    { point: STRIKE, revisions: { strike: 1 } },
    { point: SHIPS, revisions: { strike: 1 } },
  ],
  expects: [],
  settled: [],
  lookedAt: new Date('2026-05-11T12:00:00Z'),
  composedAt: new Date('2026-05-11T12:00:00Z'),
};

/** A draft that waits for Anna, half an hour before its slot. */
async function start(unapproved: 'post' | 'hold' = 'post', left: readonly string[] = []) {
  const rig = await startChat({ left });
  rigs.push(rig);
  const { digests } = rig.store;
  const subscription: Subscription = {
    id: 'k3x9a1',
    place: CHANNEL,
    topics: ['harbour'],
    timing: { schedule: 'daily 12:30', zone: 'UTC' },
    wishes: { ...USUAL_WISHES, review: { by: 'anna', unapproved } },
    maker: 'anna',
    madeAt: new Date('2026-05-10T12:00:00Z'),
    state: { kind: 'active' },
  };
  await digests.addSubscription(subscription, { dealtWith: subscription.madeAt }, 200);
  await digests.addDelivery('k3x9a1', SLOT);
  const claim = { platforms: ['slack'], holder: 'test', limit: 1, leaseMs: 60_000 } as const;
  await digests.claimDeliveries(claim, SLOT.at);
  await digests.keepDraft({ delivery: DRAFT, holder: 'test' }, COMPOSED);
  const say = async (kind: Reviewing, person = REVIEWER) =>
    replyIn(await rig.send({ kind, post: DRAFT }, { place: DIRECT, person }));
  const fill = async (name: 'note' | 'drop', filled: Readonly<Record<string, readonly string[]>>) =>
    replyIn(
      await rig.send({ kind: 'form', form: { name, about: DRAFT, filled } }, { place: DIRECT, person: REVIEWER }),
    );
  const form = (kind: 'note' | 'drop') =>
    rig.chat.openForm({ place: DIRECT, person: REVIEWER, wish: { kind: 'review', form: kind, post: DRAFT } });
  return { ...rig, say, fill, form, draft: async () => (await digests.openDraft(DRAFT))! };
}

const words = ({ blocks }: Document): readonly string[] =>
  blocks.flatMap((block) => ('text' in block && typeof block.text === 'string' ? [block.text] : []));

describe('a draft', () => {
  it('loses the points that its reviewer drops, and all that stood with them alone', async () => {
    const { form, fill, draft } = await start();

    const asked = await form('drop');
    const options = 'fields' in asked && asked.fields[0]?.kind === 'choices' ? asked.fields[0].options : [];
    const { document } = await fill('drop', { 'points-0': [options[1]!.value] });

    const { content, tells } = (await draft()).composed;
    expect(options.map(({ label }) => label)).toEqual([STRIKE.text, SHIPS.text]);
    expect(words(document).slice(1)).toEqual(['harbour', STRIKE.text]);
    expect(content.document.blocks.at(-1)).toMatchObject({ kind: 'sources', sources: [{ number: 1 }] });
    expect(content.points).toEqual([STRIKE]);
    expect(tells.map(({ point: { text } }) => text)).toEqual([STRIKE.text]);
  });

  it('is changed and posted by nobody who has left, though its buttons stay with them', async () => {
    const { say, form, draft } = await start('post', ['anna']);

    const { document } = await say('send');

    expect(words(document)).toEqual(['Only the reviewer of this digest may do that.']);
    expect(await form('note')).toEqual({ refused: 'Only the reviewer of this digest may do that.' });
    expect((await draft()).review).toBe('waiting');
  });

  it('offers all its points to be dropped, 25 a menu, and says how many more there are than a form holds', () => {
    const digestOf = (count: number): Composed => {
      const blocks = Array.from({ length: count }, (_, place): Block => {
        return { kind: 'point', text: `Ship ${place + 1} came in.`, sources: [1] };
      });
      return { ...COMPOSED, content: { ...COMPOSED.content, document: { title: 'Digest', blocks } } };
    };

    const [sixty, many] = [dropForm('d', digestOf(60))!, dropForm('d', digestOf(130))!];

    expect(sixty.fields.map(({ label }) => label)).toEqual([
      'Leave out of points 1 to 25',
      'Leave out of points 26 to 50',
      'Leave out of points 51 to 60',
    ]);
    expect(many.fields.map(({ hint }) => hint)).toEqual([
      ...[undefined, undefined, undefined, undefined],
      '5 more points are offered once some of these are dropped',
    ]);
  });

  it('loses what is dropped in any of the menus', async () => {
    const { fill, form, draft } = await start();
    const asked = await form('drop');
    const [strike, ships] = 'fields' in asked && asked.fields[0]?.kind === 'choices' ? asked.fields[0].options : [];

    await fill('drop', { 'points-0': [strike!.value], 'points-1': [ships!.value] });

    expect((await draft()).composed.content.points).toEqual([]);
  });

  it('bears a note, signed; a second one takes its place, and an empty one takes it away', async () => {
    const { form, fill, draft } = await start();
    const noted = async () => words((await draft()).composed.content.document)[0];

    await fill('note', { note: ['Quiet week.'] });
    const first = await noted();
    const again = await form('note');
    await fill('note', { note: ['Busy week.'] });
    const second = await noted();
    await fill('note', {});

    expect(first).toBe('Note by Anna Kovač: Quiet week.');
    expect(again).toMatchObject({ fields: [{ value: 'Quiet week.' }] });
    expect(second).toBe('Note by Anna Kovač: Busy week.');
    expect(await noted()).toBe('harbour');
  });

  it('is posted at once where its reviewer says so', async () => {
    const { say, draft } = await start('hold');

    const { document, actions } = await say('send');

    expect(words(document)).toEqual(['It is posted in a moment.']);
    expect(actions).toEqual([]);
    expect(await draft()).toMatchObject({
      review: 'approved',
      delivery: { state: { kind: 'due', at: new Date('2026-05-11T12:00:00Z') } },
    });
  });

  it('approved before its slot waits for the slot', async () => {
    const { say, draft } = await start('hold');

    const { document, actions } = await say('approve');

    expect(words(document)[0]).toBe('You approved this draft: it is posted today 12:30.');
    expect(actions.map(({ label }) => label)).toEqual(['Post now', 'Drop points', 'Add a note', 'Hold']);
    expect((await draft()).review).toBe('approved');
  });

  it('approved after its slot is posted at once', async () => {
    const { say, draft, pass } = await start('hold');
    pass(45);

    await say('approve');

    expect((await draft()).delivery.state).toEqual({ kind: 'due', at: new Date('2026-05-11T12:45:00Z') });
  });

  it('held is said to be held, and can be approved', async () => {
    const { say, draft } = await start();

    const { document, actions } = await say('hold');

    expect(words(document)[0]).toBe('You hold this draft: it is posted when you approve it.');
    expect(actions.map(({ label }) => label)).toEqual(['Post now', 'Approve', 'Drop points', 'Add a note']);
    expect((await draft()).review).toBe('held');
  });

  it('is approved once, however often the press is delivered, and by two presses at once', async () => {
    const { chat, incoming, said, draft } = await start('hold');
    const press = () => incoming({ kind: 'approve', post: DRAFT }, { place: DIRECT, person: REVIEWER });
    const delivered = press();

    const receipts = await Promise.all([delivered, delivered, delivered, press()].map((one) => chat.receive(one)));
    await Promise.all(receipts.map((receipt) => chat.work(receipt)));

    expect(receipts.map(({ kind }) => kind).toSorted()).toEqual(['received', 'received', 'seen', 'seen']);
    expect(said.map(({ kind }) => kind)).toEqual(['reply', 'reply']);
    expect((await draft()).review).toBe('approved');
  });

  it('is nobody else’s to change', async () => {
    const { say, draft } = await start();

    const { document } = await say('send', BEN);

    expect(words(document)).toEqual(['Only the reviewer of this digest may do that.']);
    expect((await draft()).review).toBe('waiting');
  });

  it('that is gone says so', async () => {
    const { say, store, form } = await start();
    await store.digests.removeSubscription('k3x9a1');

    const { document } = await say('approve');

    expect(words(document)[0]).toMatch(/^This draft can’t be changed any more/);
    expect(await form('drop')).toEqual({ refused: words(document)[0] });
  });
});
