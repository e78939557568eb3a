import type { Article } from './article.ts';
import type { Coverage, SourceReference } from './brief.ts';
import type { Point } from './point.ts';
import type { Topic } from './topic.ts';

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
export function rankSentences(_question: string, sentences: readonly string[]): readonly number[] {
  return sentences.map(() => 0);
}

export function answerQuestion(question: string, articles: readonly Article[], _context: QuestionContext = {}): Answer {
  return {
    kind: 'unanswered',
    question,
    confidence: 0,
    points: [],
    nearest: [],
    absent: [],
    sources: [],
    coverage: { articles: articles.length, sources: 0, unknownSources: 0, undated: 0 },
  };
}
