import { describe, expect, it } from 'vitest';
import { type AwaitedPoint, composeDigest, type Memory } from '../../../src/core/digest/digest.ts';
import { findNews } from '../../../src/core/digest/news.ts';
import type { Article } from '../../../src/core/reading/article.ts';
import { article } from '../../build.ts';

const NOW = new Date('2026-05-12T08:00:00Z');
const SIZE = { points: 3, words: 90 };
const NOTHING: Memory = { told: [], awaited: [] };

const topic = (name: string) => ({ name, aliases: [], related: [] });

interface Given {
  readonly fresh: readonly Article[];
  readonly earlier?: readonly Article[];
  readonly revisions?: readonly { readonly before: Article; readonly after: Article }[];
  readonly topics?: readonly string[];
  readonly memory?: Memory;
}

const digestOf = ({ fresh, earlier = [], revisions = [], topics = ['harbour'], memory = NOTHING }: Given) => {
  const news = findNews(topics.map((name) => ({ topic: topic(name), fresh, earlier, revisions })));
  return composeDigest(news, memory, { now: NOW, size: SIZE });
};

/** What readers know once they were shown this. */
const afterReading = (digest: ReturnType<typeof digestOf>, at: Date): Memory => ({
  told: digest.topics.flatMap(({ points, next }) =>
    [...points, ...(next ? [next] : [])].map((point) => ({ point, at })),
  ),
  awaited: digest.topics.flatMap(({ topic: name, next }): AwaitedPoint[] =>
    next ? [{ topic: name, point: next, at }] : [],
  ),
});

const textsIn = (digest: ReturnType<typeof digestOf>) =>
  digest.topics.flatMap(({ points }) => points.map(({ text }) => text));

const strike = (given: Partial<Parameters<typeof article>[0]> = {}) =>
  article({
    id: 'strike',
    source: 'Tarn Herald',
    title: 'Dockers close the harbour of Tarn',
    publishedAt: new Date('2026-05-11T06:00:00Z'),
    addedAt: new Date('2026-05-11T07:00:00Z'),
    text: [
      'Dockers stopped work in the harbour of Tarn on Monday, and no ship has been unloaded since.',
      'About 300 lorries wait at the gates of the harbour, the police said.',
      'The union and the harbour company will meet again on Thursday.',
    ].join('\n\n'),
    ...given,
  });

const LATER = article({
  id: 'later',
  source: 'Coast Courier',
  title: 'Fishermen of Tarn lose their catch as the harbour stays shut',
  publishedAt: new Date('2026-05-12T05:00:00Z'),
  addedAt: new Date('2026-05-12T06:00:00Z'),
  text: [
    'Fishermen threw away nine tonnes of herring on Tuesday because the cold store in the harbour of Tarn is locked.',
    'Dockers stopped work in the harbour of Tarn on Monday, and since then no ship has been unloaded.',
  ].join('\n\n'),
});

describe('a digest', () => {
  it('tells what is new, and what comes next', () => {
    const digest = digestOf({ fresh: [strike()] });

    expect(textsIn(digest)).toEqual([
      'Dockers stopped work in the harbour of Tarn on Monday, and no ship has been unloaded since.',
      'About 300 lorries wait at the gates of the harbour, the police said.',
    ]);
    expect(digest.topics[0]?.next?.text).toBe('The union and the harbour company will meet again on Thursday.');
  });

  it('has nothing to tell twice to the same readers', () => {
    const first = digestOf({ fresh: [strike()] });

    const second = digestOf({ fresh: [strike()], memory: afterReading(first, NOW) });

    expect(textsIn(second)).toEqual([]);
    expect(second.quiet).toEqual(['harbour']);
  });

  it('tells nothing that earlier articles tell already, whoever repeats it in other words', () => {
    const digest = digestOf({ fresh: [LATER], earlier: [strike()] });

    expect(textsIn(digest)).toEqual([
      'Fishermen threw away nine tonnes of herring on Tuesday because the cold store in the harbour of Tarn is locked.',
    ]);
  });

  it('tells an event once where two topics match it, and says where', () => {
    const digest = digestOf({ fresh: [strike()], topics: ['harbour', 'dockers', 'salt'] });

    expect(digest.topics.map((one) => one.topic)).toEqual(['harbour']);
    expect(digest.elsewhere).toEqual([{ topic: 'dockers', under: ['harbour'] }]);
    expect(digest.quiet).toEqual(['salt']);
  });

  it("calls a publisher's revised number a change and shows both sentences", () => {
    const before = strike({ id: 'strike as of revision 1' });
    const after = strike({ text: strike().text.replace('About 300 lorries', 'About 900 lorries') });

    const digest = digestOf({ fresh: [after], revisions: [{ before, after }] });

    expect(digest.topics[0]?.changes).toMatchObject([
      {
        kind: 'revised',
        was: {
          text: 'About 300 lorries wait at the gates of the harbour, the police said.',
          citation: { articleId: 'strike as of revision 1' },
        },
        is: {
          text: 'About 900 lorries wait at the gates of the harbour, the police said.',
          citation: { articleId: 'strike' },
        },
      },
    ]);
    expect(textsIn(digest)).toEqual([]);
  });

  it('calls a reworded sentence no change', () => {
    const before = strike({ id: 'strike as of revision 1' });
    const after = strike({
      text: strike().text.replace('About 300 lorries wait at the gates', 'At the gates wait some 300 lorries'),
    });

    const digest = digestOf({ fresh: [after], revisions: [{ before, after }] });

    expect(digest.topics).toEqual([]);
    expect(digest.quiet).toEqual(['harbour']);
  });

  it("calls another publisher's other number told differently", () => {
    const other = article({
      id: 'other',
      source: 'Coast Courier',
      publishedAt: new Date('2026-05-11T07:00:00Z'),
      text: 'Dockers closed the harbour of Tarn. About 900 lorries wait at the gates of the harbour of Tarn, drivers said.',
    });

    const digest = digestOf({ fresh: [other], earlier: [strike()] });

    expect(digest.topics[0]?.changes).toEqual([]);
    expect(digest.topics[0]?.differences.flatMap(({ sides }) => sides.map(({ text }) => text))).toEqual([
      'About 300 lorries',
      'About 900 lorries',
    ]);
  });

  it('awaits what was to come next until a later article tells what became of it', () => {
    const memory = afterReading(digestOf({ fresh: [strike()] }), new Date('2026-05-11T08:00:00Z'));
    const met = article({
      id: 'met',
      addedAt: new Date('2026-05-12T07:00:00Z'),
      text: 'The union met the harbour company of Tarn at the town hall and left after an hour.',
    });

    const open = digestOf({ fresh: [LATER], earlier: [strike()], memory });
    const settled = digestOf({ fresh: [LATER, met], earlier: [strike()], memory });

    expect(open.topics[0]?.awaited).toEqual(memory.awaited);
    expect(settled.topics[0]?.awaited).toEqual([]);
    expect(settled.settled).toEqual(memory.awaited);
  });

  it('awaits nothing that was settled before the channel was told late, by a brief, that it was to come', () => {
    const memory = afterReading(digestOf({ fresh: [strike()] }), new Date('2026-05-13T08:00:00Z'));
    const met = article({
      id: 'met',
      addedAt: new Date('2026-05-12T07:00:00Z'),
      text: 'The union met the harbour company of Tarn at the town hall and left after an hour.',
    });

    const digest = digestOf({ fresh: [LATER], earlier: [strike(), met], memory });

    expect(digest.topics[0]?.awaited).toEqual([]);
    expect(digest.settled).toEqual(memory.awaited);
  });

  it('awaits nothing longer than seven days', () => {
    const memory = afterReading(digestOf({ fresh: [strike()] }), new Date('2026-05-05T07:00:00Z'));

    const digest = digestOf({ fresh: [LATER], earlier: [strike()], memory });

    expect(digest.topics[0]?.awaited).toEqual([]);
    expect(digest.settled).toEqual(memory.awaited);
  });

  it('cites every source that it refers to', () => {
    const memory = afterReading(digestOf({ fresh: [strike()] }), new Date('2026-05-11T08:00:00Z'));

    const digest = digestOf({ fresh: [LATER], earlier: [strike()], memory });

    expect(digest.sources.map(({ articleId }) => articleId)).toEqual(['later', 'strike']);
  });
});

describe('a sentence that tells a change in passing', () => {
  const before = article({
    id: 'before',
    source: 'Tarn Herald',
    publishedAt: new Date('2026-05-11T06:00:00Z'),
    text: 'Three people were killed when a crane fell in the harbour of Tarn on Monday.',
  });
  const after = article({
    id: 'after',
    source: 'Coast Courier',
    publishedAt: new Date('2026-05-12T05:00:00Z'),
    text: 'The labour minister ordered an inquiry into the cranes of the Tarn harbour, where five people were killed by a falling crane. Five other ports must test theirs.',
  });

  it('is told as a point, and the change by its clause', () => {
    const { topics } = digestOf({ fresh: [after], earlier: [before] });

    expect(topics[0]?.points[0]?.text).toContain('The labour minister ordered an inquiry');
    expect(topics[0]?.changes.map(({ was, is }) => [was.text, is.text])).toEqual([
      [
        'Three people were killed when a crane fell in the harbour of Tarn on Monday.',
        'where five people were killed by a falling crane.',
      ],
    ]);
  });
});

describe('what a digest leaves out', () => {
  const morning = (given: Parameters<typeof article>[0] & { readonly id: string }) =>
    article({ source: given.id, publishedAt: new Date('2026-05-12T05:00:00Z'), ...given });

  it('is a sentence that says the money, or she, and not which or who, where there are others', () => {
    const inquiry = morning({
      id: 'inquiry',
      text: [
        'The government ordered an inquiry into the fire in the harbour of Tarn.',
        'A report had asked for new hydrants in the harbour for 3 million euros. The harbour company says it twice applied for the money in vain.',
        'Asked whether the harbour was safe, she said that nobody could know before June.',
        'If you saw the fire in the harbour, please call the hotline on 0555 123456.',
      ].join('\n\n'),
    });

    expect(textsIn(digestOf({ fresh: [inquiry] }))).toEqual([
      'The government ordered an inquiry into the fire in the harbour of Tarn.',
      'A report had asked for new hydrants in the harbour for 3 million euros.',
    ]);
  });

  it('is what comes next by one article, and came by a later one', () => {
    const before = morning({
      id: 'before',
      publishedAt: new Date('2026-05-11T06:00:00Z'),
      text: 'Dockers closed the harbour of Tarn. The union and the harbour company will meet on Monday evening.',
    });
    const after = morning({
      id: 'after',
      text: 'Dockers keep the harbour of Tarn closed. The union met the harbour company on Monday evening and left after an hour.',
    });

    expect(digestOf({ fresh: [before, after] }).topics[0]?.next).toBeUndefined();
  });
});

describe('an event that two topics match', () => {
  it('is told under the one of several words that its articles keep to, and not under the one they name in passing', () => {
    const flood = article({
      id: 'flood',
      title: 'Second crest passes Tarn',
      text: 'The second crest passed Tarn on Friday. Engineers from the NATO exercise closed the gap. Tarn has power again. The flood in Tarn killed nobody.',
    });

    const { topics, elsewhere } = digestOf({ fresh: [flood], topics: ['NATO', 'Tarn flood'] });

    expect(topics.map((one) => one.topic)).toEqual(['Tarn flood']);
    expect(elsewhere).toEqual([{ topic: 'NATO', under: ['Tarn flood'] }]);
  });
});

describe('a count that two later articles have', () => {
  it('has changed to the latest of them', () => {
    const count = (id: string, hour: string, dead: string) =>
      article({
        id,
        source: id,
        publishedAt: new Date(`2026-05-${hour}:00Z`),
        text: `TARN — ${dead} people were killed when a crane fell in the harbour of Tarn.`,
      });

    const { topics } = digestOf({
      fresh: [count('noon', '11T12', 'Nine'), count('night', '11T22', 'Eleven')],
      earlier: [count('dawn', '11T06', 'Four')],
    });

    expect(topics[0]?.changes.map(({ was, is }) => [was.text, is.text])).toEqual([
      [
        'Four people were killed when a crane fell in the harbour of Tarn.',
        'Eleven people were killed when a crane fell in the harbour of Tarn.',
      ],
    ]);
    expect(topics[0]?.points).toEqual([]);
  });
});
