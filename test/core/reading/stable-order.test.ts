import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { composeBrief } from '../../../src/core/brief/brief.ts';
import { findDifferences } from '../../../src/core/differences/differences.ts';
import { groupStories } from '../../../src/core/stories/stories.ts';
import { article } from '../../build.ts';

const FEWER = article({ id: 'strike', text: 'About 300 dockers walked out in Tarn on Monday.' });
const MORE = article({ id: 'strike', text: 'About 500 dockers walked out in Tarn on Monday.' });

describe('an id that two texts have', () => {
  it.each([
    ['FEWER, MORE', [FEWER, MORE]],
    ['MORE, FEWER', [MORE, FEWER]],
  ])('counts once everywhere: %s', (_, articles) => {
    expect(findDifferences(articles)).toEqual([]);
    expect(groupStories(articles)).toEqual([{ articleIds: ['strike'] }]);
    expect(composeBrief(articles, { topic: 'dockers' })).toEqual(composeBrief([FEWER], { topic: 'dockers' }));
    expect(answerQuestion('How many dockers walked out?', articles)).toEqual(
      answerQuestion('How many dockers walked out?', [FEWER]),
    );
  });
});
