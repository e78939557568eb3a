export {
  type Answer,
  type Answered,
  answerQuestion,
  type Nearest,
  type QuestionContext,
  rankSentences,
  type Unanswered,
} from './core/answer/answer.ts';
export {
  type Brief,
  type BriefOptions,
  type Coverage,
  composeBrief,
  type Headline,
  type SourceReference,
} from './core/brief/brief.ts';
export { type Difference, findDifferences, type Side } from './core/differences/differences.ts';
export type { Citation, Point } from './core/point.ts';
export { findQuotes, type Quote, type Speaker } from './core/quotes/quotes.ts';
export {
  type Article,
  type ArticleDetails,
  type ArticleSentence,
  type GivenDetails,
  type Paragraph,
  type ParagraphKind,
  readArticle,
} from './core/reading/article.ts';
export { type Sentence, splitSentences } from './core/reading/sentences.ts';
export { groupStories, type Story } from './core/stories/stories.ts';
export type { Topic } from './core/topics/topic.ts';
