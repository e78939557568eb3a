import { beforeEach, describe, expect, it } from 'vitest';
import type { Post, Talk } from '../../src/app/chat/chat-store.ts';
import type { Incoming, Place } from '../../src/app/chat/ports.ts';
import { NO_CONVERSATION } from '../../src/app/conversation.ts';
import { createGrouper } from '../../src/app/grouping.ts';
import type { ExportedRow, Store } from '../../src/app/ports.ts';
import { closingAfterEach } from './opening.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const minutes = (after: number): Date => new Date(NOON.getTime() + after * 60_000);
const PLACE: Place = { platform: 'slack', workspace: 'slack:T1', channel: 'C1' };
const ASKED: Incoming = {
  eventId: 'slack:T1:e1',
  place: { ...PLACE, thread: '17.1' },
  person: { id: 'U1', moderator: false, roles: ['editors'] },
  at: NOON,
  replyTo: 'https://hooks.example/secret',
  act: { kind: 'question', text: 'Who is “Mira Holt”? 😀\u0000', begins: true },
};
const POST: Post = {
  id: 'post-1',
  place: PLACE,
  asker: 'U1',
  visibility: 'public',
  at: NOON,
  messages: [],
  content: {
    document: { title: 'harbour', blocks: [{ kind: 'note', text: 'Nothing new.' }] },
    points: [
      {
        text: 'Crews left.',
        citations: [{ articleId: 'strike', start: 3, end: 14, quote: 'Crews left.' }],
      },
    ],
    revisions: { strike: 2 },
  },
};
const TALK: Talk = {
  id: 'slack:T1/C1/17.1',
  workspace: 'slack:T1',
  starter: 'U1',
  own: true,
  muted: false,
  hinted: false,
  usedAt: NOON,
  conversation: { ...NO_CONVERSATION, topic: 'harbour', articles: [{ id: 'strike', revision: 2 }] },
};
const LEASE = { counts: true, leaseMs: 60_000 };
const NO_LEASE = { counts: true, leaseMs: -1 };

/** What every store must do for chat. `open` gives a new, empty one at each call; the suite closes them. */
export function describeChatStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    const openAnother = closingAfterEach(open);
    let store: Store;

    beforeEach(async () => {
      store = await openAnother();
    });

    describe('events', () => {
      it('are received once, however often they are delivered and at once', async () => {
        const received = await Promise.all([1, 2, 3].map(() => store.chat.receive(ASKED, LEASE)));

        expect(received.filter(Boolean)).toHaveLength(1);
      });

      it('are not taken from who works on them', async () => {
        await store.chat.receive(ASKED, LEASE);

        expect(await store.chat.claimUnfinished(10, 60_000)).toEqual([]);
      });

      it('left unfinished are taken as they were, oldest first, by one only', async () => {
        const later = { ...ASKED, eventId: 'slack:T1:e0', at: minutes(1) };
        await store.chat.receive(later, NO_LEASE);
        await store.chat.receive(ASKED, NO_LEASE);

        const claims = await Promise.all([
          store.chat.claimUnfinished(10, 60_000),
          store.chat.claimUnfinished(10, 60_000),
        ]);

        expect(claims.flat()).toStrictEqual([ASKED, later]);
      });

      it('worked on for longer stay with who extends the lease', async () => {
        await store.chat.receive(ASKED, NO_LEASE);

        await store.chat.extendLease(ASKED.eventId, 60_000);

        expect(await store.chat.claimUnfinished(10, 60_000)).toEqual([]);
      });

      it('done with are never taken up again', async () => {
        await store.chat.receive(ASKED, NO_LEASE);

        await store.chat.finish(ASKED.eventId, true);

        expect(await store.chat.claimUnfinished(10, 60_000)).toEqual([]);
        expect(await store.chat.receive(ASKED, LEASE)).toBe(false);
      });

      it("count as a person's questions in their workspace, those before, unless they are not to", async () => {
        const ask = (eventId: string, at: Date, person = 'U1', workspace = 'slack:T1') =>
          store.chat.receive(
            { ...ASKED, eventId, at, place: { ...PLACE, workspace }, person: { ...ASKED.person, id: person } },
            LEASE,
          );
        await ask('a', minutes(-11));
        await ask('b', minutes(-9));
        await ask('c', NOON);
        await ask('d', NOON);
        await ask('e', minutes(-1), 'U2');
        await ask('f', minutes(-1), 'U1', 'slack:T2');
        await ask('g', minutes(-2));
        await store.chat.finish('g', false);

        const asked = await store.chat.askedBefore({ ...ASKED, eventId: 'd' }, minutes(-10));

        expect(asked).toEqual([minutes(-9), NOON]);
      });
    });

    describe('posts', () => {
      it('are begun once and opened as they were', async () => {
        const first = await store.chat.beginPost(POST);
        const again = await store.chat.beginPost({ ...POST, at: minutes(5) });

        expect(first).toBeUndefined();
        expect(again).toStrictEqual(POST);
      });

      it('know their messages and conversation when they are sent', async () => {
        await store.chat.beginPost(POST);

        await store.chat.finishPost(POST.id, ['17.1', '17.2'], TALK.id, minutes(1));

        expect(await store.chat.openPost(POST.id)).toStrictEqual({
          ...POST,
          messages: ['17.1', '17.2'],
          talk: TALK.id,
        });
        expect(await store.chat.lastSent()).toEqual(minutes(1));
      });

      it('dropped are gone', async () => {
        await store.chat.beginPost(POST);

        await store.chat.dropPost(POST.id);

        expect(await store.chat.openPost(POST.id)).toBeUndefined();
      });

      it('in public count for their channel, those before', async () => {
        const begin = (id: string, post: Partial<Post>) => store.chat.beginPost({ ...POST, ...post, id });
        await begin('a', { at: minutes(-11) });
        await begin('b', { at: minutes(-2), place: { ...PLACE, thread: '9.1' } });
        await begin('c', { at: minutes(-1), visibility: 'private' });
        await begin('d', { at: minutes(-1), place: { ...PLACE, channel: 'C2' } });
        await begin('e', { at: NOON });
        await begin('f', { at: NOON });

        expect(await store.chat.postedBefore({ ...POST, id: 'f' }, minutes(-10))).toEqual([minutes(-2), NOON]);
      });
    });

    describe('conversations', () => {
      it('are opened as they were left', async () => {
        await store.chat.changeTalk(TALK.id, () => TALK);

        expect(await store.chat.openTalk(TALK.id)).toStrictEqual(TALK);
        expect(await store.chat.openTalk('slack:T1/C1/9.9')).toBeUndefined();
      });

      it('lose no change when several are made at once', async () => {
        const ask = (question: string) =>
          store.chat.changeTalk(TALK.id, (talk = TALK) => ({
            ...talk,
            conversation: { ...talk.conversation, questions: [...talk.conversation.questions, question] },
          }));

        await Promise.all(['a', 'b', 'c', 'd'].map(ask));

        const talk = await store.chat.openTalk(TALK.id);
        expect(talk?.conversation.questions.toSorted()).toEqual(['a', 'b', 'c', 'd']);
      });

      it('are deleted where the change says so', async () => {
        await store.chat.changeTalk(TALK.id, () => TALK);

        await store.chat.changeTalk(TALK.id, () => undefined);

        expect(await store.chat.openTalk(TALK.id)).toBeUndefined();
      });
    });

    describe('forgetting', () => {
      it('takes what was last used before, but no event that waits for its answer', async () => {
        await store.chat.receive(ASKED, NO_LEASE);
        await store.chat.receive({ ...ASKED, eventId: 'done' }, LEASE);
        await store.chat.finish('done', true);
        await store.chat.beginPost(POST);
        await store.chat.changeTalk(TALK.id, () => TALK);

        await store.chat.forget({ used: minutes(1), removed: minutes(-100), told: minutes(-100) });

        expect(await store.chat.claimUnfinished(10, 0)).toStrictEqual([ASKED]);
        expect(await store.chat.receive({ ...ASKED, eventId: 'done' }, LEASE)).toBe(true);
        expect(await store.chat.openPost(POST.id)).toBeUndefined();
        expect(await store.chat.openTalk(TALK.id)).toBeUndefined();
      });

      it('leaves what was used since', async () => {
        await store.chat.beginPost(POST);
        await store.chat.changeTalk(TALK.id, () => TALK);

        await store.chat.forget({ used: minutes(-1), removed: minutes(-1), told: minutes(-1) });

        expect(await store.chat.openPost(POST.id)).toBeDefined();
        expect(await store.chat.openTalk(TALK.id)).toBeDefined();
      });

      it('takes all of a workspace the bot was removed from long ago, and nothing of one that took it back', async () => {
        const other: Post = { ...POST, id: 'post-2', place: { ...PLACE, workspace: 'slack:T2' } };
        await store.chat.beginPost(POST);
        await store.chat.beginPost(other);
        await store.chat.receive(ASKED, NO_LEASE);
        for (const workspace of ['slack:T1', 'slack:T2']) await store.chat.markRemoved(workspace, minutes(-5));
        await store.chat.markReturned('slack:T2');

        await store.chat.forget({ used: minutes(-100), removed: NOON, told: minutes(-100) });

        expect(await store.chat.openPost(POST.id)).toBeUndefined();
        expect(await store.chat.openPost(other.id)).toBeDefined();
        expect(await store.chat.claimUnfinished(10, 0)).toEqual([]);
      });
    });

    it('keeps no text that only a workspace that is gone could read', async () => {
      const text = (words: string) => ({ key: words, text: `${words} lie in the harbour of Tarn.` });
      await store.saveSource({ id: 'own', name: 'Own', access: ['slack:T1'] });
      await store.saveSource({ id: 'shared', name: 'Shared', access: ['slack:T1', 'slack:T2'] });
      await store.saveArticles('own', [text('Six ships'), text('Nine ships')], NOON);
      await store.saveArticles('own', [{ key: 'Six ships', text: 'Seven ships lie in the harbour of Tarn.' }], NOON);
      await store.saveArticles('shared', [text('Nine ships'), text('No ships')], NOON);
      const [own] = await store.searchArticles({ workspace: 'slack:T1', phrases: [[['seven']]], limit: 9 });
      await createGrouper(store.stories.grouping, 'one').run();
      await store.chat.markRemoved('slack:T1', minutes(-5));

      await store.chat.forget({ used: minutes(-100), removed: NOON, told: minutes(-100) });

      await store.saveSource({ id: 'own', name: 'Own', access: ['slack:T1'] });
      expect(await store.openArticle('slack:T1', own!.id, 1)).toBeUndefined();
      expect(await store.openArticle('slack:T1', own!.id, 2)).toBeUndefined();
      const left = await store.searchArticles({ workspace: 'slack:T2', limit: 9 });
      expect(left.map((article) => article.text.split(' lie')[0]).sort()).toEqual(['Nine ships', 'No ships']);
      expect(await store.searchArticles({ workspace: 'slack:T1', limit: 9 })).toEqual([]);
    });

    it('lets a workspace that is gone read no sources, and watches what nobody else reads no longer', async () => {
      const feed = { kind: 'feed', name: 'Herald', address: 'https://herald.example/rss' } as const;
      const page = { kind: 'page', name: 'Docks', address: 'https://docks.example/1' } as const;
      await store.watches.watch({ ...feed, reader: { workspace: 'slack:T1' } });
      await store.watches.watch({ ...page, reader: { workspace: 'slack:T1' } });
      await store.watches.watch({ ...page, reader: { workspace: 'slack:T2' } });
      const before = await store.chat.workspacesOf('slack');
      await store.chat.markRemoved('slack:T1', minutes(-5));

      await store.chat.forget({ used: minutes(-100), removed: NOON, told: minutes(-100) });

      expect(before).toEqual(['slack:T1', 'slack:T2']);
      expect(await store.chat.workspacesOf('slack')).toEqual(['slack:T2']);
      expect(await store.watches.listWatched('slack:T1')).toEqual([]);
      const claim = { holder: 'anybody', limit: 10, lease: 1000 };
      expect((await store.watches.claimDue(claim)).map(({ name }) => name)).toEqual(['Docks']);
    });

    it('comes out of an export as it went in, without the secrets of a platform', async () => {
      await store.chat.receive(ASKED, NO_LEASE);
      await store.chat.beginPost(POST);
      await store.chat.finishPost(POST.id, ['17.1'], TALK.id, NOON);
      await store.chat.changeTalk(TALK.id, () => TALK);
      const rows: ExportedRow[] = [];
      for await (const row of store.exportRows()) rows.push(row);
      const another = await openAnother();

      await another.importRows(
        (async function* () {
          yield* rows;
        })(),
      );

      const { replyTo: _, ...withoutSecret } = ASKED;
      expect(JSON.stringify(rows)).not.toContain('hooks.example');
      expect(await another.chat.claimUnfinished(10, 0)).toStrictEqual([withoutSecret]);
      expect(await another.chat.openPost(POST.id)).toMatchObject({ messages: ['17.1'], content: POST.content });
      expect(await another.chat.openTalk(TALK.id)).toStrictEqual(TALK);
    });
  });
}
