import { describe, expect, test } from 'vitest';
import { answerQuestion, rankSentences } from '../../../src/core/answer/answer.ts';
import { statePoint } from '../../../src/core/point.ts';
import { splitSentences } from '../../../src/core/reading/sentences.ts';
import { article } from '../../build.ts';

const courier = article({
  id: 'courier',
  title: 'Dam talks end without a deal',
  text: `Dam talks end without a deal

More than six hours of talks between the river envoys Erik Lindqvist and Mira Orlova and President Tomas Varga brought no deal. According to two newspapers, the envoys were then due to fly to Lisbon to meet Prime Minister Rui Tavares, but the flight was called off at the last minute.

Why the flight was called off

Hydrologist Jana Keller explains the cancelled flight by the lack of any progress with Varga. There is no point, she says, in telling Lisbon only that both sides still disagree.

Analyst Pavel Dorn adds that the length of the talks shows that the question of water rights has reached a dead end.

“This would not be a bargain, but surrender. And the upstream side could close the gates again at any time,”
— the analyst stresses.

The state of the dam

The dispute is made harder by the fact that the ministry continues to claim the “repair” of the Karsk gate, although the gate is broken and remains under water. Delegates may yet look at a compromise on the Alpine Council.
`,
});

const herald = article({
  id: 'herald',
  title: 'Varga rejects compromise on water',
  text: `Varga rejects compromise on water

After three days of hard negotiations, the envoys Mira Orlova and Erik Lindqvist failed to persuade President Tomas Varga to accept the plan.

Presidential adviser Yana Ulm gave a detailed account, saying that some ideas were "nearly acceptable", but that the water rights proved to be the obstacle. She stressed that water rights are not open to negotiation and confirmed that 240 villages depend on the dam.

Prime Minister Rui Tavares has always insisted that Lisbon must be at the table.
`,
});

const both = [courier, herald];

const told = (question: string, articles = both): string => {
  const answer = answerQuestion(question, articles);
  return answer.kind === 'answer' ? answer.points[0].text : `unanswered`;
};

describe('answers with the sentence that tells', () => {
  test.each([
    ['Did they then meet Tavares?', 'the flight was called off'],
    ['So the Karsk gate was repaired?', 'although the gate is broken and remains under water'],
    ['Who is Yana Ulm?', 'Presidential adviser Yana Ulm'],
    ['How many villages depend on the dam?', '240 villages'],
    ['Why was the flight called off?', 'explains the cancelled flight by the lack of any progress'],
    ['What did Ulm say about water rights?', 'water rights'],
    ['What does Tavares insist on?', 'must be at the table'],
  ])('%s', (question, expected) => {
    const text = told(question);

    expect(text).toContain(expected);
  });

  test('a misspelt name is found', () => {
    const text = told('who is jana kellar');

    expect(text).toContain('Hydrologist Jana Keller');
  });
});

describe('refuses', () => {
  test.each([
    'What did Ulm say about the Alpine Council?',
    'What did Macron say?',
    'Will the envoys resign?',
    'How much does a ticket to the museum cost?',
    'Grim.',
    '',
    '?!…',
    '🙂',
    'Wie lange dauerten die Gespräche?',
    'Кто такой Ушаков?',
  ])('%s', (question) => {
    const answer = answerQuestion(question, both);

    expect(answer).toMatchObject({ kind: 'unanswered', points: [] });
  });

  test('naming what no article mentions, as it was written', () => {
    const answer = answerQuestion('What did Macron say about the dam?', both);

    expect(answer).toMatchObject({ kind: 'unanswered', absent: ['Macron'] });
  });

  test('showing one passage with the person and one with the subject', () => {
    const answer = answerQuestion('What did Ulm say about the Alpine Council?', both);

    expect(answer.nearest.map(({ label }) => label)).toEqual([
      expect.stringMatching(/^(?:Alpine|Council)/),
      expect.stringMatching(/^Ulm/),
    ]);
  });

  test('a question of ten thousand characters within a second', () => {
    const before = process.cpuUsage();

    const answer = answerQuestion('dam zzz '.repeat(1250), both);

    expect(answer.question).toHaveLength(10_000);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  });
});

test('where articles tell it differently, both are given', () => {
  const answer = answerQuestion('How long did the talks last?', both);

  expect(answer).toMatchObject({ kind: 'answer', differ: true });
  expect(answer.points.map(({ text }) => text.slice(0, 24))).toEqual([
    'More than six hours of t',
    'After three days of hard',
  ]);
});

describe('who said it', () => {
  test('a speaker told only before the quotation is named as inferred, with the sentence that names him', () => {
    const answer = answerQuestion('Who said "surrender"?', both);

    expect(answer).toMatchObject({ kind: 'answer', speaker: { name: 'Pavel Dorn', inferred: true } });
    expect(answer.points[1]?.text).toContain('Analyst Pavel Dorn adds');
  });

  test('the quotation and its attribution make one point', () => {
    const text = told('Who said "surrender"?');

    expect(text).toContain('not be a bargain, but surrender.');
    expect(text).toContain('— the analyst stresses.');
  });

  test('"who said that?" of a reported point shows whose words it reports, and of any other is refused', () => {
    const port = article({
      id: 'port',
      text: 'The port closed at noon. Harbour master Mira Holt said the crane was unsafe.',
    });
    const [closed, reported] = port.sentences.map((sentence) => statePoint(sentence));

    const answer = answerQuestion('who said that?', [port], { shown: [reported!] });
    const unattributed = answerQuestion('who said that?', [port], { shown: [closed!] });

    expect(answer.points[0]?.text).toBe('Harbour master Mira Holt said the crane was unsafe.');
    expect(unattributed.kind).toBe('unanswered');
  });

  test('who did not say something has not said that, and a verb of beginning says nothing', () => {
    const port = article({
      id: 'port',
      text: 'Mira Holt did not say whether the crane was unsafe. The port began work at noon.',
    });

    const answer = answerQuestion('who said that?', [port], {
      shown: port.sentences.map((sentence) => statePoint(sentence)),
    });

    expect(answer.kind).toBe('unanswered');
  });

  test('"who said that?" asks about the point shown', () => {
    const [sentence] = courier.sentences.filter(({ text }) => text.includes('surrender'));
    const { start, end, text } = sentence!;
    const shown = [{ text, citations: [{ articleId: 'courier', start, end, quote: text }] as const }];

    const answer = answerQuestion('who said that?', both, { shown });

    expect(answer.points[0]?.text).toContain('the analyst stresses');
  });
});

describe('follow-ups', () => {
  test('"why?" asks for the reason of what was asked before', () => {
    const answer = answerQuestion('why?', both, { earlier: ['Was the flight called off?'] });

    expect(answer.points[0]?.text).toContain('by the lack of any progress');
  });

  test('a new name takes the place of the earlier one', () => {
    const answer = answerQuestion('and Tavares?', both, { earlier: ['What does Ulm insist on?'] });

    expect(answer.points[0]?.text).toContain('must be at the table');
  });
});

const QUESTIONS = [
  'How long did the talks last?',
  'Who met Varga?',
  'What did Ulm say about water rights?',
  'Did they then meet Tavares?',
  'Who said "surrender"?',
  'Will the upstream side close the gates again?',
  'What did Macron say?',
];

test('every citation slices back to the article, and a point is at most two sentences', () => {
  for (const question of QUESTIONS) {
    const answer = answerQuestion(question, both);

    for (const { text, citations } of [...answer.points, ...answer.nearest.map(({ point }) => point)]) {
      for (const { articleId, start, end, quote } of citations) {
        expect(both.find(({ id }) => id === articleId)?.text.slice(start, end)).toBe(quote);
      }
      expect(text.split(/\s+/).length).toBeLessThanOrEqual(60);
    }
  }
});

test('answers what an article tells again and again in other words, and refuses what only shares a word with it', () => {
  const ferry = article({
    id: 'ferry',
    title: 'Orsa ferry to stop in winter',
    text: `The ferry to Orsa island will stop running in winter, the county said on Monday. The ferry has lost money for six years. Its 40-year-old engine must be replaced.

Islanders say that the ferry is their only way to school, to the doctor and to work. "Without the ferry we are cut off," said Karin Holm, who runs the shop at the ferry quay. About 300 people live on Orsa all year.

The county wants to hire a smaller boat instead. It would sail twice a day and carry no cars. The ferry carried 52,000 travellers last year, a third fewer than before the bridge to Lindo was built.`,
  });

  const ofFerry = answerQuestion('Which machine part of the Orsa ferry needs replacing?', [ferry]);
  const ofTrain = answerQuestion('What engine does the steam train use?', [ferry]);

  expect(ofFerry.points[0]?.text).toContain('Its 40-year-old engine must be replaced.');
  expect(ofTrain.kind).toBe('unanswered');
});

test('the order of the articles does not matter', () => {
  for (const question of QUESTIONS) {
    const forwards = answerQuestion(question, [courier, herald]);
    const backwards = answerQuestion(question, [herald, courier]);

    expect(backwards).toEqual(forwards);
  }
});

test('ranks the sentence that answers above those that share more everyday words', () => {
  const sentences = [
    'The bridge is one of the sights of the town and is open to visitors all year.',
    'Anna Berg designed it after the flood of 1911.',
    'Visitors who want to know who built the other bridges of the town may ask at the museum.',
    'The town bridge was designed by the engineer Anna Berg.',
  ];

  const scores = rankSentences('Who designed the bridge of the town?', sentences);
  const ofSplit = rankSentences('Who designed the bridge of the town?', splitSentences(sentences.join(' ')));

  expect(scores.indexOf(Math.max(...scores))).toBe(3);
  expect(ofSplit).toEqual(scores);
});
