import type { CalendarDate, Mention } from '../mentions/mention.ts';
import { findMentions, mentionsOf } from '../mentions/mentions.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { remembered } from '../remember.ts';
import { stemWord } from '../words/terms.ts';
import { rootOf } from '../words/word-relations.ts';
import type { Question } from './question.ts';
import type { Candidate, Found } from './search-articles.ts';

/**
 * Whether a sentence tells of another time or place than is asked about: what prices did in May is not told by what they
 * did in April, nor unemployment in Norway by unemployment in Spain. "Did they meet on Monday?" is told by any day.
 */
export function tellsOfAnotherSetting(candidate: Candidate, { search: { question } }: Found): boolean {
  if (question.kind === 'telling') return false;
  return (
    isOfOtherTime(candidate, question) || isOfOtherPlace(candidate, question) || isOfOtherInstance(candidate, question)
  );
}

/** Characters before a time or place that tell what it is of. */
const LOOKED_BACK = 60;

const UNITS = ['year', 'month', 'weekday'] as const;
/** "Since 2011" may hold any later year. */
const OPEN =
  /\b(?:since|from|until|till|by|before|after|between|to|through|than|end of|start of|beginning of) (?:the |early |late |about )*$/i;

function isOfOtherTime({ sentence, reading: { article } }: Candidate, question: Question): boolean {
  const asked = askedTimes(question);
  if (asked.length === 0) return false;
  const told = timesIn(sentence.text, mentionsOf(sentence));
  if (told.length === 0 && isApartFromYear(sentence, article, asked)) return true;
  if (told.length === 0 || told.some((time) => time === 'open')) return false;
  const { start, end } = article.paragraphs[sentence.paragraph]!;
  const around = `${article.title ?? ''} ${article.text.slice(start, end)}`;
  const isOther = (one: Time): boolean =>
    one !== 'open' && UNITS.some((unit) => isOtherIn(unit, one.when, told)) && !around.includes(one.text);
  return asked.some(isOther);
}

/** A year that the article tells of only in other paragraphs is another than the sentence's own. */
function isApartFromYear(
  { paragraph, index }: ArticleSentence,
  { title = '', sentences }: Article,
  asked: readonly Time[],
): boolean {
  return asked.some((time) => {
    if (time === 'open' || time.when.year === undefined || title.includes(`${time.when.year}`)) return false;
    const having = sentences.filter(({ text }) => text.includes(`${time.when.year}`));
    return having.length > 0 && having.every((one) => one.paragraph !== paragraph && one.index !== index - 1);
  });
}

type Time = { readonly text: string; readonly when: CalendarDate } | 'open';

const askedTimes = remembered(({ text }: Question): readonly Time[] => timesIn(text, findMentions(text)));

const timesIn = (text: string, mentions: readonly Mention[]): readonly Time[] =>
  mentions.flatMap(({ when, start, text: written }): readonly Time[] => {
    if (!when) return [];
    return [OPEN.test(text.slice(Math.max(0, start - LOOKED_BACK), start)) ? 'open' : { text: written, when }];
  });

function isOtherIn(unit: (typeof UNITS)[number], asked: CalendarDate, told: readonly Time[]): boolean {
  const sought = asked[unit];
  const given = told.flatMap((time) => {
    if (time === 'open') return [];
    return [time.when[unit], ...(unit === 'year' ? [time.when.toYear] : [])].filter((one) => one !== undefined);
  });
  // Of two years either may be where a span begins or ends.
  return sought !== undefined && given.length > 0 && (sought < Math.min(...given) || sought > Math.max(...given));
}

const OTHER = new Set('similar earlier previous separate'.split(' '));

/** "A similar exercise" is not the exercise asked about. */
function isOfOtherInstance({ reading, sentence }: Candidate, { content, terms }: Question): boolean {
  if (terms.some(({ word }) => OTHER.has(word))) return false;
  const passage = reading.passages[sentence.index]!;
  return content.some(({ stem }) => {
    const places = passage.places.get(rootOf(stem)) ?? [];
    const wordAt = (place: number): string => passage.terms[place]?.word ?? '';
    const isOther = (place: number): boolean =>
      [place - 1, place - 2].some((at) => OTHER.has(wordAt(at)) && /^an?$/.test(wordAt(at - 1)));
    return places.length > 0 && places.every(isOther);
  });
}

const IN_PLACE = /\b(?:(\p{L}+) (?:in|of|at)|in) (?:the )?$/iu;

const PLACES: ReadonlySet<string> = new Set(['place', 'organisation', 'name']);

interface PlaceOf {
  readonly place: string;
  /** "Mayor" of "the mayor of Tarn"; undefined where the text begins with the place. */
  readonly head?: string;
}

function isOfOtherPlace({ sentence, surroundings }: Candidate, question: Question): boolean {
  if (question.names.length === 0 || surroundings.names === 1) return false;
  const asked = askedPlaces(question);
  if (asked.length === 0) return false;
  const told = placesIn(sentence.text, mentionsOf(sentence));
  if (told.some(({ place }) => asked.some((one) => one.place === place))) return false;
  return told.some(({ head }) => head === undefined || asked.some((one) => one.head === head));
}

const askedPlaces = remembered(({ text }: Question): readonly PlaceOf[] =>
  placesIn(text, findMentions(text)).filter(({ head }) => head !== undefined),
);

const placesIn = (text: string, mentions: readonly Mention[]): readonly PlaceOf[] =>
  mentions.flatMap(({ kind, text: place, start }): readonly PlaceOf[] => {
    const from = Math.max(0, start - LOOKED_BACK);
    // "EU" may be the Union of another sentence.
    const found = PLACES.has(kind) && !/^\p{Lu}+$/u.test(place) ? IN_PLACE.exec(text.slice(from, start)) : undefined;
    if (!found) return [];
    const [, word] = found;
    if (word !== undefined) return [{ place, head: stemWord(word.toLowerCase()) }];
    return from + found.index === 0 ? [{ place }] : [];
  });
