import { labelOf } from '../brief/coverage.ts';
import { type Point, statePoint } from '../point.ts';
import { foldSpace } from '../words/fold-space.ts';
import { saysOrQuotes } from './saying.ts';
import type { Candidate, Found } from './search-articles.ts';

/** A passage near to an unanswered question, labelled by what it matches ("Ushakov on territory"). */
export interface Nearest {
  readonly label: string;
  readonly point: Point;
}

const NEAREST = 2;
/** Sharing less than this of the question is no nearness. */
const NEAR_FROM = 0.15;

/**
 * The passages that come nearest to an unanswered question, at most two. The second is one that holds what the first
 * lacks: for "What did Kim say about Oslo?" one passage with Kim and one with Oslo.
 */
export function nearestPassages(found: Found): readonly Nearest[] {
  const near = found.candidates.filter(({ evidence }) => evidence.cover >= NEAR_FROM);
  const chosen: Candidate[] = [];
  while (chosen.length < NEAREST) {
    const best = mostAdded(found, near, chosen);
    if (!best) break;
    chosen.push(best);
  }
  return chosen.map((candidate) => ({ label: label(candidate, found), point: statePoint(candidate.sentence) }));
}

/** The candidate that adds most of the question's weight to those chosen; names count double. */
function mostAdded({ search }: Found, near: readonly Candidate[], chosen: readonly Candidate[]): Candidate | undefined {
  const gain = ({ match }: Candidate): number =>
    search.sought.reduce((sum, { weight, name }, term) => {
      const before = Math.max(0, ...chosen.map((other) => other.match.strength[term] ?? 0));
      return sum + Math.max(0, (match.strength[term] ?? 0) - before) * weight * (name === undefined ? 1 : 2);
    }, 0);
  let best: Candidate | undefined;
  for (const candidate of near) {
    if (gain(candidate) > (best ? gain(best) : 0)) best = candidate;
  }
  return best;
}

/** What a passage matches, in its own words, and where: "Kim on budget", "Oslo in “A heading”". */
function label(candidate: Candidate, found: Found): string {
  const matched = matchedWords(candidate, found);
  const names = matched.filter(({ named }) => named);
  const shown = (names.length > 0 ? names : matched)
    .map(({ text }) => text)
    .slice(0, 3)
    .join(', ');
  const about = saysOrQuotes(candidate.sentence) && names.length > 0 ? mainWord(candidate, found) : undefined;
  return about ? `${shown} on ${about}` : `${shown} in “${headingOf(candidate)}”`;
}

interface MatchedWord {
  readonly text: string;
  readonly named: boolean;
}

function matchedWords({ match, reading, sentence }: Candidate, { search }: Found): readonly MatchedWord[] {
  const passage = reading.passages[sentence.index]!;
  const words = search.sought.flatMap(({ name }, term) => {
    const place = match.place[term];
    const found = place === undefined ? undefined : passage.terms[place];
    return found
      ? [{ text: sentence.text.slice(found.start, found.end).replace(/['’]s$/, ''), named: name !== undefined }]
      : [];
  });
  return words.filter(({ text }, place) => words.findIndex((other) => other.text === text) === place);
}

/** What follows a noun and no adjective: "on budget", not "on clear" of "a clear warning". */
const HEAD =
  /^(?:\W*$|[,.;:)]|['’]s?\b| (?:of|in|on|at|by|to|for|from|with|and|or|but|that|which|who|is|are|was|were|has|had|will|would|could|should)\b)/;

/** Words that a noun follows. */
const AFTER = new Set(['of', 'the', 'a', 'an', 'on', 'in', 'for', 'its', 'their', 'his', 'her', 'about']);

/** The word of the passage, beside those asked for, of which the articles speak most. */
function mainWord({ reading, sentence }: Candidate, { search, readings }: Found): string | undefined {
  const passage = reading.passages[sentence.index]!;
  const spokenOf = (root: string): number =>
    readings.reduce((sum, { words }) => sum + (words.frequency.get(root) ?? 0), 0);
  let best: { readonly text: string; readonly count: number } | undefined;
  passage.terms.forEach(({ stop, start, end, word }, place) => {
    const root = passage.roots[place]!;
    const text = sentence.text.slice(start, end);
    const asked = search.sought.some(({ standIns }) => standIns.has(root));
    if (stop || asked || word.length < 4 || /^\p{Lu}/u.test(text)) return;
    if (!AFTER.has(passage.terms[place - 1]?.word ?? '') || !HEAD.test(sentence.text.slice(end))) return;
    if (spokenOf(root) > (best?.count ?? 2)) best = { text, count: spokenOf(root) };
  });
  return best?.text;
}

function headingOf({ reading: { article }, sentence }: Candidate): string {
  const above = article.paragraphs.slice(0, sentence.paragraph).findLast(({ kind }) => kind === 'heading');
  return above ? foldSpace(article.text.slice(above.start, above.end)) : labelOf(article);
}
