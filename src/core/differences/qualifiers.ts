import { remembered } from '../remember.ts';
import type { Fact } from './facts.ts';

/** Words that tell one of two things from the other by the noun behind: "the old bridge", "the new bridge". */
const OPPOSED: readonly string[] = [
  'old|new',
  'north|south|east|west|northern|southern|eastern|western',
  'first|second|third|fourth|fifth',
  'small|smaller|large|larger|big|bigger',
  'upper|lower|inner|outer',
  'elder|older|younger',
];
const QUALIFIED = OPPOSED.map((words) => new RegExp(String.raw`\b(${words}) (\p{Ll}{3,})\b`, 'giu'));
/** "Line 4", "Terminal B". */
const NUMBERED =
  /\b(line|route|bus|tram|terminal|platform|runway|flight|pier|berth|gate|dock|reactor|unit|block|ward|hall|sector|channel|motorway|highway) (\d{1,4}\p{Lu}?|\p{Lu})(?![\p{L}\d.,]*\d)\b/giu;

/** For each noun, with what sort of word tells it apart, those that do. */
const qualifiersOf = remembered(({ text }: Fact['sentence']): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  const keep = (noun: string, word: string): void => {
    found.set(noun, (found.get(noun) ?? new Set()).add(word));
  };
  for (const [group, words] of QUALIFIED.entries())
    for (const [, word = '', noun = ''] of text.matchAll(words))
      keep(`${group} ${noun.toLowerCase()}`, word.toLowerCase());
  for (const [, noun = '', number = ''] of text.matchAll(NUMBERED)) keep(noun.toLowerCase(), number);
  return found;
});

/** "The old bridge was closed on Monday", "the new bridge was closed on Tuesday": of two things, each called so. */
export function qualifiedApart({ sentence: a }: Fact, { sentence: b }: Fact): boolean {
  const others = qualifiersOf(b);
  return [...qualifiersOf(a)].some(([noun, words]) => {
    const told = others.get(noun);
    return told !== undefined && ![...words].some((word) => told.has(word));
  });
}
