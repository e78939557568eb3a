import { beforeEach, describe, expect, it } from 'vitest';
import type { ExportedRow, IncomingArticle, Store } from '../../src/app/ports.ts';
import { stemWord } from '../../src/core/words/terms.ts';
import { closingAfterEach } from './opening.ts';

const NOON = new Date('2026-11-20T12:00:00Z');
const LATER = new Date('2026-11-20T13:00:00Z');
const FLOOD: IncomingArticle = {
  key: 'https://herald.example/flood',
  text: 'The river Lenn rose by two metres overnight.',
};
const STRIKE: IncomingArticle = { key: 'https://herald.example/strike', text: 'Ferry crews went on strike at dawn.' };

/** What every store must do. `open` gives a new, empty one at each call; the suite closes them. */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    const openAnother = closingAfterEach(open);
    let store: Store;

    const save = async (source: string, articles: readonly IncomingArticle[], at = NOON) =>
      (await store.saveArticles(source, articles, at)).map(({ kind }) => kind);
    const idOf = async ({ key, text }: IncomingArticle): Promise<string> =>
      (await store.saveArticles('herald', [{ key, text }], NOON))[0]!.articleId;
    const search = async (words: string, workspace = 'anyone', limit = 10) =>
      await store.searchArticles({ workspace, limit, phrases: [words.split(' ').map((stem) => [stem])] });
    const texts = (articles: readonly { text: string }[]) => articles.map(({ text }) => text);

    beforeEach(async () => {
      store = await openAnother();
      await store.saveSource({ id: 'herald', name: 'The Herald', access: 'everyone' });
      await store.saveSource({ id: 'wire', name: 'Coast Wire', access: 'everyone' });
      await store.saveSource({ id: 'memo', name: 'Our memos', access: ['slack:T1', 'slack:T2'] });
    });

    describe('saving', () => {
      it('keeps an article with everything known about it', async () => {
        const article = {
          ...FLOOD,
          title: 'Lenn bursts its banks',
          url: 'https://herald.example/flood',
          source: 'The Herald',
          author: 'Ada Moor',
          language: 'en',
          publishedAt: new Date('2026-11-19T06:30:00.123Z'),
        };

        const [outcome] = await store.saveArticles('herald', [article], NOON);

        const { key: _, ...details } = article;
        expect(outcome?.kind).toBe('added');
        expect(await store.openArticle('anyone', outcome!.articleId)).toStrictEqual({
          ...details,
          id: outcome!.articleId,
          revision: 1,
          addedAt: NOON,
          fetchedAt: NOON,
        });
      });

      it('leaves absent what is unknown', async () => {
        const id = await idOf(FLOOD);

        const found = await store.openArticle('anyone', id);

        expect(found).toStrictEqual({ id, revision: 1, addedAt: NOON, fetchedAt: NOON, text: FLOOD.text });
      });

      it('changes nothing when it gets the same batch twice', async () => {
        const copy = { key: 'https://wire.example/9', text: FLOOD.text };
        await save('herald', [FLOOD, STRIKE, copy]);
        const version = await store.version();

        const outcomes = await save('herald', [FLOOD, STRIKE, copy], LATER);

        expect(outcomes).toEqual(['unchanged', 'unchanged', 'duplicate']);
        expect(await store.version()).toBe(version);
      });

      it('makes a changed text a new revision and opens the old one to its own text', async () => {
        const id = await idOf(FLOOD);

        const outcomes = await save('herald', [{ ...FLOOD, text: 'The river Lenn rose by three metres.' }], LATER);

        expect(outcomes).toEqual(['revised']);
        expect(await store.openArticle('anyone', id)).toMatchObject({ revision: 2, addedAt: NOON });
        expect((await store.openArticle('anyone', id, 1))?.text).toBe(FLOOD.text);
        expect((await store.openArticle('anyone', id, 2))?.text).toBe('The river Lenn rose by three metres.');
        expect(await store.openArticle('anyone', id, 3)).toBeUndefined();
      });

      it('makes a changed title a new revision', async () => {
        await save('herald', [{ ...FLOOD, title: 'Lenn rises' }]);

        const outcomes = await save('herald', [{ ...FLOOD, title: 'Lenn bursts its banks' }]);

        expect(outcomes).toEqual(['revised']);
      });

      it('makes a text taken back a revision of its own', async () => {
        const id = await idOf(FLOOD);
        await save('herald', [{ ...FLOOD, text: 'The river Lenn rose by three metres.' }]);

        const outcomes = await save('herald', [FLOOD]);

        expect(outcomes).toEqual(['revised']);
        expect(await store.openArticle('anyone', id)).toMatchObject({ revision: 3, text: FLOOD.text });
      });

      it('no longer finds what only an old revision said', async () => {
        await save('herald', [FLOOD]);

        await save('herald', [{ ...FLOOD, text: 'The river Lenn is falling.' }]);

        expect(await search('metr')).toEqual([]);
        expect(texts(await search('fall'))).toEqual(['The river Lenn is falling.']);
      });

      it('mends a date without a new revision', async () => {
        await save('herald', [FLOOD, { ...STRIKE, publishedAt: new Date('2026-11-18T00:00:00Z') }]);

        const outcomes = await save('herald', [{ ...FLOOD, publishedAt: new Date('2026-11-17T00:00:00Z') }]);

        const found = await store.searchArticles({ workspace: 'anyone', limit: 10 });
        expect(outcomes).toEqual(['unchanged']);
        expect(texts(found)).toEqual([STRIKE.text, FLOOD.text]);
        expect(found[1]).toMatchObject({ revision: 1, publishedAt: new Date('2026-11-17T00:00:00Z') });
      });

      it('keeps the same words under another address once, white space aside', async () => {
        const copy = { key: 'https://wire.example/9', text: 'The river Lenn rose\n  by two metres overnight.' };

        const outcomes = await store.saveArticles('herald', [FLOOD, copy], NOON);

        expect(outcomes.map(({ kind }) => kind)).toEqual(['added', 'duplicate']);
        expect(outcomes[1]!.articleId).toBe(outcomes[0]!.articleId);
        expect(await store.countArticles({ workspace: 'anyone' })).toBe(1);
      });

      it('parts a copy from the article it was like when the copy changes', async () => {
        const copy = { key: 'https://wire.example/9', text: FLOOD.text };
        await save('herald', [FLOOD, copy]);

        const outcomes = await save('herald', [{ ...copy, text: 'The river Lenn is falling.' }]);

        expect(outcomes).toEqual(['added']);
        expect(await store.countArticles({ workspace: 'anyone' })).toBe(2);
      });

      it('gives a copy its text to itself when the article it was like changes', async () => {
        const copy = { key: 'https://wire.example/9', text: FLOOD.text };
        const changed = { ...FLOOD, text: 'The river Lenn is falling.' };
        await save('herald', [FLOOD, copy]);

        const [revised] = await store.saveArticles('herald', [changed], LATER);
        const again = await save('herald', [copy, changed], LATER);

        expect(revised).toMatchObject({ kind: 'revised', parted: true });
        expect(again).toEqual(['added', 'unchanged']);
        expect(texts(await search('metr'))).toEqual([FLOOD.text]);
        expect(await save('herald', [copy, changed], LATER)).toEqual(['unchanged', 'unchanged']);
        expect(await store.openArticle('anyone', revised!.articleId, 1)).toMatchObject({ text: FLOOD.text });
      });

      it('keeps no text as a copy of what an article was, though another source still tells it so', async () => {
        const changed = { ...FLOOD, text: 'The river Lenn is falling.' };
        await save('wire', [FLOOD]);
        await save('herald', [changed]);

        const outcomes = await save('herald', [{ key: 'https://wire.example/9', text: FLOOD.text }]);

        expect(outcomes).toEqual(['added']);
        expect(texts(await search('metr'))).toEqual([FLOOD.text]);
      });

      it('does not take articles without any text for copies', async () => {
        const outcomes = await save('herald', [
          { key: 'a', title: 'Lenn rises', text: '' },
          { key: 'b', title: 'Crews strike', text: '' },
        ]);

        expect(outcomes).toEqual(['added', 'added']);
      });

      it('keeps a text to the letter, characters of four bytes and other scripts too', async () => {
        const text = 'Поїзд “Schäden” 🚢\r\n\t— naïve 𝒳 e\u0301 \u202E \u0001 \\ \' " % _ end';

        const id = await idOf({ key: 'letters', text });

        expect((await store.openArticle('anyone', id))?.text).toBe(text);
      });

      it('puts a replacement in the place of characters no database keeps, so that offsets stay', async () => {
        const id = await idOf({ key: 'nul', text: 'before\0after \uD800 end' });

        expect((await store.openArticle('anyone', id))?.text).toBe('before\uFFFDafter \uFFFD end');
        expect(await save('herald', [{ key: 'nul', text: 'before\0after \uD800 end' }])).toEqual(['unchanged']);
      });

      it('keeps times far away and before 1970', async () => {
        const ancient = {
          key: 'old',
          text: 'The old bridge opened.',
          publishedAt: new Date('1931-05-02T03:04:05.006Z'),
        };
        const distant = {
          key: 'new',
          text: 'The new bridge will open.',
          publishedAt: new Date('9999-12-31T23:59:59Z'),
        };

        await save('herald', [ancient, distant]);

        const found = await store.searchArticles({ workspace: 'anyone', limit: 10 });
        expect(found.map(({ publishedAt }) => publishedAt)).toEqual([distant.publishedAt, ancient.publishedAt]);
      });

      it('saves nothing of a batch that fails', async () => {
        const broken = { ...STRIKE, publishedAt: new Date(Number.NaN) };

        await expect(store.saveArticles('herald', [FLOOD, broken], NOON)).rejects.toThrow();

        expect(await store.countArticles({ workspace: 'anyone' })).toBe(0);
      });

      it('keeps an address of any length', async () => {
        const long = { key: `https://herald.example/?q=${'x'.repeat(20_000)}`, text: 'A long address.' };

        expect(await save('herald', [long])).toEqual(['added']);
        expect(await save('herald', [long])).toEqual(['unchanged']);
      });
    });

    describe('search', () => {
      it('finds articles that hold every word of a phrase, or of another', async () => {
        await save('herald', [FLOOD, STRIKE, { key: 'c', text: 'Ferry fares rise.' }]);

        const phrases = [[['ferri'], ['strike']], [['river']]];
        const found = await store.searchArticles({ workspace: 'anyone', limit: 10, phrases });

        expect(texts(found).sort()).toEqual([STRIKE.text, FLOOD.text]);
        expect(await store.countArticles({ workspace: 'anyone', phrases })).toBe(2);
      });

      it('counts no further than asked', async () => {
        await save('herald', [FLOOD, STRIKE, { key: 'c', text: 'Ferry fares rise.' }]);

        expect(await store.countArticles({ workspace: 'anyone', limit: 2 })).toBe(2);
        expect(await store.countArticles({ workspace: 'anyone', phrases: [[['ferri']]], limit: 1 })).toBe(1);
        expect(await store.countArticles({ workspace: 'anyone', limit: 9 })).toBe(3);
      });

      it('takes any of the stems a word may have', async () => {
        await save('herald', [FLOOD]);

        const phrases = [[['metro', 'metr']]];

        expect(await store.countArticles({ workspace: 'anyone', phrases })).toBe(1);
      });

      it('finds words of the title', async () => {
        await save('herald', [{ ...FLOOD, title: 'Evacuation' }]);

        expect(await search('evacu')).toHaveLength(1);
      });

      it('finds nothing by no phrase, by a phrase without words and by a word without stems', async () => {
        await save('herald', [FLOOD]);

        for (const phrases of [[], [[]], [[[]]], [[['river'], []]]]) {
          expect(await store.searchArticles({ workspace: 'anyone', limit: 10, phrases })).toEqual([]);
        }
      });

      it.each([
        "don't",
        'u.s',
        'ё',
        'територі',
        'हिन्दी',
        'naïv',
        '北京',
        '𝒳𝒴',
        'and',
        'not',
        'near',
        'null',
        '½',
        '4g',
      ])('finds the word %s and nothing like it', async (word) => {
        const phrases = [[[stemWord(word, 'en')]]];
        await save('herald', [{ key: 'with', text: `Words ${word} words.` }, FLOOD]);

        const found = await store.searchArticles({ workspace: 'anyone', limit: 10, phrases });

        expect(texts(found)).toEqual([`Words ${word} words.`]);
      });

      it('finds a word with and without its accents, but not one with others', async () => {
        await save('herald', [{ key: 'a', text: 'Zürich.' }]);

        const stem = stemWord('zürich');
        expect(await search(stem)).toHaveLength(1);
        expect(await search(stem.replace('ü', 'u'))).toHaveLength(1);
        expect(await search(stem.replace('ü', 'û'))).toEqual([]);
      });

      it.each(['"', "'", '\\', ')', '(', '*', ':*', '^a', 'a:b', 'a b', '-a', '!', '🚢', '', '%', "x'; --", 'a"b'])(
        'survives the stem %j',
        async (stem) => {
          await save('herald', [FLOOD]);

          const found = await store.searchArticles({ workspace: 'anyone', limit: 10, phrases: [[[stem, 'river']]] });

          expect(texts(found)).toEqual([FLOOD.text]);
        },
      );

      it('gives the newest first, by publication or else by when it was added, equal times by id', async () => {
        const day = (date: string) => new Date(`2026-11-${date}T00:00:00Z`);
        await save('herald', [
          { key: 'b', text: 'Rain on the ninth.', publishedAt: day('09') },
          { key: 'a', text: 'Rain on the tenth.', publishedAt: day('10') },
        ]);
        await save('herald', [{ key: 'c', text: 'Rain, date unknown.' }], new Date('2026-11-09T12:00:00Z'));
        await save('herald', [{ key: 'd', text: 'More rain on the tenth.', publishedAt: day('10') }], LATER);

        const found = await search('rain');

        const onTheTenth = found.slice(0, 2);
        expect(texts(found).slice(2)).toEqual(['Rain, date unknown.', 'Rain on the ninth.']);
        expect(texts(onTheTenth).sort()).toEqual(['More rain on the tenth.', 'Rain on the tenth.']);
        expect(onTheTenth[0]!.id < onTheTenth[1]!.id).toBe(true);
        expect(texts(await store.searchArticles({ workspace: 'anyone', limit: 10 }))).toEqual(texts(found));
      });

      it('is not kept from the newest by old articles that arrive late', async () => {
        const report = (number: number, year: number) => ({
          key: `${year}/${number}`,
          text: `Storm report ${number} of ${year}.`,
          publishedAt: new Date(Date.UTC(year, 0, number)),
        });
        await save('herald', [report(1, 2026), report(2, 2026)]);
        await save(
          'herald',
          Array.from({ length: 30 }, (_, index) => report(index + 1, 2020)),
          LATER,
        );

        const found = await search('storm', 'anyone', 3);

        expect(texts(found)).toEqual([
          'Storm report 2 of 2026.',
          'Storm report 1 of 2026.',
          'Storm report 30 of 2020.',
        ]);
      });

      it('leaves out what is older than asked', async () => {
        const since = new Date('2026-11-10T00:00:00Z');
        await save('herald', [
          { key: 'before', text: 'Rain before.', publishedAt: new Date('2026-11-09T23:59:59.999Z') },
          { key: 'at', text: 'Rain then.', publishedAt: since },
          { key: 'undated', text: 'Rain, date unknown.' },
        ]);

        const phrases = [[['rain']]];
        const found = await store.searchArticles({ workspace: 'anyone', limit: 10, phrases, since });

        expect(texts(found)).toEqual(['Rain, date unknown.', 'Rain then.']);
        expect(await store.countArticles({ workspace: 'anyone', phrases, since })).toBe(2);
        expect(await store.countArticles({ workspace: 'anyone', since })).toBe(2);
      });

      it('leaves out what was stored before, whenever it was published', async () => {
        const lastYear = new Date('2025-11-20T12:00:00Z');
        await save('herald', [{ ...FLOOD, publishedAt: NOON }], NOON);
        await save('wire', [{ ...STRIKE, publishedAt: lastYear }], LATER);

        const all = await store.searchArticles({ workspace: 'anyone', storedSince: NOON, limit: 10 });
        const late = await store.searchArticles({ workspace: 'anyone', storedSince: LATER, limit: 10 });
        const none = await store.searchArticles({
          workspace: 'anyone',
          storedSince: new Date('2026-11-20T14:00:00Z'),
          limit: 10,
        });

        expect([all, late, none].map(texts)).toEqual([[FLOOD.text, STRIKE.text], [STRIKE.text], []]);
      });

      it('takes a changed text for stored when it was changed', async () => {
        const changed = { ...FLOOD, text: 'The river Lenn rose by three metres overnight.' };
        await save('herald', [FLOOD, STRIKE], NOON);
        await save('herald', [changed], LATER);

        const phrases = [[['river']], [['ferri']]];
        const found = await store.searchArticles({ workspace: 'anyone', phrases, storedSince: LATER, limit: 10 });

        expect(texts(found)).toEqual([changed.text]);
      });

      it('keeps apart a thousand articles of one instant', async () => {
        const many = Array.from({ length: 1000 }, (_, index) => ({
          key: `k${index}`,
          text: `Notice ${index} of rain.`,
        }));
        await save('herald', many);

        const found = await search('rain', 'anyone', 2000);

        expect(new Set(texts(found)).size).toBe(1000);
      });
    });

    describe('access', () => {
      const SECRET: IncomingArticle = { key: 'memo:1', text: 'The merger closes on Friday.', title: 'Merger' };

      it('shows a search nothing of a source the workspace may not read', async () => {
        await save('memo', [SECRET]);

        expect(await search('merger', 'slack:T9')).toEqual([]);
        expect(await store.searchArticles({ workspace: 'slack:T9', limit: 10 })).toEqual([]);
        expect(await search('merger', 'slack:T2')).toHaveLength(1);
      });

      it('counts nothing of it', async () => {
        await save('memo', [SECRET]);

        expect(await store.countArticles({ workspace: 'slack:T9' })).toBe(0);
        expect(await store.countArticles({ workspace: 'slack:T9', phrases: [[['merger']]] })).toBe(0);
        expect(await store.countArticles({ workspace: 'slack:T1', phrases: [[['merger']]] })).toBe(1);
      });

      it('opens nothing of it, neither the latest nor a named revision', async () => {
        const [saved] = await store.saveArticles('memo', [SECRET], NOON);

        expect(await store.openArticle('slack:T9', saved!.articleId)).toBeUndefined();
        expect(await store.openArticle('slack:T9', saved!.articleId, 1)).toBeUndefined();
        expect(await store.openArticle('slack:T1', saved!.articleId, 1)).toBeDefined();
      });

      it('gives no stem of it, nor of a revision that another source has told', async () => {
        const [saved] = await store.saveArticles('wire', [SECRET], NOON);
        await save('memo', [{ ...SECRET, text: 'The merger was called off.' }]);
        const ids = [saved!.articleId];

        const [theirs, ours] = [await store.stemsIn('slack:T9', ids), await store.stemsIn('slack:T1', ids)];

        expect([theirs.has('merger'), theirs.has('call')]).toEqual([true, false]);
        expect([ours.has('merger'), ours.has('call')]).toEqual([true, true]);
        expect(await store.stemsIn('slack:T1', [])).toEqual(new Set());
      });

      it('does not list it', async () => {
        await save('memo', [SECRET]);

        expect((await store.listSources('slack:T9')).map(({ id }) => id)).toEqual(['wire', 'herald']);
        expect((await store.listSources('slack:T1')).map(({ id }) => id)).toEqual(['wire', 'memo', 'herald']);
      });

      it('shows nothing of it among what was stored since', async () => {
        await save('memo', [{ key: 'memo:1', text: 'The ferry budget is secret.' }], LATER);

        const query = { storedSince: NOON, limit: 10 };

        expect(await store.searchArticles({ workspace: 'slack:T3', ...query })).toEqual([]);
        expect(texts(await store.searchArticles({ workspace: 'slack:T1', ...query }))).toEqual([
          'The ferry budget is secret.',
        ]);
      });

      it('gives one key to workspaces that read the same, and another to one that reads less', async () => {
        const keys = await Promise.all(['slack:T1', 'slack:T2', 'slack:T3', 'slack:T4'].map(store.readerKey));

        expect(keys[0]).toBe(keys[1]);
        expect(keys[2]).toBe(keys[3]);
        expect(keys[0]).not.toBe(keys[2]);
      });

      it('gives another key to a workspace that does not want a source', async () => {
        await store.watches.mute({ workspace: 'slack:T1' }, 'herald', true);

        expect(await store.readerKey('slack:T1')).not.toBe(await store.readerKey('slack:T2'));
      });

      it('takes no workspace of the name for everyone', async () => {
        await save('memo', [SECRET]);

        expect(await store.countArticles({ workspace: '*' })).toBe(0);
      });

      it('shows an article that a second source has, too', async () => {
        await save('memo', [SECRET]);

        await save('wire', [{ key: 'https://wire.example/merger', text: SECRET.text }]);

        expect(await search('merger', 'slack:T9')).toHaveLength(1);
        expect(await store.countArticles({ workspace: 'slack:T1' })).toBe(1);
      });

      it.each([
        ['under another address', 'https://other.example/7'],
        ['under the same address', SECRET.key],
      ])('tells nobody who else has a text %s, nor in whose words', async (_, key) => {
        await store.saveSource({ id: 'club', name: 'A club', access: ['slack:T9'] });
        const details = { title: 'For members', url: 'https://intern.example/?token=1', source: 'Intern' };
        await save('club', [{ ...SECRET, ...details, publishedAt: new Date(0) }]);

        const [outcome] = await store.saveArticles('memo', [{ key, text: SECRET.text, source: 'Memo' }], NOON);

        const read = await store.openArticle('slack:T1', outcome!.articleId);
        expect(read).toMatchObject({ text: SECRET.text, source: 'Memo' });
        expect([read?.title, read?.url, read?.publishedAt]).toEqual([undefined, undefined, undefined]);
        expect(texts(await search('merger', 'slack:T1'))).toEqual([SECRET.text]);
        expect((await search('merger', 'slack:T9')).map(({ source }) => source)).toEqual(['Intern']);
      });

      it('shows a text that everybody has in the words all may read, once', async () => {
        await save('memo', [{ ...SECRET, source: 'Memo' }]);

        await save('wire', [{ key: 'https://wire.example/merger', text: SECRET.text, source: 'Wire' }]);
        const again = await save('memo', [{ ...SECRET, source: 'Memo' }]);

        expect(again).toEqual(['duplicate']);
        for (const workspace of ['slack:T1', 'slack:T9'])
          expect((await search('merger', workspace)).map(({ source }) => source)).toEqual(['Wire']);
      });

      it('shows of a shared article only what the readable source has told', async () => {
        const [saved] = await store.saveArticles('wire', [SECRET], NOON);
        await save('memo', [SECRET]);

        const outcomes = await save('memo', [{ ...SECRET, text: 'The merger was called off.' }]);

        expect(outcomes).toEqual(['revised']);
        expect(texts(await search('merger', 'slack:T9'))).toEqual([SECRET.text]);
        expect(texts(await search('merger', 'slack:T1'))).toEqual(['The merger was called off.']);
        expect((await store.openArticle('slack:T9', saved!.articleId))?.text).toBe(SECRET.text);
        expect(await store.openArticle('slack:T9', saved!.articleId, 2)).toBeUndefined();
      });

      it('lets two sources tell one address differently without revising each other for ever', async () => {
        const teaser = { ...SECRET, text: 'A merger closes soon.' };
        await save('memo', [SECRET]);
        await save('wire', [teaser]);
        const version = await store.version();

        const outcomes = [...(await save('memo', [SECRET])), ...(await save('wire', [teaser]))];

        expect(outcomes).toEqual(['unchanged', 'unchanged']);
        expect(await store.version()).toBe(version);
      });

      it('does not let a second source mend the details of the first', async () => {
        await save('wire', [{ ...FLOOD, author: 'Ada Moor' }]);
        const id = await idOf(FLOOD);

        const outcomes = await save('herald', [{ ...FLOOD, author: 'Somebody else' }]);

        expect(outcomes).toEqual(['unchanged']);
        expect((await store.openArticle('anyone', id))?.author).toBe('Ada Moor');
      });

      it('follows a change of who may read a source', async () => {
        await save('memo', [SECRET]);
        const version = await store.version();

        await store.saveSource({ id: 'memo', name: 'Our memos', access: ['slack:T9'] });

        expect(await search('merger', 'slack:T1')).toEqual([]);
        expect(await search('merger', 'slack:T9')).toHaveLength(1);
        expect(await store.version()).toBeGreaterThan(version);
      });
    });

    describe('sources', () => {
      it('lists them by name with what they hold now and how fresh it is', async () => {
        const published = new Date('2026-11-19T06:00:00Z');
        await save('herald', [
          { ...FLOOD, publishedAt: published },
          { ...STRIKE, publishedAt: new Date(0) },
        ]);
        await save('wire', [FLOOD]);

        const sources = await store.listSources('anyone');

        expect(sources).toEqual([
          { id: 'wire', name: 'Coast Wire', articles: 1, newest: published },
          { id: 'herald', name: 'The Herald', articles: 2, newest: published },
        ]);
      });

      it('tells caches nothing when a source is saved as it was', async () => {
        const version = await store.version();

        await store.saveSource({ id: 'memo', name: 'Our memos', access: ['slack:T2', 'slack:T1'] });

        expect(await store.version()).toBe(version);
      });
    });

    describe('export and import', () => {
      const fill = async (): Promise<void> => {
        await save('herald', [
          {
            ...FLOOD,
            title: '🚢 Lenn',
            url: FLOOD.key,
            author: 'Ada',
            publishedAt: new Date('1931-05-02T03:04:05.006Z'),
          },
          STRIKE,
          { key: 'uk', text: 'Поїзд \\ "спізнився" \u0001', language: 'uk' },
        ]);
        await save('wire', [{ key: 'copy', text: STRIKE.text }]);
        await save('memo', [{ key: 'memo:1', text: 'The merger closes.' }], LATER);
        await save('herald', [{ ...FLOOD, text: 'The river Lenn is falling.' }], LATER);
      };

      it('moves everything, so that the copy reads and exports alike', async () => {
        await fill();
        const rows = await exportOf(store);
        const copy = await openAnother();

        const read = await copy.importRows(rowsOf(rows));

        expect(read).toBe(rows.filter(({ table }) => table !== 'schema_version').length);
        expect(await exportOf(copy)).toEqual(rows);
        for (const workspace of ['anyone', 'slack:T1']) {
          const everything = { workspace, limit: 100 };
          expect(await copy.searchArticles(everything)).toEqual(await store.searchArticles(everything));
          expect(await copy.listSources(workspace)).toEqual(await store.listSources(workspace));
        }
        expect(await copy.countArticles({ workspace: 'anyone', phrases: [[['metr']]] })).toBe(0);
        expect(await copy.countArticles({ workspace: 'anyone', phrases: [[['fall']]] })).toBe(1);
      });

      it('goes on after the move as before it', async () => {
        await fill();
        const copy = await openAnother();
        await copy.importRows(rowsOf(await exportOf(store)));

        const outcomes = await copy.saveArticles('herald', [STRIKE, { ...STRIKE, key: 'new' }], LATER);

        expect(outcomes.map(({ kind }) => kind)).toEqual(['unchanged', 'duplicate']);
      });

      it('is JSON', async () => {
        await fill();

        const rows = await exportOf(store);

        expect(JSON.parse(JSON.stringify(rows))).toEqual(rows);
      });

      it('exports more rows than it reads at a time, each once', async () => {
        const many = Array.from({ length: 450 }, (_, index) => ({ key: `k${index}`, text: `Notice ${index}.` }));
        await save('herald', many);

        const rows = await exportOf(store);

        expect(new Set(rows.filter(({ table }) => table === 'article').map(({ row }) => row.key)).size).toBe(450);
        expect(rows.filter(({ table }) => table === 'article_revision')).toHaveLength(450);
      });

      it('refuses a store that holds something', async () => {
        const rows = await exportOf(store);

        await expect(store.importRows(rowsOf(rows))).rejects.toMatchObject({ code: 'store-not-empty' });
      });

      it('imports nothing of an export with a row it does not know', async () => {
        const copy = await openAnother();
        const rows = await exportOf(store);

        const importing = copy.importRows(rowsOf([...rows, { table: 'spells', row: { id: 1 } }]));

        await expect(importing).rejects.toMatchObject({ code: 'bad-import' });
        expect(await copy.listSources('anyone')).toEqual([]);
      });

      it.each([
        ['lacks a column', { id: 'x' }, 'lacks the column "name"'],
        ['has one too many', { id: 'x', name: 'X', colour: 'red' }, 'has a column "colour"'],
        ['has a number for a text', { id: 'x', name: 7 }, 'has 7 in "name"'],
        ['has nothing where something must be', { id: 'x', name: null }, 'has nothing in "name"'],
      ])('imports nothing of an export with a row that %s', async (_, row, problem) => {
        const copy = await openAnother();
        const rows = await exportOf(store);

        const importing = copy.importRows(rowsOf([...rows, { table: 'source', row }]));

        await expect(importing).rejects.toMatchObject({
          code: 'bad-import',
          message: expect.stringContaining(problem),
        });
        expect(await copy.listSources('anyone')).toEqual([]);
      });

      it('takes an older export that lacks a column which may be empty, and no other', async () => {
        const older = (row: ExportedRow['row']): readonly ExportedRow[] => [
          { table: 'schema_version', row: { version: 1 } },
          { table: 'source', row: { id: 'x', name: 'X' } },
          { table: 'source_access', row },
        ];
        const copy = await openAnother();
        const another = await openAnother();

        const read = await copy.importRows(rowsOf(older({ source_id: 'x', workspace: '*' })));

        expect(read).toBe(2);
        expect(await copy.listSources('anyone')).toHaveLength(1);
        await expect(another.importRows(rowsOf(older({ source_id: 'x' })))).rejects.toMatchObject({
          message: expect.stringContaining('lacks the column "workspace"'),
        });
      });

      it('refuses an export of a newer program', async () => {
        const copy = await openAnother();

        const importing = copy.importRows(rowsOf([{ table: 'schema_version', row: { version: 999 } }]));

        await expect(importing).rejects.toMatchObject({ code: 'store-newer' });
      });
    });
  });
}

async function exportOf(store: Store): Promise<readonly ExportedRow[]> {
  const rows: ExportedRow[] = [];
  for await (const row of store.exportRows()) rows.push(row);
  return rows;
}

async function* rowsOf(rows: readonly ExportedRow[]): AsyncGenerator<ExportedRow> {
  yield* rows;
}
