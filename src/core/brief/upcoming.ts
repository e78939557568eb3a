import type { Article, ArticleSentence } from '../reading/article.ts';
import { isSettled, LOOKS_AHEAD } from './awaited.ts';
import { chooseNext, tellsNext } from './next.ts';
import type { Candidate } from './rank.ts';
import type { Scope } from './scope.ts';
import { leans } from './screen.ts';
import { sayTheSame } from './select.ts';

/** "Talks are likely to remain difficult": a state that goes on is nothing to wait for. */
const GOES_ON = /\b(?:likely|expected|set|bound) to (?:remain|stay|be|continue|keep)\b/i;

/** "The king will visit the town": of two things to come the one that says which. */
const BARE_PLACE =
  /(?<!\b(?:in|at|near|of|from) \p{Lu}.{0,100})\bthe (?:town|city|village|region|island|country|area|site|building|company|firm|club)\b(?! of\b)/u;
const BARE = 0.5;

/** Told so much later, what was to come may have come. */
const LATER_MS = 2 * 3_600_000;

/** What comes next, of which no later article tells what came: at most so many, the best first, none like another. */
export function upcomingAmong(
  candidates: readonly Candidate[],
  worth: (candidate: Candidate) => number,
  scope: Scope,
  most: number,
): readonly Candidate[] {
  const { articles, relevance } = scope;
  const isBare = (candidate: Candidate) => BARE_PLACE.test(candidate.sentence.text) || leans(candidate, scope);
  const telling = (candidate: Candidate): number =>
    (0.5 + worth(candidate)) *
    (0.5 + relevance(candidate.sentence, candidate.article)) *
    (isBare(candidate) ? BARE : 1);
  const found: Candidate[] = [];
  let rest = candidates.filter(({ sentence }) => !GOES_ON.test(sentence.text));
  while (found.length < most) {
    const next = chooseNext(rest, worth, telling);
    if (!next) break;
    const hasCome =
      isSettled(next.sentence, sentencesAfter(next.article, articles)) ||
      candidates.some((other) => isLater(other.article, next.article) && tellsOf(other, next));
    if (!hasCome) found.push(next);
    rest = rest.filter((candidate) => candidate !== next && !sayTheSame(next, candidate));
  }
  return found;
}

function isLater(a: Article, b: Article): boolean {
  return !!a.publishedAt && !!b.publishedAt && a.publishedAt.getTime() - b.publishedAt.getTime() >= LATER_MS;
}

const sentencesAfter = (article: Article, articles: readonly Article[]): readonly ArticleSentence[] =>
  articles.flatMap((other) => (isLater(other, article) ? other.sentences : []));

/** "The board backed the offer on Friday", where it was to meet on that day. */
const tellsOf = (later: Candidate, plan: Candidate): boolean =>
  tellsNext(later.sentence) < LOOKS_AHEAD && sayTheSame(plan, later);
