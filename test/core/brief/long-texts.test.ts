import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../../src/core/answer/answer.ts';
import { composeBrief } from '../../../src/core/brief/brief.ts';
import { findDifferences } from '../../../src/core/differences/differences.ts';
import { readArticle } from '../../../src/core/reading/article.ts';

/** As much of one article as a brief reads, in UTF-16 units. */
const LENGTH = 200_000;
/** Of processor time, on a slow machine; what grows with the square of the length took up to a minute. */
const SECONDS = 10;

describe('composeBrief', () => {
  it.each<[string, string]>([
    ['the same amounts over and over', 'Police said 3 people died on Monday in Tarn. '],
    ['other amounts in every sentence', 'The council of Tarn spent # crowns on # ferries in May. '],
    ['quotations alone', '“We wait for the ferry,” said Ann Lee. '],
    ['quotations and pronouns', 'He said the ferry was late. “We wait here all day for it.” '],
    ['denials', 'The ferry # has not left the harbour #. '],
  ])(
    'ends in time on two long texts of %s',
    (_, sentence) => {
      const text = Array.from({ length: Math.ceil(LENGTH / sentence.length) }, (_, place) =>
        sentence.replaceAll('#', String(place)),
      ).join('');
      const articles = ['one', 'two'].map((id) => readArticle(`${id}. ${text}`, { id, source: id }));
      const before = process.cpuUsage();

      composeBrief(articles);

      const { user, system } = process.cpuUsage(before);
      expect((user + system) / 1e6).toBeLessThan(SECONDS);
    },
    120_000,
  );
});

describe('composeBrief of many articles', () => {
  it('ends in time where each tells one event in words of its own', () => {
    const event = 'The army bombed a refugee camp near Tarn harbour and';
    const articles = Array.from({ length: 200 }, (_, place) => {
      const own = (line: number) => Array.from({ length: 6 }, (__, word) => `w${word}x${line}x${place}`).join(' ');
      return readArticle([0, 1, 2, 3, 4, 5].map((line) => `${event} ${own(line)}.`).join(' '), { id: `${place}` });
    });
    const before = process.cpuUsage();

    const brief = composeBrief(articles, { topic: 'camp' });

    const { user, system } = process.cpuUsage(before);
    expect(brief.points).toHaveLength(1);
    expect((user + system) / 1e6).toBeLessThan(3);
  });
});

describe('findDifferences', () => {
  it('ends in time on many articles that each date everything otherwise', () => {
    const words = 'port dockers strike company union pay shift harbour ships cargo week talks'.split(' ');
    let seed = 1;
    const drawn = (): string => {
      seed = (seed * 48_271) % 2_147_483_647;
      return words[seed % words.length]!;
    };
    const articles = Array.from({ length: 18 }, (_, day) => {
      const sentences = Array.from(
        { length: 20 },
        () => `The ${Array.from({ length: 12 }, drawn).join(' ')} in Tarn on ${1 + day} May.`,
      );
      return readArticle(sentences.join(' '), { id: `${day}`, source: `${day}` });
    });
    const before = process.cpuUsage();

    findDifferences(articles);

    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1e6).toBeLessThan(4);
  });
});

describe('answerQuestion', () => {
  it.each<[string, string, string]>([
    ['names somebody over and over', 'Ana Ruiz, ', 'Who is Ana Ruiz?'],
    ['parts what is asked over and over', 'Ana and the Ruiz or ', 'Who is Ana Ruiz?'],
    ['tells what was done over and over', 'was was met ', 'Who met Ana Ruiz?'],
  ])(
    'ends in time where one long sentence %s',
    (_, piece, question) => {
      const text = `The council met. ${piece.repeat((2 * LENGTH) / piece.length)}met.`;
      const article = readArticle(text, { id: 'one' });
      const before = process.cpuUsage();

      const answer = answerQuestion(question, [article]);

      const { user, system } = process.cpuUsage(before);
      expect(answer.coverage.articles).toBe(1);
      expect((user + system) / 1e6).toBeLessThan(4);
    },
    120_000,
  );
});
