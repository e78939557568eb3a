import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

const exodus = article({
  id: 'exodus',
  text: `The drought in Marby drove many people abroad last year. Two thousand emigrated to Orra, where the farms lie idle.

An estimated 12,000 Marbians crossed the border at Tunn in June.

None of the four older dams held its water. The newest one, a six-gate dam at Lund, is half full.`,
});
const reform = article({
  id: 'reform',
  text: `The council of Vell changed its rules of order for the 1998 season. These brought in open votes, the largest change in its history.

The rules apply as soon as the mayor has signed them. The council of Vell met at the town hall in 2004 and in 2011.

Building a new hall takes four to six years before it can be used. The engineer Ida Rask, a Norwegian, drew the first plans in partnership with Holt Works.`,
});

describe('a number or a time told in another way is told', () => {
  test.each([
    ['How many people from Marby emigrated to Orra?', 'Two thousand emigrated'],
    ['How many Marbians crossed the border at Tunn?', '12,000 Marbians'],
    ['How many dams held their water?', 'None of the four older dams'],
    ['How many gates does the dam at Lund have?', 'six-gate dam'],
  ])('%s', (question, told) => {
    expect(answerQuestion(question, [exodus]).points[0]?.text).toContain(told);
  });

  test.each([
    ['When were open votes brought in, the largest change in its history?', '1998 season'],
    ['When do the rules apply?', 'as soon as the mayor has signed'],
    ['How long does building a new hall take?', 'four to six years'],
    ['What is Ida Rask’s nationality?', 'a Norwegian'],
    ['Who did Rask partner with?', 'in partnership with Holt Works'],
  ])('%s', (question, told) => {
    expect(answerQuestion(question, [reform]).points[0]?.text).toContain(told);
  });
});

describe('what counts or dates something else is not', () => {
  test.each([
    'How many bridges held their water?',
    'How many Orrans crossed the border at Tunn?',
    'How many towers does the dam at Lund have?',
    'What is the mayor’s nationality?',
  ])('%s', (question) => {
    expect(answerQuestion(question, [exodus, reform]).kind).toBe('unanswered');
  });
});

describe('of several numbers and times the one that is asked for is told', () => {
  const strike = [
    article({
      id: 'walkout',
      publishedAt: new Date('2026-11-17T09:00:00Z'),
      text: 'Some 340 weavers of Orra walked out on Tuesday after talks about night pay collapsed.',
    }),
    article({
      id: 'vote',
      publishedAt: new Date('2026-11-20T09:00:00Z'),
      text: 'The weavers of Orra stay on strike: their delegates voted by 61 to 22 for it. The strike fund passed 1,000.',
    }),
  ];
  const blaze = [
    article({
      id: 'first',
      publishedAt: new Date('2026-11-17T09:00:00Z'),
      text: 'A fire broke out above Vell. The fire started at about 2 p.m. near a quarry.',
    }),
    article({
      id: 'later',
      publishedAt: new Date('2026-11-20T09:00:00Z'),
      text: 'The fire is the largest in Vell since 1994. A damaged power line started the fire, the police believe.',
    }),
  ];

  test.each([
    ['How many weavers are on strike?', strike, '340 weavers'],
    ['When did the fire start?', blaze, 'about 2 p.m.'],
    ['What caused the fire?', blaze, 'power line'],
  ])('%s', (question, articles, told) => {
    expect(answerQuestion(question, articles).points[0]?.text).toContain(told);
  });

  test('and no talks resume when they collapsed', () => {
    expect(answerQuestion('When do talks resume?', strike).kind).toBe('unanswered');
  });

  test('and not what the publisher has put right', () => {
    const verdict = article({
      id: 'verdict',
      source: 'Orra Post',
      text: 'The jury in Orra was out for 19 hours before it convicted the baker.',
    });
    const correction = article({
      id: 'correction',
      source: 'Orra Post',
      text: 'Correction: A report on the trial said that the jury had been out for 19 hours. It was out for 22 hours.',
      title: 'Correction: the trial in Orra',
    });

    const answer = answerQuestion('How long was the jury out?', [verdict, correction]);

    expect(answer.points[0]?.text).toContain('It was out for 22 hours');
  });
});
