import { type Coverage, citedSources, coverageOf, type SourceReference } from '../brief/coverage.ts';
import { putRightAmong } from '../brief/put-right.ts';
import { type Point, statePoint } from '../point.ts';
import type { Speaker } from '../quotes/quotes.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import type { Sentence } from '../reading/sentences.ts';
import { inStableOrder } from '../reading/stable-order.ts';
import { rootOf } from '../words/word-relations.ts';
import { readsWhole, stateAnswer } from './answering-points.ts';
import { deedFirst, tellsNoDeed } from './asked-deed.ts';
import { asksNext, findNext } from './asked-next.ts';
import { toldOtherwise } from './differing.ts';
import { addedPiece, completeQuestion, type QuestionContext } from './elliptic.ts';
import { weighEvidence } from './evidence.ts';
import { framesAll } from './frame.ts';
import { absentNames, newestOfEquals, soundCandidates, tellsOfNobody } from './grounds.ts';
import { howLongItLasted } from './lasting.ts';
import { linkedStrength } from './linked.ts';
import { matchPassage, searchFor } from './matching.ts';
import { withOtherEvents } from './other-events.ts';
import { latestCount } from './overtaken.ts';
import { ownWordsFirst } from './own-words.ts';
import { collectWords, readPassage } from './passages.ts';
import { type Question, readQuestion } from './question.ts';
import { givesReason, reasonOfShown } from './reasons.ts';
import { type Nearest, nearestPassages } from './refusal.ts';
import { type Candidate, type Found, held, scoreEvidence, searchArticles } from './search-articles.ts';
import { isSingledOut } from './singled-out.ts';
import { namesFound } from './surroundings.ts';
import { withoutToldOfOthers } from './told-of-others.ts';
import { judge } from './trust.ts';
import { findWhoSaid } from './who-said.ts';
import { ASKS_WISH } from './wishes.ts';

export type { Nearest, QuestionContext };

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
  /** What articles on other events answer, where neither the question nor the conversation tells which one is meant. */
  readonly ofOtherEvents?: readonly Point[];
  /** Who said it, where that was asked; `inferred` when the name is taken from the text before the quotation. */
  readonly speaker?: Speaker;
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

/** All that an answer states, of whatever event. */
export const allPoints = ({ points, ofOtherEvents = [] }: Answered): readonly Point[] => [...points, ...ofOtherEvents];

/** One score a sentence, in their order: the higher, the more likely it answers the question. */
export function rankSentences(
  question: string,
  sentences: readonly (string | Pick<Sentence, 'text'>)[],
): readonly number[] {
  const passages = sentences.map((one) => readPassage(typeof one === 'string' ? { text: one } : one));
  const search = searchFor(readQuestion(question), [collectWords(passages)], passages);
  return passages.map((passage) => scoreEvidence(weighEvidence(search, passage, matchPassage(search, passage))));
}

/** Below this chance that the texts speak of what is asked, saying so is more honest than the likeliest sentence. */
const SPOKEN_OF = 0.55;
/** The same where the sentence holds every name asked about: short questions say little else. */
const SPOKEN_OF_NAMED = 0.25;
/** The same where the sentence gives a cause and a cause is asked for. */
const SPOKEN_OF_CAUSE = 0.5;
/** "So X fell?" states something of X: what the texts say of X is what the person needs, in whatever words. */
const ASKS_BY_VERB =
  /^\W*(?:(?:and|but)\s+)?(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could|should|may|might)\b/i;
/** A sentence less likely right than this helps nobody. */
const RIGHT = 0.06;

/** Answers with the sentences that tell, or refuses. The order of the articles does not matter. */
export function answerQuestion(question: string, articles: readonly Article[], context: QuestionContext = {}): Answer {
  const ask = (asked: readonly Article[]): Answer => answerOfOneEvent(question, asked, context);
  const once = inStableOrder(articles);
  const answer = ask(once);
  const { topic, earlier = [], shown = [] } = context;
  const isOpen = topic === undefined && earlier.length + shown.length === 0;
  return isOpen && answer.kind === 'answer' ? withOtherEvents(answer, once, ask) : answer;
}

function answerOfOneEvent(question: string, articles: readonly Article[], context: QuestionContext): Answer {
  const inOrder = articles.toSorted((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const untold = (): Answer => refused({ question, confidence: 0, nearest: [], absent: [] }, articles);
  const said = findWhoSaid(question, inOrder, context.shown ?? []);
  if (said === 'untold') return untold();
  if (said) return answered({ question, confidence: WHO_SAID_RIGHT, ...said }, articles);
  const next = asksNext(question) ? findNext(inOrder, context.topic) : undefined;
  if (next) return answered({ question, confidence: NEXT_RIGHT, points: [statePoint(next)] }, articles);
  // Its own words would find a "next" of anything.
  if (asksNext(question) && context.topic !== undefined) return untold();
  const why = reasonOfShown(question, inOrder, context);
  if (why) return answered({ question, confidence: NEXT_RIGHT, points: [statePoint(why)] }, articles);
  const lasting = howLongItLasted(question, inOrder, context);
  if (lasting === 'untold') return untold();
  if (lasting) return tryAnswer({ question, shown: [], ...lasting }, inOrder);
  const piece = addedPiece(question);
  const { shown = [] } = context;
  const readings = [...completeQuestion(question, context), ...(piece ? [`What about ${piece}?`] : [])];
  const tries = readings.map((reading) => tryAnswer({ reading, question, piece, shown }, inOrder));
  return tries.find(({ kind }) => kind === 'answer') ?? tries[0]!;
}

/** A quotation that holds the very words asked for is right about nine times in ten. */
const WHO_SAID_RIGHT = 0.9;

/** A sentence that announces something tells what comes next, if seldom all of it. */
const NEXT_RIGHT = 0.6;

interface Asking {
  /** The question as understood. */
  readonly reading: string;
  /** As the person put it. */
  readonly question: string;
  /** What a follow-up adds to the question before it: an answer must speak of that. */
  readonly piece?: string | undefined;
  /** What a follow-up asks beyond. */
  readonly shown: readonly Point[];
  /** The sentences that may answer; all where left out. */
  readonly told?: ReadonlySet<ArticleSentence>;
}

function tryAnswer({ reading, question, piece, shown, told }: Asking, articles: readonly Article[]): Answer {
  const all = searchArticles(readQuestion(reading, languageOf(articles)), articles);
  const unseen =
    piece === undefined && !/\b(?:else|more)\b/i.test(question)
      ? all
      : { ...all, candidates: all.candidates.filter(({ sentence }) => !isShown(sentence, shown)) };
  const telling = told
    ? { ...unseen, candidates: unseen.candidates.filter(({ sentence }) => told.has(sentence)) }
    : unseen;
  const fresh = piece === undefined ? telling : { ...telling, candidates: speakingOf(piece, telling) };
  const isPutRight = putRightAmong(articles);
  const standing = fresh.candidates.filter(({ reading: { article }, sentence }) => !isPutRight({ article, sentence }));
  const asked = { ...fresh, candidates: withoutToldOfOthers({ ...fresh, candidates: standing }) };
  const likeliest = newestOfEquals({ ...asked, candidates: soundCandidates(asked).filter(readsWhole) });
  const sound = { ...asked, candidates: latestCount({ ...asked, candidates: likeliest }) };
  const found = deedFirst(sound, judge(sound).right);
  const { spokenOf, right } = judge(found);
  const best = found.candidates[0];
  const absent = absentNames(all);
  const needed = best ? spokenOfNeeded(best, found) : SPOKEN_OF;
  if (
    !best ||
    absent.length > 0 ||
    !isSingledOut(best, found) ||
    tellsNoDeed(best, found, right) ||
    spokenOf < needed ||
    (right < RIGHT && found === sound && held(best) < ALL_BUT_ROUNDING)
  ) {
    return refused({ question, confidence: right, nearest: nearestPassages(all), absent }, articles);
  }
  const { one, others } = toldOtherwise(found) ?? { one: ownWordsFirst(found)[0] ?? best, others: [] };
  const otherwise = others.map((sentence) => statePoint(sentence));
  const points: readonly [Point, ...Point[]] = [stateAnswer(one, found, articles), ...otherwise];
  return answered({ question, confidence: right, points }, articles);
}

/** The candidates that hold every word of the piece, or are linked to a sentence that does. */
function speakingOf(piece: string, { search, candidates }: Found): readonly Candidate[] {
  const stems = new Set(readQuestion(piece).content.map(({ stem }) => rootOf(stem)));
  const added = search.sought.flatMap(({ root }, term) => (stems.has(root) ? [term] : []));
  return candidates.filter((candidate) => {
    const strength = linkedStrength(search, candidate);
    return added.every((term) => (strength[term] ?? 0) > 0);
  });
}

function spokenOfNeeded(best: Candidate, found: Found): number {
  const { question } = found.search;
  if (ASKS_WISH.test(question.text)) return SPOKEN_OF_NAMED;
  const framed = framesAll(best, found.search);
  if (holdsNames(best, found) || framed)
    return presumes(question) || (framed && tellsOfNobody(best, found.search)) ? 0 : SPOKEN_OF_NAMED;
  return question.kind === 'reason' && givesReason(best.sentence) === 1 ? SPOKEN_OF_CAUSE : SPOKEN_OF;
}

/** Shares that add up to all may fall short of 1 by a rounding. */
const ALL_BUT_ROUNDING = 0.999;

const presumes = ({ kind, text }: Question): boolean => kind === 'telling' && !ASKS_BY_VERB.test(text);

/** The articles' language where they share one. */
function languageOf(articles: readonly Article[]): string | undefined {
  const languages = new Set(articles.map(({ language }) => language));
  return languages.size === 1 ? articles[0]?.language : undefined;
}

const isShown = ({ articleId, start, end }: ArticleSentence, shown: readonly Point[]): boolean =>
  shown.some(({ citations }) =>
    citations.some((cited) => cited.articleId === articleId && cited.start < end && start < cited.end),
  );

const holdsNames = ({ match }: Candidate, { search }: Found): boolean =>
  search.question.names.length > 0 && namesFound(search, (term) => match.strength[term] ?? 0) === 1;

function answered(
  told: Pick<Answered, 'question' | 'confidence' | 'points' | 'speaker'>,
  articles: readonly Article[],
): Answered {
  const citations = told.points.flatMap((point) => point.citations);
  const sources = citedSources(citations, articles);
  const differ = told.points.length > 1 && !told.speaker;
  return { kind: 'answer', ...told, nearest: [], differ, sources, coverage: coverageOf(articles) };
}

function refused(
  told: Pick<Unanswered, 'question' | 'confidence' | 'nearest' | 'absent'>,
  articles: readonly Article[],
): Unanswered {
  const citations = told.nearest.flatMap(({ point }) => point.citations);
  const sources = citedSources(citations, articles);
  return { kind: 'unanswered', ...told, points: [], sources, coverage: coverageOf(articles) };
}
