import { type Fact, factsOf } from '../differences/facts.ts';
import { mentionsOf } from '../mentions/mentions.ts';
import type { Point } from '../point.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { topicOf } from '../topics/topic.ts';
import { findTerms, termsOf } from '../words/terms.ts';
import { classOf } from '../words/word-classes.ts';
import type { QuestionContext } from './elliptic.ts';

const ASKS_HOW_LONG_IT =
  /^\W*(?:(?:and|but|so)\s+)?how long (did|does|has|had|will|is|was|were|have) (it|they|this|that|these|those|all this|all that)\b(?=.*\b(?:last|lasted|lasting|take|taken|took|go on|gone on|going on|continue|run|be)\b)/i;

interface Completed {
  readonly reading: string;
  /** The sentences that tell how long something of the kind lasted: one of them must answer. */
  readonly told: ReadonlySet<ArticleSentence>;
}

/**
 * "How long did it last?" in full: "it" is what the conversation is about and the articles tell the length of, be it the
 * topic or what the points shown tell of. Undefined for other questions, and in no conversation.
 */
export function howLongItLasted(
  question: string,
  articles: readonly Article[],
  { topic, shown = [] }: QuestionContext,
): Completed | 'untold' | undefined {
  const asked = ASKS_HOW_LONG_IT.exec(question);
  if (!asked || (topic === undefined && shown.length === 0)) return undefined;
  const names = topic === undefined ? [] : [topicOf(topic).name, ...topicOf(topic).aliases];
  const named = classesIn(names);
  const pointed = classesIn(shown.map(({ text }) => text));
  const facts = articles.flatMap(factsOf).filter(({ mention }) => mention.kind === 'duration');
  let best: Fact | undefined;
  let most = 0;
  for (const fact of facts) {
    if (fact.head === undefined || whatLasts(fact) === undefined) continue;
    const nearness = (named.has(fact.head) ? 4 : 0) + (isShown(fact, shown) ? 2 : 0) + (pointed.has(fact.head) ? 1 : 0);
    if (nearness <= most) continue;
    best = fact;
    most = nearness;
  }
  if (!best) {
    const pointedAt = (sentence: ArticleSentence): boolean => isCited(sentence, shown) || mayBeMeant(sentence, named);
    const told = articles.some(({ sentences }) => sentences.some((one) => tellsOwnLength(one) && pointedAt(one)));
    return told ? undefined : 'untold';
  }
  const told = facts.filter(({ head }) => head === best.head).map(({ sentence }) => sentence);
  return { reading: `How long ${asked[1]} the ${whatLasts(best)} last?`, told: new Set(told) };
}

/** "Would last nine days": what lasts is the sentence's own subject. */
const LASTS = /\b(?:lasts?|lasted|lasting|takes?|took|taken|go(?:es|ing)? on|went on|continue[sd]?)\b/i;
const LASTS_UP_TO = new RegExp(`${LASTS.source}(?: \\p{Ll}+){0,3} $`, 'iu');

const tellsOwnLength = (sentence: ArticleSentence): boolean =>
  LASTS.test(sentence.text) &&
  mentionsOf(sentence).some(
    ({ kind, start }) => kind === 'duration' && LASTS_UP_TO.test(sentence.text.slice(0, start)),
  );

const mayBeMeant = ({ text }: ArticleSentence, named: ReadonlySet<string>): boolean =>
  [...classesIn([text])].some((word) => named.has(word));

const isShown = ({ sentence }: Fact, shown: readonly Point[]): boolean => isCited(sentence, shown);

const isCited = ({ articleId, start, end }: ArticleSentence, shown: readonly Point[]): boolean =>
  shown.some(({ citations }) =>
    citations.some((cited) => cited.articleId === articleId && cited.start < end && start < cited.end),
  );

const whatLasts = ({ sentence, span: [start, end], head }: Fact): string | undefined =>
  termsOf(sentence).find((term) => term.start >= start && term.end <= end && classOf(term.stem) === head)?.word;

const classesIn = (texts: readonly string[]): ReadonlySet<string> =>
  new Set(texts.flatMap((text) => findTerms(text).flatMap(({ stop, stem }) => (stop ? [] : classOf(stem)))));
