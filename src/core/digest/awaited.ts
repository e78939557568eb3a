import { tellsNext } from '../brief/next.ts';
import { mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import { shareOfArticles } from '../words/common-words.ts';
import { stemWord, termsOf } from '../words/terms.ts';
import { classOf, isTelling } from '../words/word-classes.ts';

/** A sentence of an article, and when the article was stored. */
export interface Report {
  readonly text: string;
  readonly at?: Date;
}

/** What stays open no longer is awaited so long. */
const MOST_DAYS = 7;
const DAY = 86_400_000;

export const isForgotten = (since: Date, now: Date): boolean => now.getTime() - since.getTime() > MOST_DAYS * DAY;

/** Words that only say that something is to come, and when: what comes of it is told without them. */
const AHEAD = new Set(
  'will would due set expected expect plan plans planned scheduled likely next further coming yet must may could once after before later tomorrow today tonight night morning afternoon evening day days week month year'
    .split(' ')
    .map((word) => stemWord(word)),
);
/** Least share of what is awaited, by weight, that a report of its outcome tells. */
const TELLS_OUTCOME = 0.5;
/** A sentence that tells this surely what is to come does not tell what came. */
const LOOKS_AHEAD = 0.5;
const NAME_WEIGHT = 1.5;
const EVERYDAY_WEIGHT = 0.5;

/**
 * Whether any of the reports tells what became of what was awaited: it happened, was put off or called off. A sentence
 * that only looks forward to it, too, tells nothing of the kind.
 */
export function isSettled(awaited: { readonly text: string }, reports: readonly Report[]): boolean {
  const wanted = weigh(awaited);
  const all = [...wanted.values()].reduce((sum, weight) => sum + weight, 0);
  if (all === 0) return false;
  return reports.some((report) => {
    if (report.text === awaited.text) return false;
    const told = weigh(report);
    let shared = 0;
    for (const [word, weight] of wanted) if (told.has(word)) shared += weight;
    return shared >= TELLS_OUTCOME * all && (tellsNext(report) < LOOKS_AHEAD || PUT_OFF.test(report.text));
  });
}

/** It will not be as it was said, whatever comes instead. */
const PUT_OFF =
  /\b(?:postponed?|put off|called off|cancel(?:s|led|ed|ling)?|delay(?:s|ed)?|moved|brought forward|reschedul\p{L}+|scrapp\p{L}+|suspend\p{L}*)\b/iu;

function weigh(statement: { readonly text: string }): ReadonlyMap<string, number> {
  const mentions = mentionsOf(statement);
  const dates = mentions.filter(({ kind }) => kind === 'date');
  const names = mentions.filter(({ kind }) => kind !== 'date' && kind !== 'duration');
  const words = new Map<string, number>();
  for (const { stem, stop, start } of termsOf(statement)) {
    if (stop || isTelling(stem) || AHEAD.has(stem) || dates.some((date) => date.start <= start && start < date.end))
      continue;
    const named = names.some((name) => name.start <= start && start < name.end);
    words.set(classOf(stem), named ? NAME_WEIGHT : shareOfArticles(stem) >= 0.1 ? EVERYDAY_WEIGHT : 1);
  }
  for (const { kind, text } of names) if (kind === 'person') words.set(nameKey(text), NAME_WEIGHT);
  return words;
}
