import { startsLarge } from '../words/large-letter.ts';
import { STOP_WORDS } from '../words/stop-words.ts';
import {
  AFTER_CLOCK,
  BEFORE_NUMBER,
  EITHER,
  LEADING,
  SENTENCE_STARTERS,
  SPEECH_VERBS,
  USUALLY_LAST,
} from './abbreviations.ts';

/** A place where a sentence may end, and what stands around it. */
export interface Candidate {
  /** The marks themselves, e.g. `.`, `?!`, `...`. */
  readonly marks: string;
  /** Whether a closing quotation mark follows the marks. */
  readonly quoteClosed: boolean;
  /** The word directly before the marks and the one before that, opening marks stripped; '' where there is none. */
  readonly word: string;
  readonly previousWord: string;
  /** The sentence up to `word`: its first 60 characters. */
  readonly opening: string;
  /** What follows after white space, opening marks stripped: at most 60 characters. */
  readonly next: string;
}

const LIST_MARK = /^(?:\d{1,3}|\p{L}|[ivx]{1,5}|PS|P\.S)$/u;
/** "U.S", "a.m", "В.В", "Ph.D", "J.-C": the period that follows belongs to it. */
const DOTTED = /^\p{L}{1,2}(?:\.-?\p{L}{1,2})+$/u;
const INITIAL = /^(?:\p{Lu}\.-?)*\p{L}$/u;
/** Mixed case without a vowel, "Mgr", "Cllr", "Blvd": shortened. "BBC" is a word of its own. */
const CONSONANTS_ONLY = /^[B-DF-HJ-NP-TV-Z][b-df-hj-np-tv-xz]{1,4}$/;
const CLOCK = /^[ap]\.?m$/i;
const FRONTED_TIME = /^(?:at|by|about|around|before|after|since|until|from|between|on|shortly)\b/i;
const SUBJECT_OR_QUESTION =
  /^(?:i|you|he|she|it|they|we|what|why|how|who|where|please|there|this|these|the|my|our|if)(?:['’]\p{Ll}+)?\s/u;
/** "Yahoo! Inc.": the sign is part of the name. */
const COMPANY_ENDING = /^(?:Inc|Ltd|Corp|Co|LLC|PLC|plc)\b/;
/** German writes ordinals with a period: "am 3. Oktober", "der 20. Parteitag". */
const ORDINAL_LEAD = /^(?:der|die|das|dem|den|des|am|vom|zum|zur|im|beim|bis|ab|seit)$/i;

/** Whether the marks end a sentence, judged by the words on both sides; its cost does not grow with the text. */
export function endsSentence(candidate: Candidate): boolean {
  const { marks, word, opening, next, quoteClosed } = candidate;
  if (/^[,;:)\]/]/.test(next) || (opening === '' && word === '')) return false;
  if (/^[-–—]/.test(next)) return !quoteClosed && /^[-–—]+\s*[\p{Lu}\p{N}]/u.test(next) && !isAbbreviation(candidate);
  if (/^\p{Ll}/u.test(next)) return endsBeforeLowerCase(candidate);
  if (/[!?]/.test(marks)) return !(quoteClosed && isAttribution(next)) && !COMPANY_ENDING.test(next);
  // "I" has its capital in any case: after a spaced ellipsis it proves nothing.
  if (marks.length > 1 || marks === '…') return quoteClosed || word !== '' || !/^I(?![\p{L}\p{M}])/u.test(next);
  return quoteClosed || periodEnds(candidate);
}

function periodEnds(candidate: Candidate): boolean {
  const { word, opening, next } = candidate;
  const key = word.toLowerCase();
  if (opening === '' && (LIST_MARK.test(word) || isAbbreviation(candidate))) return false;
  if (USUALLY_LAST.has(key)) return true;
  if (/^[\p{N}#]/u.test(next)) return !BEFORE_NUMBER.has(key) && !isAbbreviation(candidate);
  if (LEADING.has(key) && !BEFORE_NUMBER.has(key)) return followsNumber(candidate);
  if (CLOCK.test(word)) return clockEnds(candidate);
  if (/^\d{1,2}$/.test(word) && ORDINAL_LEAD.test(candidate.previousWord)) return startsSentence(next);
  if (isAbbreviation(candidate)) return followsNumber(candidate) || startsSentence(next);
  return true;
}

/** "It was 5 p.m. Mr. Smith left" against "At 5 p.m. Mr. Smith left" and "at 5 p.m. Monday". */
function clockEnds({ opening, next }: Candidate): boolean {
  if (AFTER_CLOCK.has(firstWord(next))) return false;
  return !(FRONTED_TIME.test(opening) && opening.split(/\s+/).length <= 6) || opening.length >= 60;
}

const PLAIN_WORD = /^(?:\p{Ll}[\p{Ll}'’]+|\p{N}[\p{N}-]*)$/u;

/** In sloppy writing a sentence may begin small: after a lower-case one, with a pronoun, or after "?" and "!". */
function endsBeforeLowerCase(candidate: Candidate): boolean {
  const { marks, quoteClosed, word, previousWord, opening, next } = candidate;
  if (quoteClosed || isAbbreviation(candidate)) return false;
  // "As I do ? you too ?": some write a space before the sign.
  if (/[!?]/.test(marks)) return PLAIN_WORD.test(word || previousWord);
  if (word === '') return false;
  if (/^(?:https?:\/\/|www\.)/.test(next)) return true;
  const sloppy = /^\p{Ll}/u.test(opening) || SUBJECT_OR_QUESTION.test(next);
  return sloppy && marks === '.' && PLAIN_WORD.test(word) && (word.length > 2 || STOP_WORDS.has(word));
}

function isAbbreviation({ marks, word }: Candidate): boolean {
  if (marks !== '.') return false;
  const key = word.toLowerCase();
  return (
    LEADING.has(key) ||
    EITHER.has(key) ||
    USUALLY_LAST.has(key) ||
    INITIAL.test(word) ||
    DOTTED.test(word) ||
    CONSONANTS_ONLY.test(word)
  );
}

/** "в 2004 г." ends where a capital follows; "г. Москва" does not. */
function followsNumber({ word, previousWord }: Candidate): boolean {
  return /^\p{Ll}/u.test(word) && /\p{N}$/u.test(previousWord) && /\p{Script=Cyrillic}/u.test(word);
}

/** Whether the text goes on with a word that takes a capital only because a sentence begins with it. */
function startsSentence(next: string): boolean {
  const word = firstWord(next);
  return STOP_WORDS.has(word) || SENTENCE_STARTERS.has(word);
}

/** "Smith asked", "Prime Minister Jane Doe said", "he said": who spoke the question or exclamation just closed. */
function isAttribution(next: string): boolean {
  const words = next.split(/\s+/).slice(0, 6);
  const verb = words.findIndex((word) => SPEECH_VERBS.has(word.toLowerCase().replace(/[.,:;]+$/, '')));
  return (
    verb > 0 &&
    verb < 5 &&
    words.slice(0, verb).every((word) => startsLarge(word) || /^(?:of|the|de|von|al)$/.test(word))
  );
}

function firstWord(next: string): string {
  return (/^[\p{L}\p{M}'’]+/u.exec(next)?.[0] ?? '').toLowerCase().replace(/’/g, "'");
}
