import { describe, expect, it } from 'vitest';
import type { Article } from '../../../src/core/reading/article.ts';
import { type KnownStory, placeArticle, storyTextOf } from '../../../src/core/stories/placing.ts';
import { article } from '../../build.ts';

const FIGHT = [
  article({
    id: 'fight-1',
    text: 'Dragan Petrov kept his heavyweight title on Saturday by stopping Lewis Okafor in the seventh round in Bremen. Petrov floored Okafor with a left hook. Okafor, from Leeds, has lost five of fifty fights.',
  }),
  article({
    id: 'fight-2',
    text: 'Champion Petrov beat Lewis Okafor in Bremen on Saturday night. A left hook in the seventh round ended the heavyweight bout. Okafor went down twice, and his corner in Bremen threw in the towel.',
  }),
];
const NEXT_FIGHT = [
  article({
    id: 'next-1',
    text: 'Dragan Petrov kept his heavyweight title in Vienna by stopping Mario Castellani in the fourth round. Castellani, the Italian champion, was cut above the eye. Petrov will rest until spring.',
  }),
  article({
    id: 'next-2',
    text: 'Champion Petrov needed four rounds for Mario Castellani in Vienna. The Italian Castellani bled from a cut above the eye when the doctor in Vienna stopped the heavyweight bout.',
  }),
];
const RAIN = article({
  id: 'rain',
  text: 'Rain flooded cellars in Tarn, and firemen pumped water out of the town hall.',
});

const story = (id: number, articles: readonly Article[], whole = true): KnownStory => ({
  id,
  members: articles.map((one) => ({ ...storyTextOf(one), voice: one.id })),
  whole,
});
const known = (id: number) => ({ kind: 'known', id });

describe('placeArticle', () => {
  it('begins a story where there is none to go to', () => {
    const placement = placeArticle(storyTextOf(RAIN), [story(1, FIGHT)]);

    expect(placement).toEqual({ voice: 'rain', story: { kind: 'made', place: 0 }, moved: [], merged: [], made: 1 });
  });

  it('puts an article into the story of its event, and not into that of the event before', () => {
    const placement = placeArticle(storyTextOf(NEXT_FIGHT[1]!), [story(1, FIGHT), story(2, [NEXT_FIGHT[0]!])]);

    expect(placement).toEqual({ voice: 'next-2', story: known(2), moved: [], merged: [], made: 0 });
  });

  it('finds two stories to be one, and keeps the older id', () => {
    const placement = placeArticle(storyTextOf(RAIN), [story(7, [FIGHT[1]!]), story(3, [FIGHT[0]!])]);

    expect(placement.merged).toEqual([{ from: 7, into: 3 }]);
    expect(placement.moved).toEqual([]);
  });

  it('takes an article out of a story that a later one shows to be another', () => {
    const placement = placeArticle(storyTextOf(NEXT_FIGHT[1]!), [story(1, [...FIGHT, NEXT_FIGHT[0]!])]);

    expect(placement).toEqual({
      voice: 'next-2',
      story: { kind: 'made', place: 0 },
      moved: [{ voice: 'next-1', to: { kind: 'made', place: 0 } }],
      merged: [],
      made: 1,
    });
  });

  it('takes a long story as a whole', () => {
    const placement = placeArticle(storyTextOf(NEXT_FIGHT[1]!), [story(1, [...FIGHT, NEXT_FIGHT[0]!], false)]);

    expect(placement.moved).toEqual([]);
  });

  it('puts a copy to the text it copies, as the same voice', () => {
    const copy = article({ id: 'copy', text: `Petrov wins again\n\n${FIGHT[0]!.text}` });

    const placement = placeArticle(storyTextOf(copy), [story(4, NEXT_FIGHT), story(5, FIGHT)]);

    expect(placement).toEqual({ voice: 'fight-1', story: known(5), moved: [], merged: [], made: 0 });
  });

  it('leaves a revised article in its story, alone or among others', () => {
    const revised = storyTextOf(article({ ...FIGHT[0]!, text: `${FIGHT[0]!.text} Okafor is 34.` }));

    const [alone, among] = [[FIGHT[0]!], FIGHT].map((articles) => placeArticle(revised, [story(1, articles)]));

    expect([alone?.story, among?.story]).toEqual([known(1), known(1)]);
    expect([alone?.made, among?.made]).toEqual([0, 0]);
  });

  it('comes to the same in whatever order the stories are given', () => {
    const stories = [story(1, FIGHT), story(2, [NEXT_FIGHT[0]!]), story(3, [RAIN])];
    const article = storyTextOf(NEXT_FIGHT[1]!);

    const placements = [stories, stories.toReversed()].map((given) => placeArticle(article, given));

    expect(placements[1]).toEqual(placements[0]);
  });
});
