import type { IncomingArticle } from '../../src/app/ports.ts';
import type { Article } from '../../src/core/reading/article.ts';
import { readArticle } from '../../src/core/reading/article.ts';
import { createRandom, type Random } from './random.ts';
import { CONTENT_WORDS, FAMILY_NAMES, FUNCTION_WORDS, GIVEN_NAMES, PLACES, ROLES, SYLLABLES } from './words.ts';

/** A word that no other part of a generated article uses, and the share of articles that are about it. */
export interface PlantedTopic {
  readonly name: string;
  readonly share: number;
}

export const PLANTED_TOPICS: readonly PlantedTopic[] = [
  { name: 'lighthouse', share: 0.001 },
  { name: 'customs', share: 0.01 },
  { name: 'harvest', share: 0.1 },
  { name: 'election', share: 0.3 },
];

const PUBLISHERS = ['Alder Gazette', 'Bay Tribune', 'Cape Observer', 'Delta Times', 'East Wire', 'Fell Chronicle'];
const VOCABULARY_SIZE = 30_000;
/** The newest generated article's time. */
export const EDITION = new Date('2025-12-06T12:00:00Z');
const MINUTES_BETWEEN = 6;

/** Words by falling frequency: hand-picked ones first, built from syllables after, as a language's long tail is. */
const vocabulary = buildVocabulary();

function buildVocabulary(): readonly string[] {
  const random = createRandom(17);
  const words = new Set(CONTENT_WORDS);
  while (words.size < VOCABULARY_SIZE) {
    const syllables = Array.from({ length: 2 + random.below(3) }, () => random.pick(SYLLABLES));
    words.add(syllables.join(''));
  }
  return [...words];
}

/** Rank drawn by Zipf's law with exponent 1: the inverse of its cumulative distribution, log-uniform in rank. */
const zipf = (random: Random, size: number): number => Math.floor(size ** random.next()) - 1;

const word = (random: Random): string =>
  random.next() < 0.46
    ? (FUNCTION_WORDS[zipf(random, FUNCTION_WORDS.length + 1)] ?? 'the')
    : (vocabulary[zipf(random, vocabulary.length + 1)] ?? 'report');

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Words by whose ranks they stand in 30 % of the articles down to 0.1 %. */
const RANKS = { first: 60, last: 20_000 };

/** Single words that topics may be, from common to rare. */
export const wordTopics = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, place) => {
    const rank = RANKS.first * (RANKS.last / RANKS.first) ** (place / Math.max(1, count - 1));
    return vocabulary[Math.round(rank)]!;
  });

interface Cast {
  readonly people: readonly { readonly full: string; readonly family: string; readonly role: string }[];
  readonly place: string;
}

function cast(random: Random): Cast {
  const people = Array.from({ length: 3 }, () => {
    const family = random.pick(FAMILY_NAMES);
    return { full: `${random.pick(GIVEN_NAMES)} ${family}`, family, role: random.pick(ROLES) };
  });
  return { people, place: random.pick(PLACES) };
}

/** Sentence lengths follow news prose: 22 words in the middle, few under 8 or over 40. */
function sentence(random: Random, { people, place }: Cast, planted: string | undefined): string {
  const length = Math.max(6, Math.min(45, Math.round(22 + 8 * random.normal())));
  const words = Array.from({ length }, () => word(random));
  const insert = (text: string) => words.splice(1 + random.below(words.length - 1), 1, text);
  if (random.next() < 0.35) insert(random.pick(people).family);
  if (random.next() < 0.25) insert(place);
  if (random.next() < 0.3) insert(String(2 + random.below(900)));
  if (planted) insert(planted);
  const body = words.join(' ');
  const speaker = random.pick(people);
  const form = random.next();
  if (form < 0.12) return `“${capitalised(body)},” said ${speaker.full}, the ${speaker.role}.`;
  if (form < 0.2) return `${speaker.family} said that ${body}.`;
  return `${capitalised(body)}.`;
}

/** Article number `index` of an endless edition; the same number gives the same article. 300 to 500 words. */
export function generateArticle(index: number): IncomingArticle {
  const random = createRandom(index + 1);
  const persons = cast(random);
  const planted = PLANTED_TOPICS.filter((topic) => random.next() < topic.share).map((topic) => topic.name);
  const source = random.pick(PUBLISHERS);
  const title = capitalised([planted[0] ?? persons.place, ...Array.from({ length: 6 }, () => word(random))].join(' '));
  const wanted = 300 + random.below(200);
  const paragraphs: string[] = [];
  for (let words = 0, number = 0; words < wanted; ) {
    const sentences = Array.from({ length: 1 + random.below(3) }, () =>
      sentence(random, persons, number++ % 4 === 0 ? planted[random.below(planted.length)] : undefined),
    );
    const paragraph = sentences.join(' ');
    words += paragraph.split(' ').length;
    paragraphs.push(paragraph);
  }
  const lead = `${persons.place.toUpperCase()} — `;
  return {
    key: `https://bench.example/${index}`,
    url: `https://bench.example/${index}`,
    text: lead + paragraphs.join('\n\n'),
    title,
    source,
    language: 'en',
    publishedAt: new Date(EDITION.getTime() - index * MINUTES_BETWEEN * 60_000),
  };
}

/** Reports that tell of one generated event, one after the other. */
export const REPORTS_AN_EVENT = 4;

/** Report number `index` of endless events: its beginning and a paragraph are the event's, the rest is its own. */
export function generateReport(index: number): IncomingArticle {
  const event = generateArticle(Math.floor(index / REPORTS_AN_EVENT));
  const own = generateArticle(1_000_000 + index);
  const [lead = '', ...body] = event.text.split('\n\n');
  const text = [lead, body[index % Math.max(1, body.length)] ?? '', own.text].join('\n\n');
  return { ...own, text, publishedAt: new Date(EDITION.getTime() - index * MINUTES_BETWEEN * 60_000) };
}

/** Generated articles `from` up to and without `to`, read. */
export function generateArticles(from: number, to: number): readonly Article[] {
  return Array.from({ length: to - from }, (_, offset) => {
    const { text, key, ...details } = generateArticle(from + offset);
    return readArticle(text, { id: key, ...details });
  });
}
