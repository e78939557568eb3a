import { statementOf } from '../point.ts';
import type { Article } from '../reading/article.ts';
import type { Candidate } from './rank.ts';

/** What copies of one text tell to the letter is told by one of them: the one of which publisher and time are known. */
export function fromOriginals(candidates: readonly Candidate[]): readonly Candidate[] {
  const copied = voicesOfSeveral(candidates);
  if (copied.size === 0) return candidates;
  const tellers = new Map<string, Candidate>();
  const told = ({ voice, sentence }: Candidate) => `${voice} ${statementOf(sentence).replace(/^… /, '')}`;
  for (const candidate of candidates) {
    if (!copied.has(candidate.voice)) continue;
    const known = tellers.get(told(candidate));
    tellers.set(told(candidate), known ? nearerTheSource(known, candidate) : candidate);
  }
  return candidates.flatMap((candidate) => {
    if (!copied.has(candidate.voice)) return candidate;
    const teller = tellers.get(told(candidate))!;
    return teller.sentence === candidate.sentence ? teller : [];
  });
}

function voicesOfSeveral(candidates: readonly Candidate[]): ReadonlySet<number> {
  const first = new Map<number, Article>();
  const several = new Set<number>();
  for (const { voice, article } of candidates) {
    const known = first.get(voice);
    if (!known) first.set(voice, article);
    else if (known !== article) several.add(voice);
  }
  return several;
}

/** The first where both are known as well; it is worth what either is. */
function nearerTheSource(a: Candidate, b: Candidate): Candidate {
  const known = ({ article: { source, publishedAt } }: Candidate) => (source ? 1 : 0) + (publishedAt ? 1 : 0);
  const nearer = known(b) > known(a) ? b : a;
  return { ...nearer, prior: Math.max(a.prior, b.prior) };
}
