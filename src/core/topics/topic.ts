import { foldWord } from '../words/fold-word.ts';
import { startsLarge } from '../words/large-letter.ts';
import {
  contentWords,
  findPhrase,
  isCommon,
  joinInitials,
  keysOf,
  type Phrase,
  quotedIn,
  readPhrase,
} from '../words/phrase.ts';
import { stemWord, type Term, termsOf } from '../words/terms.ts';

/** What a person follows. Any free text is a topic by its name alone; in quotation marks it is an exact phrase. */
export interface Topic {
  readonly name: string;
  readonly aliases: readonly string[];
  /** Words that show the topic is touched without naming it; they count less. */
  readonly related: readonly string[];
}

export const topicOf = (topic: string | Topic): Topic =>
  typeof topic === 'string' ? { name: topic, aliases: [], related: [] } : topic;

/** False for a topic of punctuation or emoji alone: it matches nothing, in any text. */
export function canMatch(topic: string | Topic): boolean {
  const { name, aliases, related } = topicOf(topic);
  return [name, ...aliases, ...related].some((text) => contentWords(text).length > 0);
}

/**
 * How much a sentence (a title, a heading) is about a topic: 0 not at all, 1 names it, between them where it touches
 * it. `language` is the article's, BCP 47; English where it is unknown.
 */
export type TopicMatch = (sentence: { readonly text: string }, language?: string) => number;

/** The topic's words are there, but far from each other. */
const SCATTERED = 0.7;
/** A related word, or "Ukrainian" for the topic "Ukraine". */
const TOUCHED = 0.5;
/** Most words of a long phrase. */
const PARTLY = 0.4;
const LONG_PHRASE = 4;
const MOST = 0.6;

export function matchTopic(topic: string | Topic): TopicMatch {
  const inLanguage = new Map<string, CompiledTopic>();
  return (sentence, language = 'en') => {
    let compiled = inLanguage.get(language);
    if (!compiled) {
      compiled = compileTopic(topicOf(topic), language);
      inLanguage.set(language, compiled);
    }
    return scoreSentence(compiled, sentence.text, termsOf(sentence, language));
  };
}

interface CompiledTopic {
  readonly names: readonly Phrase[];
  readonly related: readonly Phrase[];
  /** Words for a country's people and things, folded. */
  readonly demonyms: ReadonlySet<string>;
}

function compileTopic({ name, aliases, related }: Topic, language: string): CompiledTopic {
  const read = (texts: readonly string[]) =>
    texts.map((text) => readPhrase(text, language)).filter((phrase) => phrase !== undefined);
  return {
    names: read([name, ...aliases]),
    related: read(related),
    demonyms: new Set([name, ...aliases].flatMap(demonymsOf)),
  };
}

function scoreSentence({ names, related, demonyms }: CompiledTopic, text: string, terms: readonly Term[]): number {
  const keys = keysOf(terms, text);
  let best = 0;
  for (const phrase of names) best = Math.max(best, scorePhrase(phrase, terms, keys));
  if (best >= TOUCHED) return best;
  for (const phrase of related) if (scorePhrase(phrase, terms, keys) === 1) return TOUCHED;
  const touched =
    demonyms.size > 0 && terms.some((term) => demonyms.has(term.word) && startsLarge(text.slice(term.start)));
  return touched ? TOUCHED : best;
}

function scorePhrase(phrase: Phrase, terms: readonly Term[], keys: readonly (string | undefined)[]): number {
  const { found, together } = findPhrase(phrase, terms, keys);
  if (together) return 1;
  if (found === 1) return SCATTERED;
  return phrase.kind === 'free' && phrase.size >= LONG_PHRASE && found >= MOST ? PARTLY : 0;
}

/** Regular English adjectives of a place: Russia, Russian; Ukraine, Ukrainian; Iran, Iranian; Israel, Israeli; China, Chinese. */
function demonymsOf(name: string): readonly string[] {
  const word = /^\s*([A-Za-z]{4,})\s*$/.exec(name)?.[1]?.toLowerCase();
  if (word === undefined) return [];
  const root = word.replace(/[aeo]$/, '');
  return [...new Set(['ian', 'an', 'ese', 'i'].map((ending) => root + ending).filter((form) => form !== word))];
}

/** Whether all that a topic goes by are stop words: almost any article holds them, and few are about it. */
export function isCommonTopic(topic: string | Topic): boolean {
  const { name, aliases } = topicOf(topic);
  return [name, ...aliases].every((text) => isCommon(quotedIn(text) ?? text));
}

/** A phrase to search: for each of its words the stems it may have, in the languages it may be in. */
export type PhraseAlternatives = readonly (readonly string[])[];

const LATIN_LANGUAGES = ['en', 'de', 'es', 'fr', 'it', 'nl', 'no', 'pt', 'sv'];
const CYRILLIC_LANGUAGES = ['uk', 'ru'];

/**
 * The phrases an article about the topic holds one of: its name or an alias. A related word alone does not make an
 * article one about the topic. Empty for a topic that can't match.
 */
export function topicPhrases(topic: string | Topic): readonly PhraseAlternatives[] {
  const { name, aliases } = topicOf(topic);
  return [name, ...aliases]
    .map((text) => contentWords(quotedIn(text) ?? text).map(stemsOfWord))
    .filter((phrase) => phrase.length > 0);
}

function stemsOfWord(word: string): readonly string[] {
  const languages = /\p{Script=Cyrillic}/u.test(word) ? CYRILLIC_LANGUAGES : LATIN_LANGUAGES;
  const joined = joinInitials(word);
  const dotted = [...joined].length <= 3 && /^\p{L}+$/u.test(joined) ? [[...joined].join('.')] : [];
  const forms = [word, foldWord(word), joined].flatMap((form) => languages.map((language) => stemWord(form, language)));
  return [...new Set([...forms, ...forms.map(foldWord), ...dotted])];
}
