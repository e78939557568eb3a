import { describe, expect, it } from 'vitest';
import { createDesk, type Desk } from '../../src/app/desk.ts';
import type { Block, Document } from '../../src/app/document.ts';
import { createMemoryLibrary } from '../../src/app/memory-library.ts';
import type { StoredArticle } from '../../src/app/ports.ts';
import { storedArticle } from '../build.ts';

const asked = { workspace: 'terminal', clock: { now: new Date('2026-05-11T12:00:00Z'), zone: 'UTC' } };

const deskOver = (...articles: readonly StoredArticle[]): Desk =>
  createDesk({
    library: createMemoryLibrary('test', articles),
    topics: [{ name: 'harbour', aliases: ['port of Tarn'], related: [] }],
  });

const strike = (given: Partial<StoredArticle> = {}): StoredArticle =>
  storedArticle({
    id: 'strike',
    title: 'Dockers stop work in the harbour of Tarn',
    source: 'Tarn Herald',
    publishedAt: new Date('2026-05-11T09:00:00Z'),
    text: 'Dockers in the harbour of Tarn stopped work on Monday. Union leader Mira Holt said the strike would last nine days.',
    ...given,
  });

const textsOf = (document: Document): readonly string[] =>
  document.blocks.flatMap((block) => ('text' in block ? [block.text] : []));
const ofKind = <Kind extends Block['kind']>(
  document: Document,
  kind: Kind,
): readonly Extract<Block, { kind: Kind }>[] =>
  document.blocks.filter((block): block is Extract<Block, { kind: Kind }> => block.kind === kind);

describe('a brief', () => {
  it('on a topic of stop words finds what few of the articles that hold them are about', async () => {
    const others = Array.from({ length: 40 }, (_, place) =>
      strike({ id: `a${place}`, title: 'The man who ran', text: `Those who saw it cheered at mile ${place} in Tarn.` }),
    );
    const warning = { id: 'who', title: 'The WHO warns', text: 'The WHO warned of measles in Tarn on Monday.' };
    const desk = deskOver(...others, strike({ ...warning, publishedAt: new Date('2026-05-10T09:00:00Z') }));

    const { document } = await desk.respond({ kind: 'brief', topic: 'who' }, asked);

    expect(ofKind(document, 'sources').flatMap(({ sources }) => sources.map(({ articleId }) => articleId))).toEqual([
      'who',
    ]);
  });

  it('shows points with the numbers of the sources that stand below them', async () => {
    const desk = deskOver(strike());

    const { document, outcome } = await desk.respond({ kind: 'brief', topic: 'harbour' }, asked);

    expect(outcome).toBe('done');
    expect(document.title).toBe('harbour');
    expect(ofKind(document, 'point')[0]).toMatchObject({ sources: [1] });
    expect(ofKind(document, 'sources')[0]?.sources).toEqual([
      {
        number: 1,
        articleId: 'strike',
        label: 'Dockers stop work in the harbour of Tarn',
        publisher: 'Tarn Herald',
        time: '3 h ago',
      },
    ]);
    expect(ofKind(document, 'coverage')[0]?.text).toBe('1 article, 1 source, newest 3 h old');
  });

  it('says why it has no point, and which articles there are, where no sentence is about the topic', async () => {
    const desk = deskOver(strike({ text: 'Lanterns were lit.' }));

    const { document, outcome } = await desk.respond({ kind: 'brief', topic: 'dockers lanterns' }, asked);

    expect(outcome).toBe('nothing');
    expect(textsOf(document)).toEqual([
      'No sentence on “dockers lanterns” can stand in a brief. 1 article has its words: open one, or ask a question about it.',
      '1 article, 1 source, newest 3 h old',
    ]);
    expect(ofKind(document, 'sources')[0]?.sources[0]?.label).toBe('Dockers stop work in the harbour of Tarn');
  });

  it('says what is unknown about an article instead of inventing it', async () => {
    const desk = deskOver(
      strike({
        title: undefined,
        source: undefined,
        publishedAt: undefined,
        addedAt: new Date('2026-05-11T09:12:00Z'),
      }),
    );

    const { document } = await desk.respond({ kind: 'brief', topic: 'harbour' }, asked);

    expect(ofKind(document, 'sources')[0]?.sources[0]).toMatchObject({
      label: '“Dockers in the harbour of Tarn stopped work…” (no title)',
      time: 'date unknown, added 2 h ago',
    });
    expect(ofKind(document, 'coverage')[0]?.text).toBe('1 article; publisher and date unknown; added today 09:12');
  });

  it('finds a topic by the alias an editor gave it', async () => {
    const desk = deskOver(strike());

    const { document } = await desk.respond({ kind: 'brief', topic: 'Port of Tarn' }, asked);

    expect(document.title).toBe('harbour');
  });

  it('shows no quotation beside its points where a short one is asked for', async () => {
    const text = `Dockers in the harbour of Tarn stopped work on Monday. The strike will last nine days.

The port stood still on Tuesday. "We will not load another ship in the harbour of Tarn," said union leader Mira Holt.`;
    const desk = deskOver(strike({ text }));

    const normal = await desk.respond({ kind: 'brief', topic: 'harbour', words: 12 }, asked);
    const short = await desk.respond({ kind: 'brief', topic: 'harbour', length: 'short', words: undefined }, asked);

    expect(ofKind(normal.document, 'quote')).toHaveLength(1);
    expect(ofKind(short.document, 'quote')).toEqual([]);
  });

  it('has no block without content', async () => {
    const desk = deskOver(strike());

    const { document } = await desk.respond({ kind: 'brief', topic: 'harbour' }, asked);

    for (const block of document.blocks) {
      if ('text' in block) expect(block.text).not.toBe('');
      if (block.kind === 'sources') expect(block.sources).not.toEqual([]);
    }
  });
});

describe('the span of a brief', () => {
  const daysAgo = (days: number, id: string): StoredArticle =>
    strike({
      id,
      publishedAt: new Date(asked.clock.now.getTime() - days * 86_400_000),
      text: `${strike().text} ${id}.`,
    });

  it('is three days where they hold three articles', async () => {
    const desk = deskOver(daysAgo(0, 'a'), daysAgo(1, 'b'), daysAgo(2, 'c'), daysAgo(5, 'd'));

    const { document } = await desk.respond({ kind: 'brief', topic: 'harbour' }, asked);

    expect(document.span).toBe('last 3 days');
    expect(ofKind(document, 'coverage')[0]?.text).toContain('3 articles');
  });

  it('widens to 14 days, then to everything', async () => {
    const within14 = deskOver(daysAgo(0, 'a'), daysAgo(5, 'b'), daysAgo(13, 'c'), daysAgo(40, 'd'));
    const within = deskOver(daysAgo(0, 'a'), daysAgo(40, 'b'));

    const wide = await within14.respond({ kind: 'brief', topic: 'harbour' }, asked);
    const widest = await within.respond({ kind: 'brief', topic: 'harbour' }, asked);

    expect(wide.document.span).toBe('last 14 days');
    expect(widest.document.span).toBe('all articles');
  });

  it('is the one asked for, however few articles it holds', async () => {
    const desk = deskOver(daysAgo(0, 'a'), daysAgo(5, 'b'));

    const command = { kind: 'brief', topic: 'harbour', since: { kind: 'today' } } as const;
    const { document } = await desk.respond(command, asked);

    expect(document.span).toBe('today');
    expect(ofKind(document, 'coverage')[0]?.text).toContain('1 article,');
  });

  it('without articles says so and how old the newest one is', async () => {
    const desk = deskOver(daysAgo(5, 'a'));

    const command = { kind: 'brief', topic: 'harbour', since: { kind: 'today' } } as const;
    const { document, outcome } = await desk.respond(command, asked);

    expect(outcome).toBe('nothing');
    expect(textsOf(document)).toEqual([
      'Nothing on harbour in this span (today). The newest article on it came 5 days ago.',
    ]);
  });
});

describe('an unknown topic', () => {
  it('gets what there is instead', async () => {
    const desk = deskOver(strike());

    const { document, outcome } = await desk.respond({ kind: 'brief', topic: 'volcano' }, asked);

    expect(outcome).toBe('nothing');
    expect(textsOf(document)).toContain('No article is about “volcano”.');
    expect(textsOf(document).at(-1)).toContain('harbour (1 article)');
  });

  it('that is a question gets how to ask it', async () => {
    const desk = deskOver(strike());

    const { document } = await desk.respond({ kind: 'brief', topic: 'who ate the volcano?' }, asked);

    expect(textsOf(document)).toContain('If it is a question, type it after /brief ask.');
  });

  it('gets the known name it may be a misspelling of', async () => {
    const desk = deskOver(strike());

    const { document } = await desk.respond({ kind: 'brief', topic: 'harbuor' }, asked);

    expect(textsOf(document)).toContain('Did you mean “harbour”?');
  });

  it.each(['🎉', '?!', '   . '])('of no word (%j) is told like any other', async (topic) => {
    const desk = deskOver(strike());

    const { outcome } = await desk.respond({ kind: 'brief', topic }, asked);

    expect(outcome).toBe('nothing');
  });

  it.each([
    { kind: 'brief', topic: 'harbour' } as const,
    { kind: 'ask', question: 'Who closed the harbour of Tarn?' } as const,
    { kind: 'top-stories' } as const,
    { kind: 'top-stories', since: { kind: 'all' } } as const,
  ])('of an empty library gets told how to fill it: %j', async (command) => {
    const { document, outcome } = await deskOver().respond(command, asked);

    expect(textsOf(document).at(-1)).toContain('There are no articles yet.');
    expect(outcome).toBe('nothing');
  });
});

describe('a digest that nobody subscribed to', () => {
  it.each([
    [[], 'There are no articles yet.'],
    [[strike()], 'Nothing new: herring.'],
  ])('of nothing new tells an empty library from a quiet day', async (articles, said) => {
    const desk = deskOver(...articles);

    const { document, outcome } = await desk.respond({ kind: 'digest', topics: ['herring'] }, asked);

    expect(outcome).toBe('nothing');
    expect(textsOf(document)[0]).toContain(said);
  });
});

describe('the front page', () => {
  it('gives each story one place, its title and its coverage', async () => {
    const desk = deskOver(
      strike(),
      storedArticle({
        id: 'cod',
        title: 'Cod stocks recover',
        text: 'Cod stocks in the bay have recovered since 2020.',
      }),
    );

    const { document } = await desk.respond({ kind: 'top-stories' }, asked);

    expect(ofKind(document, 'heading').map(({ text }) => text)).toHaveLength(2);
    expect(ofKind(document, 'heading')[0]?.detail).toContain('1 article');
    expect(ofKind(document, 'sources')[0]?.sources.map(({ number }) => number)).toEqual([1, 2]);
  });
});

it('tells of parts of a topic, and says so, where no sentence holds all its words', async () => {
  const text =
    'Dockers in the harbour of Tarn stopped work on Monday over pay. Fishermen from Osby landed 90 tonnes of cod on the beach instead.';
  const desk = deskOver(storedArticle({ text }));

  const { document, outcome } = await desk.respond({ kind: 'brief', topic: 'dockers cod' }, asked);

  expect(outcome).toBe('done');
  expect(textsOf(document)[0]).toBe('No sentence is on all of “dockers cod”. These are on a part of it.');
  expect(ofKind(document, 'point')).toHaveLength(2);
});

it('goes by titles on the front page where articles have nothing else', async () => {
  const { document } = await deskOver(storedArticle({ title: 'Cod stocks recover', text: '' })).respond(
    { kind: 'top-stories' },
    asked,
  );

  expect(ofKind(document, 'heading')[0]).toMatchObject({ text: 'Cod stocks recover', sources: [1] });
  expect(ofKind(document, 'sources')[0]?.sources.map(({ label }) => label)).toEqual(['Cod stocks recover']);
});

describe('lists', () => {
  it('tell topics and sources with counts and freshness', async () => {
    const desk = deskOver(strike());

    const topics = await desk.respond({ kind: 'topics' }, asked);
    const sources = await desk.respond({ kind: 'sources' }, asked);

    expect(topics.document.blocks[0]).toEqual({ kind: 'entry', name: 'harbour', detail: '1 article, newest 3 h old' });
    expect(sources.document.blocks[0]).toEqual({ kind: 'entry', name: 'test', detail: '1 article, newest 3 h old' });
  });
});

it('counts a topic of very many articles no further than readers care for', async () => {
  const articles = Array.from({ length: 1_200 }, (_, number) => strike({ id: `strike ${number}` }));

  const { document } = await deskOver(...articles).respond({ kind: 'topics' }, asked);

  expect(document.blocks[0]).toMatchObject({ name: 'harbour', detail: '1,000 articles or more, newest 3 h old' });
});

it('counts a topic found in the newest articles in the older ones, too', async () => {
  const text = 'Mira Holt spoke in Tarn.';
  const publishedAt = new Date('2026-05-10T09:00:00Z');
  const articles = Array.from({ length: 250 }, (_, number) =>
    strike({ id: `${number}`, title: 'Talk', text, publishedAt }),
  );

  const { document } = await deskOver(...articles).respond({ kind: 'topics' }, asked);

  expect(ofKind(document, 'entry')).toContainEqual({
    kind: 'entry',
    name: 'Mira Holt',
    detail: '250 articles, newest 27 h old',
  });
});

it('answers a misunderstood command with its reason', async () => {
  const { document, outcome } = await deskOver().respond({ kind: 'misunderstood', reason: 'Say it again.' }, asked);

  expect(outcome).toBe('misunderstood');
  expect(textsOf(document)).toEqual(['Say it again.']);
});

describe('what is found in all articles', () => {
  it('is looked for once, and again when the library has changed', async () => {
    let version = 1;
    let looked = 0;
    const library = createMemoryLibrary('test', [strike()]);
    const desk = createDesk({
      library: {
        ...library,
        version: async () => version,
        searchArticles: (query) => {
          looked += query.phrases ? 0 : 1;
          return library.searchArticles(query);
        },
      },
      topics: [],
    });

    await desk.topics('terminal');
    await desk.respond({ kind: 'topics' }, asked);
    await desk.respond({ kind: 'brief', topic: 'harbur' }, asked);
    const once = looked;
    version = 2;
    await desk.topics('terminal');

    expect({ once, looked }).toEqual({ once: 1, looked: 2 });
  });
});
