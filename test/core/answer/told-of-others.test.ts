import { describe, expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

const HEIST = article({
  title: 'Guard shot in Marby museum',
  text: `The thief, identified as Stig Holm, was shot by guard Vera Lind in the museum of Marby on Sunday.

Holm had been released from prison in March. His cousin, Lars Holm, denied that he knew of the plan.

After the inquest, Lind flew to Rome. Detective Aino Kask blamed the museum. In 2009 a fire destroyed forty paintings in Marby.`,
});
const FUND = article({
  title: 'Ministers part without a fund',
  text: `Before the meeting, Ana Reis met President Elena Duarte. Spain's minister, Luis Cano, blamed Portugal.

France had proposed a fund of €300 million; Germany offered €120 million. Norway has not joined, Reis said.

Unemployment in Portugal fell to 6 percent in spring. Fish prices rose by 8 percent in April.

Cano said that Reis had agreed.`,
});
const PARLIAMENT = article({
  text: 'Minister Luis Cano told parliament that prices would fall. Opposition leader Marta Gil called him a liar.',
});

const STORM = article({
  title: 'Storm shuts harbour',
  text: `The harbour of Orra was closed on Sunday because of the storm Edda. The ferry Aurora ran aground. Its captain, Pal Rask, had been warned twice.

In 2018 the storm Fia killed four people in Orra. A broken pump flooded the station.

The mayor of Orra, Siri Aas, stayed away. Her deputy, Bo Wik, promised that the quay would be repaired by May. Wik did not say how.

Aas asked for 50 soldiers. Power failed in Velmar.`,
});

const ask = (question: string) => {
  const answer = answerQuestion(question, [HEIST, FUND, PARLIAMENT, STORM]);
  return answer.kind === 'answer' ? answer.points[0].text : 'refused';
};

describe('what the articles tell only of others is not told', () => {
  test.each([
    ['done by another person', 'Where did Kask fly?'],
    ['done by another country', 'How much did Norway offer?'],
    ['done to another person', 'When was Kask released?'],
    ['done by who is asked about', 'Who shot Vera Lind?'],
    ['done by who is asked about', 'Where was Vera Lind shot?'],
    ['done by who is asked about', 'Who blamed Spain?'],
    ['of a namesake', 'When was Lars Holm released from prison?'],
    ['of a namesake nobody named', 'When was Oskar Holm released from prison?'],
    ['of two others', 'When did Cano meet Duarte?'],
    ['of somebody meant by "him"', 'Who called Kask a liar?'],
    ['done by another storm', 'How many people did Edda kill?'],
    ['done by another storm', 'How many people were killed by the storm Edda?'],
    ['done by a name that opens the sentence', 'How many soldiers did Wik ask for?'],
    ['of the mayor of another town', 'Who is the mayor of Velmar?'],
    ['the cause of something else', 'Why was the station closed?'],
    ['asked for and not sent', 'How many soldiers were sent?'],
    ['said to who is asked about', 'What did the captain say?'],
    ['of another year', 'How many paintings were destroyed in 2019?'],
    ['of another month', 'By how much did prices rise in May?'],
    ['of another country', 'What was unemployment in Norway?'],
  ])('%s: %s', (_, question) => {
    expect(ask(question)).toBe('refused');
  });
});

describe('what is told of who is asked about stays told', () => {
  test.each([
    ['Where did Lind fly?', 'After the inquest, Lind flew to Rome.'],
    ['How much did Germany offer?', 'France had proposed a fund of €300 million; Germany offered €120 million.'],
    ['When was Stig Holm released from prison?', 'Holm had been released from prison in March.'],
    ['Who shot Stig Holm?', 'The thief, identified as Stig Holm, was shot by guard Vera Lind in the museum'],
    ['Who did Vera Lind shoot?', 'The thief, identified as Stig Holm, was shot by guard Vera Lind in the museum'],
    ['Who blamed Portugal?', "Spain's minister, Luis Cano, blamed Portugal."],
    ['When did Reis meet Duarte?', 'Before the meeting, Ana Reis met President Elena Duarte.'],
    ['Who called Cano a liar?', 'Opposition leader Marta Gil called him a liar.'],
    ['How many people did Fia kill?', 'In 2018 the storm Fia killed four people in Orra.'],
    ['How many soldiers did Aas ask for?', 'Aas asked for 50 soldiers.'],
    ['Who is the mayor of Orra?', 'The mayor of Orra, Siri Aas, stayed away.'],
    ['Why was the harbour closed?', 'The harbour of Orra was closed on Sunday because of the storm Edda.'],
    ['When will the quay be repaired?', 'promised that the quay would be repaired by May.'],
    ['How many paintings were destroyed in 2009?', 'In 2009 a fire destroyed forty paintings in Marby.'],
    ['How much did prices rise in April?', 'Fish prices rose by 8 percent in April.'],
    ['What was unemployment in Portugal?', 'Unemployment in Portugal fell to 6 percent in spring.'],
  ])('%s', (question, told) => {
    expect(ask(question)).toContain(told);
  });
});

test('a sentence that opens with an apostrophe names nobody', () => {
  const rest = article({ text: '’Twas released in March. Kim waited for Orr.' });

  expect(answerQuestion('When was Kim released?', [rest]).coverage.articles).toBe(1);
});

test('what several would have together is not what one of them has', () => {
  const seats = article({
    id: 'seats',
    text: 'The Farmers want talks with the Radicals and the Centre. Together they would hold 64 seats.',
  });

  const answer = answerQuestion('How many seats do the Radicals hold?', [seats]);

  expect(answer.kind).toBe('unanswered');
});
