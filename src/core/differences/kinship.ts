import type { Article } from '../reading/article.ts';
import { mayBeRelated, related } from './relatedness.ts';

/** Which articles may differ: they tell of one event and are not known to come from one publisher. */
export interface Kinship {
  /** False where they don't, sometimes true where they don't: told from what they begin with. */
  mayBe(a: Article, b: Article): boolean;
  is(a: Article, b: Article): boolean;
}

export function kinship(): Kinship {
  const differ = (a: Article, b: Article) => a.source === undefined || a.source !== b.source;
  const mayBe = rememberPairs((a, b) => differ(a, b) && mayBeRelated(a, b));
  const is = rememberPairs((a, b) => mayBe(a, b) && related(a, b));
  return { mayBe, is };
}

type Relation = (a: Article, b: Article) => boolean;

/** A relation that holds both ways, told once a pair. */
function rememberPairs(relation: Relation): Relation {
  const known = new Map<Article, Map<Article, boolean>>();
  const keep = (a: Article, b: Article, holds: boolean) => known.set(a, (known.get(a) ?? new Map()).set(b, holds));
  return (a, b) => {
    const told = known.get(a)?.get(b);
    if (told !== undefined) return told;
    const holds = relation(a, b);
    keep(a, b, holds);
    keep(b, a, holds);
    return holds;
  };
}
