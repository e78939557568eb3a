import { describe, expect, it } from 'vitest';
import { isQuestionToBot } from '../../../src/app/chat/listen.ts';
import { type LabelledLine, readLabelledSets, wordsOf } from '../../training/listening-lines.ts';

/** The share of the lines of one kind that are taken as they are labelled. */
function shareRight(lines: readonly LabelledLine[], answer: boolean, told: 'told' | 'toldWidely' = 'told'): number {
  const judged = lines.filter((line) => line.answer === answer);
  return judged.filter((line) => isQuestionToBot(line.text, line[told]) === answer).length / judged.length;
}

/** What the weights were trained on: how they do on other lines, the training prints. */
const SETS = readLabelledSets();

describe('over all labelled lines', () => {
  const all = SETS.flatMap(({ lines }) => lines);

  it.each(['told', 'toldWidely'] as const)('is right on silence for at least 95 in a hundred, by %s', (told) => {
    expect(shareRight(all, false, told)).toBeGreaterThanOrEqual(0.95);
  });

  it.each(['told', 'toldWidely'] as const)('is right on answering for at least 92 in a hundred, by %s', (told) => {
    expect(shareRight(all, true, told)).toBeGreaterThanOrEqual(0.92);
  });
});

describe.each(SETS)('over the $name set of labelled lines', ({ lines }) => {
  it('is right on silence and on answering for at least 85 in a hundred', () => {
    expect(shareRight(lines, false)).toBeGreaterThanOrEqual(0.85);
    expect(shareRight(lines, true)).toBeGreaterThanOrEqual(0.85);
  });
});

describe('a message in a thread about a strike', () => {
  const heard = (text: string): boolean =>
    isQuestionToBot(text, wordsOf('Dockers in Tarn strike. Mira Holt leads them.'));

  it('is a question though what is quoted above it is none', () => {
    expect(heard('> grim news from the docks\nHow long will the strike last?')).toBe(true);
  });

  it('is none where the question is only in what it quotes', () => {
    expect(heard('> How long will the strike last?\nno idea')).toBe(false);
  });

  it('is none where it consists of an address, code or pictures', () => {
    expect(heard('https://herald.example/why-strike?')).toBe(false);
    expect(heard('`who is Holt?` :thinking: 🤔')).toBe(false);
  });

  it.each(['why', 'Why?', 'since when', 'and Holt?', 'how long will it last', 'why didnt the dockers work'])(
    'is a question: %s',
    (text) => {
      expect(heard(text)).toBe(true);
    },
  );

  it.each(['grim.', 'lunch?', 'what a mess', 'how sad', 'who of you writes this up?', '👍'])('is none: %s', (text) => {
    expect(heard(text)).toBe(false);
  });

  it('is none where it is long, whatever stands in it', () => {
    expect(heard(`${'The dockers are on strike and so on. '.repeat(20)}Who is Mira Holt?`)).toBe(false);
  });

  it('is judged in no time, however odd it is', () => {
    const before = process.cpuUsage();

    for (const odd of ['?'.repeat(100_000), 'and '.repeat(50_000), 'ok, '.repeat(50_000), `<${'a'.repeat(200_000)}`])
      heard(odd);

    expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
  });
});
