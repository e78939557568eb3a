import { type Mention, mentionsAmong } from '../mentions/mentions.ts';
import { fullName } from '../mentions/people.ts';
import { tokenise } from '../mentions/tokens.ts';
import type { Article } from '../reading/article.ts';
import { remembered } from '../remember.ts';
import { startsLarge } from '../words/large-letter.ts';
import { bodyMeant } from './bodies.ts';
import { findQuotedSpans, type QuotedSpan } from './quote-marks.ts';
import type { Reading, Subject } from './quoted-text.ts';
import { type NamedSpeaker, nameSubject } from './speaker-names.ts';
import { askedBefore, personBefore, speakerAfter, speakerBefore, tokenFrom } from './speakers.ts';
import { answerer, isUnsaid } from './unsaid.ts';

export interface Speaker {
  readonly name: string;
  /** The sentence says "he" or "the expert", or nothing: the name is taken from the text before it, and shown as such. */
  readonly inferred?: boolean;
}

/** Words in quotation marks, `[start, end)` of the article's text with the marks. */
export interface QuotedWords {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Quoted words that somebody said. */
export interface Quote extends QuotedWords {
  readonly articleId: string;
  readonly speaker?: Speaker;
}

/**
 * What an article quotes, in order, and who said it: whole quotations and parts of sentences told as somebody's words.
 * Single words set off ("the so-called “zone”") and titles of works are none. Remembered as long as the article lives.
 */
export const findQuotes: (article: Article) => readonly Quote[] = remembered(quotesIn);

const spansIn = remembered((article: Article): readonly QuotedSpan[] =>
  findQuotedSpans(article.text).filter((span) => inBody(article, span)),
);

/** What stands in quotation marks below the titles: every quotation, and what is none. Takes little time. */
export function findQuotedWords(article: Article): readonly QuotedWords[] {
  return spansIn(article).map(({ start, end }) => ({ text: article.text.slice(start, end), start, end }));
}

function quotesIn(article: Article): readonly Quote[] {
  const spans = spansIn(article);
  if (spans.length === 0) return [];
  const reading = readText(article.text, spans);
  const spoken: Spoken[] = [];
  for (const span of spans) {
    const told = attribute(reading, span, spoken.at(-1));
    if (!isUnsaid(reading, span) && isQuotation(reading, span, told)) spoken.push({ ...told, span });
  }
  return spoken.map((one, place) => {
    const { start, end } = one.span;
    const { speaker } = borrowed(article.text, one, spoken[place + 1]) ?? one;
    return { articleId: article.id, text: article.text.slice(start, end), start, end, ...(speaker ? { speaker } : {}) };
  });
}

/** `“…” and “…,” X added`: one sentence names the speaker of both behind the second. */
function borrowed(text: string, one: Spoken, next: Spoken | undefined): Spoken | undefined {
  if (next?.how !== 'after' || one.how === 'after' || one.how === 'before') return undefined;
  const between = text.slice(one.span.end, next.span.start);
  const inner = text.slice(one.span.start, one.span.end);
  return /[.!?\n]/.test(between) || /[.!?]["”»’]?$/.test(inner) || between.length > 120 ? undefined : next;
}

/** Quotations in titles and headings are told again below them. */
function inBody(article: Article, span: QuotedSpan): boolean {
  const holder = article.paragraphs.find(({ start, end }) => start <= span.start && span.start < end);
  return !holder || (holder.kind !== 'title' && holder.kind !== 'heading');
}

function readText(text: string, spans: readonly QuotedSpan[]): Reading {
  const tokens = tokenise(text);
  const mentions = mentionsAmong(text, tokens);
  const nameAt = new Map<number, Mention>();
  const spanOf = new Map<Mention, readonly [number, number]>();
  for (const mention of mentions) {
    if (!/^(?:person|organisation|place|name)$/.test(mention.kind)) continue;
    const from = tokenFrom(tokens, mention.start);
    const to = tokenFrom(tokens, mention.end);
    spanOf.set(mention, [from, to]);
    for (let at = from; at < to; at += 1) nameAt.set(at, mention);
  }
  const quoted = new Map<number, number>();
  spans.forEach((span, number) => {
    for (let at = tokenFrom(tokens, span.start); at < tokens.length && tokens[at]!.start < span.end; at += 1)
      quoted.set(at, number);
  });
  return { text, tokens, mentions, nameAt, spanOf, quoted };
}

interface Attribution {
  readonly speaker?: NamedSpeaker;
  readonly subject?: Subject;
  /** The sentence itself says who speaks, beside the quotation or elsewhere. */
  readonly how: 'after' | 'before' | 'carried' | 'none';
}

interface Spoken extends Attribution {
  readonly span: QuotedSpan;
}

function attribute(reading: Reading, span: QuotedSpan, last: Spoken | undefined): Attribution {
  const saidBy = (told: Subject, how: 'after' | 'before'): Attribution => {
    const body = bodyMeant(reading, told, last?.subject);
    const subject = body ?? told;
    const speaker = nameSubject(reading, subject, span.end + 400, last?.speaker);
    return { subject, speaker: speaker && body ? { ...speaker, inferred: true } : speaker, how };
  };
  const between = last && reading.text.slice(last.span.end, span.start);
  const answering = last && answerer(reading, last.span, span);
  if (answering !== undefined)
    return { speaker: { name: fullName(answering, reading.mentions, span.start), inferred: true }, how: 'after' };
  const lead = between !== undefined && leads(between);
  const after = lead ? undefined : speakerAfter(reading, span);
  if (after) return saidBy(after, 'after');
  if (last && between !== undefined && continues(reading, last.span, between))
    return { speaker: last.speaker, subject: last.subject, how: 'after' };
  const before = speakerBefore(reading, span);
  if (before) return saidBy(before, 'before');
  if (last && between !== undefined && chains(reading, last.span, between))
    return { speaker: last.speaker && { ...last.speaker, inferred: true }, subject: last.subject, how: 'carried' };
  const introduced = introducer(reading, span);
  return introduced ? { ...introduced, how: 'carried' } : { how: 'none' };
}

/** "… and added: “": the quotation is introduced by what stands right before it. */
const leads = (between: string): boolean => /:\s*$/.test(between);

/** `“…,” he said, “…”` and `“…,” he said. “…”`: one speech with its attribution inside. */
function continues(reading: Reading, span: QuotedSpan, between: string): boolean {
  if (between.includes('\n') || between.length > 220 || leads(between)) return false;
  const sentences = between.split(/[.!?]\s+(?=\p{Lu})/u).length;
  return sentences === 1 && speakerAfter(reading, span) !== undefined && /[,.—–]\s*$/.test(between);
}

/** Quotation follows quotation: paragraphs of one speech, or with nothing but white space between them. */
function chains(reading: Reading, span: QuotedSpan, between: string): boolean {
  if (/^\s*$/.test(between)) return true;
  if (!/\n\s*$/.test(between) || between.length > 300) return false;
  const [attribution = '', ...more] = between.split('\n').filter((line) => line.trim() !== '');
  return (
    more.length === 0 &&
    attribution.split(/[.!?]\s+(?=\p{Lu})/u).length === 1 &&
    speakerAfter(reading, span) !== undefined
  );
}

/** A quotation that stands alone is spoken by whom the sentence before it tells of speaking. */
function introducer(reading: Reading, span: QuotedSpan): Pick<Attribution, 'speaker' | 'subject'> | undefined {
  const at = tokenFrom(reading.tokens, span.start);
  const stop = reading.tokens[at - 1];
  if (!stop || reading.quoted.has(at - 1) || !/^[.!?:]$/.test(stop.text)) return undefined;
  const whole = /^["“„«]\p{Lu}[\s\S]*[.!?]["”»]$/u.test(reading.text.slice(span.start, span.end));
  const subject =
    askedBefore(reading, at - 1) ??
    speakerBefore(reading, { ...span, start: stop.start }) ??
    (whole && reading.tokens[at]?.before !== 'break' ? personBefore(reading, at - 1) : undefined);
  const speaker = subject && nameSubject(reading, subject, span.start, undefined);
  return speaker && { subject, speaker: { ...speaker, inferred: true } };
}

/** Whole sentences and parts attributed to somebody are quotations; a word or two set off, or a work's title, is none. */
function isQuotation(reading: Reading, span: QuotedSpan, told: Attribution): boolean {
  const inner = reading.text.slice(span.innerStart, span.innerEnd).trim();
  const words = inner.match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu) ?? [];
  const sentence = /^[\p{Lu}\p{N}…]/u.test(inner) && /[.!?…,—–]$/.test(inner);
  if (words.length === 0) return false;
  if (titleCased(words) && !/[.!?,]$/.test(inner) && told.how !== 'after') return false;
  const spokenAfter = told.how === 'after' && /[.,!?…—–]$/.test(inner);
  if (spokenAfter) return words.length > 1 || sentence;
  if (told.how === 'none' || told.how === 'carried')
    return words.length > 4 || (sentence && words.length > 2 && /[.!?…]$/.test(inner));
  const introduced = /[:,]\s*$/.test(reading.text.slice(Math.max(0, span.start - 3), span.start));
  const fewest = !told.speaker ? 4 : isPredicate(reading, span) ? 2 : 3;
  return words.length >= fewest || (introduced && (sentence || words.length > 1));
}

/** "Said it was “deeply unfair”", "that it “strongly disagrees”": told of something, not a name for it. */
const isPredicate = ({ text }: Reading, { start }: QuotedSpan): boolean =>
  /\b(?:is|are|was|were|had|has|have|it|he|she|they|would|could|will) $/.test(
    text.slice(Math.max(0, start - 12), start),
  );

/** "The Long Road Home": every word of weight has a capital. */
function titleCased(words: readonly string[]): boolean {
  const heavy = words.filter((word) => word.length > 3);
  return words.length > 1 && heavy.length > 0 && heavy.every((word) => startsLarge(word));
}
