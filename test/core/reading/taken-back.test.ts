import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { composeBrief } from '../../../src/core/brief/brief.ts';
import { takenBackBy } from '../../../src/core/reading/taken-back.ts';
import { article } from '../../build.ts';

const CLAIM = 'A post shared widely claims that sabotage caused the explosion at the Kessin refinery.';

const factCheck = (denial: string) =>
  article({
    title: 'What is told about the Kessin refinery',
    text: `${CLAIM} ${denial} The labour inspectorate found a leaking valve at the Kessin refinery on Saturday morning.`,
  });

describe('a sentence', () => {
  it('is taken back where it only tells the claim that is checked', () => {
    const read = article({
      title: 'Fact check: the Kessin refinery',
      text: 'Claim: Sabotage caused the explosion at the Kessin refinery.\n\nA valve was leaking, the inspectorate found.',
    });

    expect(takenBackBy(read.sentences[0]!, read)?.text).toBe('A valve was leaking, the inspectorate found.');
  });

  it.each([
    'That is false.',
    'The claim was later debunked.',
    'But the viral video is fake, and old.',
    'This isn’t true, the ministry said.',
    'There is no evidence for this.',
    'It never happened.',
    'False.',
  ])('is taken back by %j', (denial) => {
    const read = factCheck(denial);

    const taken = takenBackBy(read.sentences[0]!, read);

    expect(taken?.text).toBe(denial);
  });

  it.each([
    'It is false that nobody was there.',
    'It was not the first time.',
    'It is wrong to blame the crew.',
    'He was wrong.',
    'There is no evidence of a leak.',
  ])('is not taken back by %j', (next) => {
    const read = factCheck(next);

    expect(takenBackBy(read.sentences[0]!, read)).toBeUndefined();
  });
});

it('no point of a brief tells what the next sentence calls false', () => {
  const { points } = composeBrief([factCheck('That is false.')], { topic: 'Kessin refinery' });

  expect(points.map(({ text }) => text)).toEqual([
    'The labour inspectorate found a leaking valve at the Kessin refinery on Saturday morning.',
  ]);
});

it('an answer that the next sentence calls false says so', () => {
  const answer = answerQuestion('Did sabotage cause the explosion?', [factCheck('That is false.')]);

  expect(answer.points.map(({ text }) => text)).toEqual([`${CLAIM} That is false.`]);
});
