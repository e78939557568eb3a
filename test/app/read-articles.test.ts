import { describe, expect, it } from 'vitest';
import { rememberRead } from '../../src/app/read-articles.ts';
import { answerQuestion } from '../../src/core/answer/answer.ts';
import { composeBrief } from '../../src/core/brief/brief.ts';
import type { Article } from '../../src/core/reading/article.ts';
import { findingsOf } from '../../src/core/remember.ts';
import { generateReport } from '../bench/generate.ts';
import { storedArticle } from '../build.ts';

const STRIKE = storedArticle({
  id: 'strike',
  title: 'Dockers stop work',
  text: '“We will not work,” said Mira Holt, the union’s leader. The strike in Tarn began on Monday and lasted nine days.',
});

const isFoundOut = (article: Article): boolean => findingsOf([article]).length > 0;

describe('an article that was packed', () => {
  it('is read with all that was found out about it', () => {
    const [ahead, afresh] = [rememberRead(), rememberRead()];

    ahead.pack(STRIKE);
    const unpacked = ahead.read(STRIKE);

    expect(unpacked).toEqual(afresh.read(STRIKE));
    expect(isFoundOut(unpacked)).toBe(true);
    expect(isFoundOut(afresh.read(STRIKE))).toBe(false);
  });

  it('is read anew where its text was revised or its date mended', () => {
    const articles = rememberRead();
    const revised = { ...STRIKE, revision: 2, text: 'The strike in Tarn lasted ten days.' };
    const mended = { ...STRIKE, publishedAt: new Date('2026-05-10T08:00:00Z') };

    articles.pack(STRIKE);

    expect(articles.read(revised).text).toBe('The strike in Tarn lasted ten days.');
    expect(articles.read(mended).publishedAt).toEqual(new Date('2026-05-10T08:00:00Z'));
  });

  it('is forgotten with what is no longer among the newest', () => {
    const articles = rememberRead();
    const price = storedArticle({ id: 'price', text: 'Freight prices rose by nine per cent on Monday.' });

    articles.pack(STRIKE);
    articles.pack(price);
    articles.keepPacked([price]);

    expect(isFoundOut(articles.read(STRIKE))).toBe(false);
    expect(isFoundOut(articles.read(price))).toBe(true);
  });
});

it('makes the same briefs and answers of articles that were packed', () => {
  const stored = Array.from({ length: 6 }, (_, number) => {
    const { key, ...report } = generateReport(number);
    return storedArticle({ id: key, ...report });
  });
  const [ahead, afresh] = [rememberRead(), rememberRead()];
  const told = (articles: readonly Article[]) => [
    composeBrief(articles),
    answerQuestion('How many ships brought the harvest?', articles),
  ];

  for (const article of stored) ahead.pack(article);

  expect(told(stored.map(ahead.read))).toEqual(told(stored.map(afresh.read)));
});
