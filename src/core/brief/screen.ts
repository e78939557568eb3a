import type { Update } from '../differences/updates.ts';
import { statementOf } from '../point.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { type Genre, genreOf } from '../reading/genre.ts';
import { takenBackBy } from '../reading/taken-back.ts';
import { commentsOnly, isNobodysWord } from './commentary.ts';
import { isPastPlan } from './next.ts';
import { fromOriginals } from './originals.ts';
import { correctsItself, putRightAmong } from './put-right.ts';
import type { Candidate, Ranking } from './rank.ts';
import { danglesAtStart } from './readability.ts';
import type { Scope } from './scope.ts';
import { pointsOutside } from './unresolved.ts';

/** Of a brief that is read on a screen, one point. */
const WORDS_A_POINT = 45;
/** Shorter sentences tell little, whatever they tell per word. */
const FEW_WORDS = 10;
const SHORT = 0.6;
/** And what takes a third of the screen must be worth it. */
const MANY_WORDS = 35;
const LONG = 0.7;
/** What somebody named said, or what happened, comes before what it is taken to mean. */
const COMMENT = 0.3;
const NOBODYS_WORD = 0.6;
/** A sentence in another language than most of the articles. */
const FOREIGN = 0.3;
/** What texts that are no reports tell. Satire and opinion are told only where there is nothing else. */
const GENRE: Readonly<Record<Genre, number>> = { news: 1, opinion: 1, check: 0.6, correction: 0.3, satire: 1 };
const NO_REPORT: ReadonlySet<Genre> = new Set(['opinion', 'satire']);
/** How things stood at an hour that has passed; "08:55 The wind has turned" stands in a live report. */
const STILL =
  /^\d{1,2}[:.]\d{2} \p{Lu}|\b(?:still|so far|as yet|currently|at present|for now|remain(?:s|ed|ing)?|contained|out of control)\b/u;
const PASSED = 0.4;
const HOURS_AGO = 0.25;
/** A day older, by so much less it is what few points should be spent on. */
const AGEING = 0.15;
/** So many points a topic is worth; a further one must name the topic and tell a good part of what the best one tells. */
export const GIVEN_POINTS = 3;
const NAMES = 0.7;
const LEAST_WORTH = 0.15;

/** What a screen is filled from: of the ranked sentences those that fit it, weighed as a reader of few points would. */
export function screenOf(ranking: Ranking, scope: Scope, updates: readonly Update[]): Ranking {
  const foreign = foreignAmong(scope.articles);
  const overtaken = new Set(updates.map(({ earlier }) => statementOf(earlier)));
  const weigh = (candidate: Candidate): Candidate => {
    const { article, sentence, words, prior, centrality, age } = candidate;
    // A screen has room for the news itself: the few sentences most like all others say it in much the same words.
    const near = Math.sqrt(scope.relevance(sentence, article) / centrality);
    const length = words < FEW_WORDS ? SHORT : words > MANY_WORDS ? LONG : 1;
    const plain = (commentsOnly(sentence) ? COMMENT : 1) * (isNobodysWord(sentence) ? NOBODYS_WORD : 1);
    const passed = age >= HOURS_AGO && STILL.test(sentence.text) ? PASSED : 1;
    const fresh = ((foreign(article) ? FOREIGN : 1) * passed) / (1 + AGEING * age);
    return { ...candidate, prior: prior * near * length * plain * fresh * GENRE[genreOf(article)] };
  };
  const standing = reportedAmong(ranking.candidates, scope.articles).filter(
    (candidate) => !(overtaken.size > 0 && overtaken.has(statementOf(candidate.sentence))) && !isPastPlan(candidate),
  );
  const weighed = fitting(standing.map(standingFor(ranking.candidates, updates))).map(weigh);
  return { ...ranking, candidates: fromOriginals(weighed) };
}

/** What the articles report as true: no satire or opinion beside reports, and nothing that is put right or taken back. */
export function reportedAmong(candidates: readonly Candidate[], articles: readonly Article[]): readonly Candidate[] {
  const reported = articles.some((article) => !NO_REPORT.has(genreOf(article)));
  const isPutRight = putRightAmong(articles);
  return candidates.filter(
    (candidate) =>
      !(reported && NO_REPORT.has(genreOf(candidate.article))) &&
      !correctsItself(candidate.sentence) &&
      !isPutRight(candidate) &&
      !takenBackBy(candidate.sentence, candidate.article),
  );
}

/** What has overtaken a count stands for it: worth what that was worth, however far down its article tells it in passing. */
function standingFor(
  candidates: readonly Candidate[],
  updates: readonly Update[],
): (candidate: Candidate) => Candidate {
  const bySentence = new Map(candidates.map((candidate) => [candidate.sentence, candidate]));
  const overtaken = new Map<ArticleSentence, Candidate[]>();
  for (const { earlier, later } of updates) {
    const before = bySentence.get(earlier);
    if (before) overtaken.set(later, [...(overtaken.get(later) ?? []), before]);
  }
  return (candidate) => {
    const before = overtaken.get(candidate.sentence);
    if (!before) return candidate;
    const all = [candidate, ...before];
    return {
      ...candidate,
      prior: Math.max(...all.map(({ prior }) => prior)),
      concepts: Int32Array.from(new Set(all.flatMap(({ concepts }) => [...concepts]))),
    };
  };
}

/** A question that the article answers itself, if it does. */
const ASKS = /\?["”’»)]*$/;

/** What fits a screen, tells something and needs no sentence before it, where there is any. */
function fitting(candidates: readonly Candidate[]): readonly Candidate[] {
  const short = candidates.filter(({ words }) => words <= WORDS_A_POINT);
  const alone = short.filter(
    ({ sentence }) => !danglesAtStart(sentence) && !pointsOutside(sentence) && !ASKS.test(sentence.text),
  );
  return [alone, short].find(({ length }) => length > 0) ?? candidates;
}

/** Of what fits, what leans on no sentence before it, and tells more than what others tell is taken to mean. */
export function standingAlone(candidates: readonly Candidate[], scope: Scope): readonly Candidate[] {
  return candidates.filter(
    (candidate) =>
      !leans(candidate, scope) && !commentsOnly(candidate.sentence) && !NOTICE.test(candidate.sentence.text),
  );
}

/** The chosen without what only fills the screen, but the best `given` in any case. Best first out. */
export function withoutFiller(
  chosen: readonly Candidate[],
  worth: (candidate: Candidate) => number,
  { names }: Scope,
  given: number = GIVEN_POINTS,
): readonly Candidate[] {
  const best = chosen.toSorted((a, b) => worth(b) - worth(a));
  return best.filter(
    (candidate, place) =>
      place < given ||
      (worth(candidate) >= LEAST_WORTH && names(candidate.sentence, candidate.article.language) >= NAMES),
  );
}

/** "The zone would …": one bare noun that a sentence before it introduced, and that is not what the brief is about. */
const BARE_SUBJECT =
  /^(?:[Tt]he|[Tt]hose) (\p{Ll}+)(?: (?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|do|did|also|now|then)\b| (?:\p{Ll}+(?:ed|s)|came|went|took|made|gave|fell|rose|began|left|lost|won|met|held|brought|broke|told|said|ran)\b)/u;

/** On board of what, on the scene of what, in which building? */
const UNSAID_PLACE =
  /\bon board(?:,|\.| (?:was|were|is|are|had|has|have)\b)|\bat the scene(?:,|\.)|\b(?:in|inside|outside) the (?:building|house|room|hall)(?:,|\.)/i;

/** "… applied twice for the money.": for which? */
const UNSAID_THING =
  /\bthe (money|sum|amount|funds|request|proposal|suggestion|decision|announcement|news|move|step|idea|claims?|accusations?|allegations?|incident|matter|document|letter|remarks?|comments?|latter|former)\b(?! (?:of|for|to|that|which|from|by|between|on|about|against|in which)\b)/i;

/** What readers are asked to do is no news. */
const NOTICE =
  /\bplease (?:call|contact|visit|send|see|e-?mail|write|note)\b|\b(?:hot|help)line (?:on|at) [+\d]|\b(?:questions|enquiries|applications|donations) (?:can|may|should) be (?:sent|made|put|addressed)\b/i;

/** What it is about only a sentence before it tells. */
export function leans({ article, sentence }: Candidate, { names }: Scope): boolean {
  if (sentence.index === 0) return false;
  const isTopic = (noun: string): boolean =>
    names({ text: noun }, article.language) > 0 && names({ text: '' }, article.language) === 0;
  const thing = UNSAID_THING.exec(sentence.text);
  const unsaid =
    thing?.[1] !== undefined && !new RegExp(`\\b${thing[1]}`, 'i').test(sentence.text.slice(0, thing.index));
  if (UNSAID_PLACE.test(sentence.text) || (unsaid && !isTopic(thing[1] ?? ''))) return true;
  const noun = BARE_SUBJECT.exec(sentence.text)?.[1];
  if (noun === undefined || isTopic(noun)) return false;
  const before = article.sentences.slice(0, sentence.index);
  return before.some(({ text }) => text.toLowerCase().includes(noun.toLowerCase()));
}

/** The language most articles are written in is the brief's; what is in none known counts as in it. */
function foreignAmong(articles: readonly Article[]): (article: Article) => boolean {
  const counts = new Map<string, number>();
  for (const { language } of articles) if (language) counts.set(language, (counts.get(language) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return ({ language }) => language !== undefined && counts.get(language)! < most;
}
