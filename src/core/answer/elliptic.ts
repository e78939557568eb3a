import { findMentions, type Mention } from '../mentions/mentions.ts';
import type { Point } from '../point.ts';
import { type Topic, topicOf } from '../topics/topic.ts';
import { asksNext } from './asked-next.ts';
import { readQuestion } from './question.ts';

/** What a conversation carries into a follow-up ("and Ushakov?", "why?"). */
export interface QuestionContext {
  readonly topic?: string | Topic;
  /** Earlier questions of the conversation, oldest first. */
  readonly earlier?: readonly string[];
  /** The points last shown, for "who said that?". */
  readonly shown?: readonly Point[];
}

const BARE_ASKING = /\b(?:why|when|where|who|how(?: (?:long|many|much|come|so))?|since when|what)\b/i;
const AND_SOMETHING = /^\s*(?:and|but|so)?\s*(?:what|how) about\s+(.+?)[\s?.!]*$|^\s*(?:and|but)\s+(.+?)[\s?.!]*$/i;
const LEADING_QUESTION =
  /^\s*(?:(?:and|but|so)\s+)?(?:why|when|where|who(?:m|se)?|what|which|how(?: (?:long|many|much|come))?)\b\s*/i;
const HE_OR_SHE = /\b(?:he|she|him|her)\b/i;
const SHOWN_WORDS = 40;

/**
 * What a follow-up asks, in full, likeliest reading first: "why?" after "Did they meet?" is "why Did they meet?",
 * "and Lee?" after "What did Kim say?" is "What did Lee say?". A question that stands alone is its only reading.
 */
export function completeQuestion(question: string, context: QuestionContext): readonly string[] {
  const earlier = lastFull(context);
  const piece = addedPiece(question);
  if (piece) return addTo(piece, earlier, context);
  if (readQuestion(question).content.length > 0) return [nameThePerson(question, earlier, context)];
  const asking = BARE_ASKING.exec(question)?.[0];
  if (!asking) return [question];
  const told = firstWords(context.shown?.[0]?.text) ?? (context.topic && topicOf(context.topic).name);
  const about = earlier !== undefined && asksOfSomething(earlier) ? earlier : (told ?? earlier);
  return about ? [`${asking} ${about.replace(LEADING_QUESTION, '')}`] : [question];
}

/** "What happens next?" and "How long did it last?" name nothing that a "why?" could ask about. */
const asksOfSomething = (earlier: string): boolean =>
  !asksNext(earlier) && !/^\W*how long \p{L}+ (?:it|they|this|that)\b[\p{L} ]{0,20}\W*$/iu.test(earlier);

/** What a follow-up adds to the question before it: "the ships" of "and the ships?". */
export function addedPiece(question: string): string | undefined {
  const added = AND_SOMETHING.exec(question);
  const piece = (added?.[1] ?? added?.[2])?.trim();
  return piece && !readsAsQuestion(piece) ? piece : undefined;
}

/** The last earlier question, itself completed by those before it. */
function lastFull({ earlier = [], topic }: QuestionContext): string | undefined {
  const last = earlier.at(-1);
  if (last === undefined) return undefined;
  return completeQuestion(last, { topic, earlier: earlier.slice(0, -1).slice(-5) })[0];
}

/** "and when did they leave?" is a question of its own; "and in Kyiv?" is a piece of one. */
const readsAsQuestion = (piece: string): boolean =>
  LEADING_QUESTION.test(piece) || /^(?:did|do|does|is|are|was|were|has|have|had|will|would|can|could)\b/i.test(piece);

/** The earlier question with the piece in place of what it competes with; without one, the piece and the topic. */
function addTo(piece: string, earlier: string | undefined, { topic }: QuestionContext): readonly string[] {
  if (earlier === undefined) {
    const alone = `What about ${piece}?`;
    return topic ? [`What about ${piece} and ${topicOf(topic).name}?`, alone] : [alone];
  }
  const [, preposition, noun = piece] =
    /^(?:(in|at|on|from|to|with|for|by|after|before|about)\s+)?(.+)$/i.exec(piece) ?? [];
  const rival = rivalOf(noun, earlier, preposition) ?? (preposition ? undefined : lastNoun(noun, earlier));
  if (!rival) return [`${earlier.replace(/[\s?.!]+$/, '')} ${piece}?`];
  return [earlier.slice(0, rival.start) + noun + earlier.slice(rival.end)];
}

type Rival = Pick<Mention, 'start' | 'end'>;

/** "the ships" takes the place of "the exercise" at the end of "Who commands the exercise?". */
function lastNoun(noun: string, earlier: string): Rival | undefined {
  const last = /^(?:the|their|his|her|its)\s/i.test(noun)
    ? /\b(?:the|their|his|her|its)\s+[\p{L}-]+(?:\s[\p{L}-]+)?(?=\W*$)/iu.exec(earlier)
    : null;
  return last ? { start: last.index, end: last.index + last[0].length } : undefined;
}

const NAMES = new Set<Mention['kind']>(['person', 'organisation', 'place', 'name']);

/** The name in the earlier question that the new one takes the place of: after the same preposition, or of its kind. */
function rivalOf(noun: string, earlier: string, preposition: string | undefined): Rival | undefined {
  const kind = findMentions(noun)[0]?.kind;
  const mentions = findMentions(earlier);
  const names = mentions.filter((mention) => NAMES.has(mention.kind));
  if (preposition) {
    const after = new RegExp(`\\b${preposition}\\s+(?:the\\s+)?$`, 'i');
    return mentions.find(({ start }) => after.test(earlier.slice(0, start)));
  }
  return names.find((mention) => mention.kind === kind) ?? names[0];
}

/** "he" is the person last asked about or shown. */
function nameThePerson(question: string, earlier: string | undefined, { shown = [] }: QuestionContext): string {
  const pronoun = HE_OR_SHE.exec(question);
  if (!pronoun || readQuestion(question).names.length > 0) return question;
  const told = [...shown.map(({ text }) => text).toReversed(), ...(earlier === undefined ? [] : [earlier])];
  const asked = earlier === undefined ? undefined : personIn(earlier);
  const person = asked ?? told.map(personIn).find((name) => name !== undefined);
  if (person === undefined) return question;
  return question.slice(0, pronoun.index) + person + question.slice(pronoun.index + pronoun[0].length);
}

function personIn(text: string): string | undefined {
  const mentions = findMentions(text);
  const person = mentions.findLast(({ kind }) => kind === 'person') ?? mentions.findLast(({ kind }) => kind === 'name');
  return person?.text;
}

const firstWords = (text: string | undefined): string | undefined => text?.split(/\s+/).slice(0, SHOWN_WORDS).join(' ');
