import { alignment } from '../differences/alignment.ts';
import type { Difference, Side } from '../differences/differences.ts';
import { type Fact, factsOf } from '../differences/facts.ts';
import { related } from '../differences/relatedness.ts';
import type { Mention } from '../mentions/mention.ts';
import type { Article } from '../reading/article.ts';

/** Whether earlier articles differ so already: fresh ones only repeat what one of them tells. */
export function isKnownDifference(
  { sides }: Difference,
  articles: readonly Article[],
  fresh: ReadonlySet<string>,
): boolean {
  const byId = new Map(articles.map((article) => [article.id, article]));
  const earlier = articles.filter(({ id }) => !fresh.has(id));
  const isRepeated = ({ text, citation }: Side): boolean => {
    const article = byId.get(citation.articleId)!;
    const told = factsOf(article).find(
      ({ sentence, mention }) => sentence.start === citation.start && text.includes(mention.text),
    );
    return told !== undefined && earlier.some((known) => related(known, article) && tells(known, told));
  };
  return sides.every((side) => !fresh.has(side.citation.articleId) || isRepeated(side));
}

const tells = (article: Article, fact: Fact): boolean =>
  factsOf(article).some((known) => isSame(known.mention, fact.mention) && alignment(known, fact) > 0);

const isSame = (a: Mention, b: Mention): boolean =>
  a.value === b.value && a.upTo === b.upTo && JSON.stringify(a.when) === JSON.stringify(b.when);
