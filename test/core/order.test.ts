import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerQuestion } from '../../src/core/answer/answer.ts';
import { composeBrief } from '../../src/core/brief/brief.ts';
import { findDifferences } from '../../src/core/differences/differences.ts';
import { type Article, readArticle } from '../../src/core/reading/article.ts';
import { groupStories } from '../../src/core/stories/stories.ts';
import { readFrontMatter } from '../../src/sources/front-matter.ts';
import { generateArticle } from '../bench/generate.ts';
import { createRandom } from '../bench/random.ts';

const NOW = new Date('2025-12-07T00:00:00Z');
const FOLDER = 'briefings/articles';

/** The sample edition, some of its articles at one instant, and generated ones: the first of them as wire copies. */
const articles: readonly Article[] = [
  ...readdirSync(FOLDER)
    .filter((name) => name.endsWith('.md'))
    .map((name) => {
      const read = readFrontMatter(readFileSync(join(FOLDER, name), 'utf8'), NOW);
      return read.kind === 'read' ? readArticle(read.body, { ...read.details, id: name }) : undefined;
    })
    .filter((article) => article !== undefined),
  ...Array.from({ length: 60 }, (_, number) => {
    const { text, title, source, publishedAt } = generateArticle(number);
    return readArticle(text, { id: `made-${number}`, title, source, publishedAt });
  }),
  ...[0, 1, 2].map((number) => readArticle(generateArticle(number).text, { id: `copy-${number}`, source: 'Wire' })),
];

function shuffled(seed: number): readonly Article[] {
  const random = createRandom(seed);
  const rest = [...articles];
  return articles.map(() => rest.splice(random.below(rest.length), 1)[0]!);
}

const inOrder = (groups: readonly { readonly articleIds: readonly string[] }[]) =>
  groups.map(({ articleIds }) => articleIds.toSorted().join(' ')).toSorted();

describe.each([1, 2])('in another order (%i) the same articles give the same', { timeout: 60_000 }, (seed) => {
  const others = shuffled(seed);

  it.each(['territory', 'Vellmar flood', 'port strike', 'election', 'harvest', 'customs'])('brief on %s', (topic) => {
    expect(composeBrief(others, { topic })).toEqual(composeBrief(articles, { topic }));
  });

  it('brief without a topic', () => {
    expect(composeBrief(others, {})).toEqual(composeBrief(articles, {}));
  });

  it.each(['How long did the talks last?', 'Who flooded Vellmar?', 'Why do dockers strike?', 'What did Ushakov say?'])(
    'answer to %s',
    (question) => {
      expect(answerQuestion(question, others)).toEqual(answerQuestion(question, articles));
    },
  );

  it('stories', () => {
    expect(inOrder(groupStories(others))).toEqual(inOrder(groupStories(articles)));
  });

  it('differences', () => {
    expect(findDifferences(others)).toEqual(findDifferences(articles));
  });
});
