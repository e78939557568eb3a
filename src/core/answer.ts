import { stateAnswer } from './answering-points.ts';
import type { Article } from './article.ts';
import { type Coverage, citedSources, coverageOf, labelOf, type SourceReference } from './coverage.ts';
import { matchPassage, searchFor, weighEvidence } from './evidence.ts';
import { collectWords, readPassage } from './passages.ts';
import { cite, foldSpace, type Point } from './point.ts';
import { readQuestion } from './question.ts';
import { type Found, scoreEvidence, searchArticles } from './search-articles.ts';
import type { Topic } from './topic.ts';
import { judge } from './trust.ts';

/** What a conversation carries into a follow-up ("and Ushakov?", "why?"). */
export interface QuestionContext {
  readonly topic?: string | Topic;
  /** Earlier questions of the conversation, oldest first. */
  readonly earlier?: readonly string[];
  /** The points last shown, for "who said that?". */
  readonly shown?: readonly Point[];
}

/** A passage near to an unanswered question, labelled by what it matches ("Ushakov on territory"). */
export interface Nearest {
  readonly label: string;
  readonly point: Point;
}

interface AnswerFrame {
  readonly question: string;
  /** 0–1: how likely the points answer the question. For programs; people are not shown it. */
  readonly confidence: number;
  readonly sources: readonly SourceReference[];
  readonly coverage: Coverage;
}

export interface Answered extends AnswerFrame {
  readonly kind: 'answer';
  readonly points: readonly [Point, ...Point[]];
  readonly nearest: readonly [];
  /** The points tell it differently. */
  readonly differ: boolean;
}

export interface Unanswered extends AnswerFrame {
  readonly kind: 'unanswered';
  readonly points: readonly [];
  /** At most two. */
  readonly nearest: readonly Nearest[];
  /** Names in the question that no article mentions. */
  readonly absent: readonly string[];
}

export type Answer = Answered | Unanswered;

/** One score a sentence, in their order: the higher, the more likely it answers the question. */
export function rankSentences(question: string, sentences: readonly string[]): readonly number[] {
  const passages = sentences.map((text) => readPassage({ text }));
  const search = searchFor(readQuestion(question), [collectWords(passages)], passages);
  return passages.map((passage) => scoreEvidence(weighEvidence(search, passage, matchPassage(search, passage))));
}

export function answerQuestion(question: string, articles: readonly Article[], _context: QuestionContext = {}): Answer {
  const asked = readQuestion(question);
  const found = searchArticles(
    asked,
    articles.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
  );
  const best = found.candidates[0];
  const { spokenOf, right } = judge(found);
  if (!best || spokenOf < SPOKEN_OF) return refuse(question, articles, found, right);
  const points: readonly [Point] = [stateAnswer(best, found, articles)];
  return {
    kind: 'answer',
    question,
    confidence: right,
    points,
    nearest: [],
    differ: false,
    sources: citedSources(
      points.flatMap(({ citations }) => citations),
      articles,
    ),
    coverage: coverageOf(articles),
  };
}

/** Below this chance that the texts speak of what is asked, saying so is more honest than the likeliest sentence. */
const SPOKEN_OF = 0.65;

function refuse(question: string, articles: readonly Article[], found: Found, confidence: number): Unanswered {
  const nearest = found.candidates.slice(0, 2).map(({ sentence, reading }): Nearest => {
    const point: Point = { text: foldSpace(sentence.text), citations: [cite(sentence)] };
    return { label: labelOf(reading.article), point };
  });
  const points = nearest.map(({ point }) => point);
  return {
    kind: 'unanswered',
    question,
    confidence,
    points: [],
    nearest,
    absent: absentNames(found),
    sources: citedSources(
      points.flatMap(({ citations }) => citations),
      articles,
    ),
    coverage: coverageOf(articles),
  };
}

/** Names of the question that stand in no article, as the person wrote them. */
function absentNames({ search: { question, sought } }: Found): readonly string[] {
  return question.names.flatMap((name, at) => {
    const present = sought.some((term) => term.name === at && term.standIns.size > 0);
    return present ? [] : [question.text.slice(name[0]?.start, name.at(-1)?.end)];
  });
}
