import type { Point } from '../point.ts';
import { findQuotedWords, findQuotes, type Quote, type QuotedWords } from '../quotes/quotes.ts';
import { type Article, sentenceAt } from '../reading/article.ts';
import { foldSpace } from '../words/fold-space.ts';
import { findTerms, type Term, termsOf } from '../words/terms.ts';
import { ageAmong } from './age.ts';
import { danglesAtStart } from './readability.ts';
import { relevanceAt, type Scope } from './scope.ts';

const MOST = 2;
const FEWEST_WORDS = 4;
const MOST_WORDS = 36;

/** Quoted words that may be shown, whoever says them. */
interface Possible {
  readonly words: QuotedWords;
  readonly article: Article;
  /** How much they and the words beside them share with the points and the topic. */
  readonly shared: number;
  /** What they are worth at most: less where their speaker is only inferred. */
  readonly worth: number;
}

interface Weighed {
  readonly quote: Quote;
  readonly worth: number;
}

const INFERRED = 0.7;
/** "… not persuaded," said the chairman whom a point names: what they are about stands beside the words. */
const BESIDE = 0.3;
/** Words that share none with a point, of an article that a point is from or that is mainly about the topic: the last choice. */
const UNSHARED = 0.1;
const MAINLY = 0.2;
/** Unless they point to what is not shown. */
const POINTS = /\b(?:that|this|those|these|it|they|them|he|she|him|her|there)\b/i;
/** A day older, by so much less words tell how things stand. */
const AGEING = 0.25;

/**
 * One or two short quotations, each by another known speaker, on the topic, that no point repeats. Who speaks takes a
 * reading of the whole article: it is asked of the most telling words first, until no others can take their place.
 */
export function chooseQuotes(scope: Scope, points: readonly Point[], most: number = MOST): readonly Quote[] {
  const wanted = Math.min(most, MOST);
  if (wanted <= 0) return [];
  const told = new Set(points.flatMap(({ text }) => contentStems(findTerms(text))));
  const ageOf = ageAmong(scope.articles);
  const possible = scope.articles
    .flatMap((article) => findQuotedWords(article).flatMap((words) => weigh(words, article, scope, points, told)))
    .map((one) => ({ ...one, worth: one.worth / (1 + AGEING * ageOf(one.article)) }))
    .toSorted((a, b) => b.worth - a.worth);
  const weighed: Weighed[] = [];
  for (const { words, article, shared, worth } of possible) {
    if (shared === 0 && weighed.length > 0) continue;
    const surer = weighed.filter((known) => known.worth > worth);
    if (bestOf(surer, wanted).length === wanted) return bestOf(surer, wanted);
    const quote = findQuotes(article).find(({ start }) => start === words.start);
    if (quote?.speaker && !(quote.speaker.inferred && shared === 0))
      weighed.push({ quote, worth: worth * (quote.speaker.inferred ? INFERRED : 1) });
  }
  return bestOf(weighed, wanted);
}

function bestOf(weighed: readonly Weighed[], wanted: number): readonly Quote[] {
  const best = new Map<string | undefined, Quote>();
  for (const { quote } of weighed.toSorted((a, b) => b.worth - a.worth)) {
    const name = quote.speaker?.name;
    if (best.size < wanted && !best.has(name) && ![...best.values()].some((other) => sameWords(other, quote)))
      best.set(name, quote);
  }
  return [...best.values()];
}

/** What another article quotes, too, whoever said it by that one. */
function sameWords(a: Quote, b: Quote): boolean {
  const [words, others] = [a, b].map(({ text }) => findTerms(text).map(({ word }) => word));
  const fewer = Math.min(words!.length, others!.length);
  return words!.slice(0, fewer).join(' ') === others!.slice(0, fewer).join(' ');
}

function weigh(
  words: QuotedWords,
  article: Article,
  scope: Scope,
  points: readonly Point[],
  told: ReadonlySet<string>,
): readonly Possible[] {
  const length = foldSpace(words.text).split(' ').length;
  const fits = length >= FEWEST_WORDS && length <= MOST_WORDS;
  if (!fits || !isWhole(words, article) || repeats(words, article, points)) return [];
  const near = relevanceAt(scope, article, words.start);
  if (near === 0) return [];
  // One object, whose terms are found once.
  const said = { text: words.text };
  const own = contentStems(termsOf(said, article.language));
  const topical = scope.names(said, article.language);
  const share = (stems: readonly string[]) => stems.filter((stem) => told.has(stem)).length / (stems.length + 2);
  const sentence = POINTS.test(words.text) ? undefined : sentenceAt(article, words.start);
  const beside = sentence ? share(contentStems(termsOf(sentence, article.language))) : 0;
  const shared = share(own) + topical / 2 + BESIDE * beside;
  const ofPoint = points.some(({ citations }) => citations.some(({ articleId }) => articleId === article.id));
  const ofTopic = near >= MAINLY && scope.names({ text: '' }) === 0;
  if (shared === 0 && !ofPoint && !ofTopic) return [];
  return [{ words, article, shared, worth: near * (shared === 0 ? UNSHARED : 0.3 + shared) }];
}

/** Neither words cut out of somebody's sentence, nor half of a speech, nor an answer to what is not shown. */
const isWhole = (words: QuotedWords, article: Article): boolean =>
  !/^["“„«'‘]?\s*(?:\p{Ll}|\[)/u.test(words.text) &&
  !leavesOpen(words.text) &&
  (POINTS_AT_THE_NEWS.test(words.text) || !danglesAtStart(words)) &&
  !goesOn(words, article);

/** "This is not the end": a speaker's "this" is what the news is about. */
const POINTS_AT_THE_NEWS =
  /^["“„«'‘]?\s*(?:This|It|That)(?: (?:is|was|isn['’]t|wasn['’]t|will)|['’](?:s|ll)) (?!(?:why|because|how|what)\b)/;

/** "We only say, 'Let them go," he said. "They did nothing.'": the words quoted within end elsewhere. */
const leavesOpen = (text: string): boolean =>
  (text.match(/(?<=[\s(])['‘](?=\p{L})/gu)?.length ?? 0) > (text.match(/(?<=[\p{L}.,!?])['’](?!\p{L})/gu)?.length ?? 0);

/** "Every ship," he said, "will wait": either half alone is not what was said. */
function goesOn({ text, start, end }: QuotedWords, article: Article): boolean {
  const last = sentenceAt(article, start);
  const sentence = last && start < last.end ? last : undefined;
  const [before, after] = [article.text.slice(sentence?.start ?? start, start), article.text.slice(end, sentence?.end)];
  return (/,["”»]?$/.test(text) && /["“«]/.test(after)) || (/^["“«]?\p{Ll}/u.test(text) && /["”»]/.test(before));
}

const contentStems = (terms: readonly Term[]): readonly string[] =>
  terms.flatMap(({ stop, stem }) => (stop ? [] : stem));

function repeats(words: QuotedWords, article: Article, points: readonly Point[]): boolean {
  return points.some(({ citations }) =>
    citations.some(({ articleId, start, end }) => articleId === article.id && start < words.end && words.start < end),
  );
}
