import { citedSources } from '../brief/coverage.ts';
import type { Article } from '../reading/article.ts';
import { groupStories } from '../stories/stories.ts';
import { findTerms, type Term } from '../words/terms.ts';
import { classOf } from '../words/word-classes.ts';
import { rootOf } from '../words/word-relations.ts';
import type { Answer, Answered } from './answer.ts';
import { type AskedKind, readQuestion } from './question.ts';

/** What each event has its own answer to. */
const OF_ONE_EVENT: ReadonlySet<AskedKind> = new Set(['duration', 'count', 'amount', 'time', 'place', 'person']);
const MOST_EVENTS = 3;
/** An answer of another event is nearly as sure as the first: otherwise it is likely to be none. */
const AS_SURE = 0.7;

/**
 * "How long did the talks last?" where the articles tell of several talks: the answer with those of the other events.
 * `ask` puts the question to articles.
 */
export function withOtherEvents(
  answer: Answered,
  articles: readonly Article[],
  ask: (articles: readonly Article[]) => Answer,
): Answered {
  const { kind, names, content } = readQuestion(answer.question);
  if (articles.length < 2 || !OF_ONE_EVENT.has(kind) || names.length > 0) return answer;
  const stories = groupStories(articles).map(({ articleIds }) => new Set(articleIds));
  const others: Answered[] = [];
  let rest = withoutEvent(answer, articles, stories);
  for (let tries = 1; tries < MOST_EVENTS && rest.length > 0; tries += 1) {
    const other = ask(rest);
    if (other.kind !== 'answer' || other.confidence < AS_SURE * answer.confidence) break;
    if (holdsAll(content, other.points[0].text)) others.push(other);
    rest = withoutEvent(other, rest, stories);
  }
  if (others.length === 0) return answer;
  const citations = [answer, ...others].flatMap(({ points }) => points.flatMap((point) => point.citations));
  return {
    ...answer,
    ofOtherEvents: others.flatMap(({ points }) => points),
    sources: citedSources(citations, articles),
  };
}

/** The articles of another event have only what was asked to speak of it by. */
function holdsAll(content: readonly Term[], text: string): boolean {
  const keys = ({ stem }: Term): readonly string[] => [rootOf(stem), classOf(stem)];
  const told = new Set(findTerms(text).flatMap(keys));
  return content.length > 0 && content.every((term) => keys(term).some((key) => told.has(key)));
}

function withoutEvent(
  { points }: Answered,
  articles: readonly Article[],
  stories: readonly ReadonlySet<string>[],
): readonly Article[] {
  const cited = points.flatMap(({ citations }) => citations.map(({ articleId }) => articleId));
  const told = stories.filter((story) => cited.some((id) => story.has(id)));
  return articles.filter(({ id }) => !told.some((story) => story.has(id)));
}
