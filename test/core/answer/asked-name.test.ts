import { expect, test } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { article } from '../../build.ts';

const TRIAL = article({
  id: 'trial',
  title: 'Guard of Torsby museum before court',
  text: `The judge in the Torsby theft sent a witness home on Monday.

Judge Vera Lind asked her to come back. The driver, a man of 51, said nothing. Prosecutor Aino Kask showed a film.`,
});
const FIRM = article({
  id: 'firm',
  title: 'Orle Boats to close its yard',
  text: `Orle Boats will close its yard in Brek. Its director, Siri Aas, told the workers on Friday.

Bo Wik, the town's mayor, asked for a delay. A civil case about the yard opens in June. The former treasurer Per Holm will take over from Aas in May.`,
});

const ask = (question: string): string => {
  const answer = answerQuestion(question, [TRIAL, FIRM]);
  return answer.kind === 'answer' ? answer.points[0].text : 'refused';
};

test.each([
  ['Who is the judge?', 'Judge Vera Lind'],
  ['Who is the driver?', 'a man of 51'],
  ['Who is the mayor?', 'Bo Wik, the town'],
  ['Who is the director of Orle Boats?', 'Its director, Siri Aas'],
  ['Who takes over from Aas?', 'The former treasurer Per Holm'],
  ['Who is the successor of Siri Aas?', 'The former treasurer Per Holm'],
])('who bears a role is told by what names them: %s', (question, told) => {
  expect(ask(question)).toContain(told);
});

test.each([
  'Who is the judge in the civil case?',
  'Who is the director of the Torsby museum?',
  'Who takes over from Lind?',
])('what only speaks of the role does not tell who bears it: %s', (question) => {
  expect(ask(question)).toBe('refused');
});
