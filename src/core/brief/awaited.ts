import { mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import { shareOfArticles } from '../words/common-words.ts';
import { stemWord, termsOf } from '../words/terms.ts';
import { classOf, isTelling } from '../words/word-classes.ts';
import { tellsNext } from './next.ts';
import { outcomeOf } from './outcomes.ts';

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
  'will would due set scheduled expected expect plan plans planned likely next further again coming yet must may could once after before later tomorrow today tonight night morning afternoon evening day days week month year both two sides parties'
    .split(' ')
    .map((word) => stemWord(word)),
);
/** Least share of what is awaited, by weight, that a sentence about it holds. */
const ABOUT = 0.34;
/** Where nothing else shows that the sentence tells an outcome, it holds so much. */
const MOSTLY = 0.6;
/** And so much, where it is another plan for it. */
const REPLACES = 0.5;
/** A sentence that tells this surely what is to come does not tell what came. */
export const LOOKS_AHEAD = 0.6;
const WILL = /\b(?:will|would|is to|are to)\b/;
const NAME_WEIGHT = 1.5;
const EVERYDAY_WEIGHT = 0.5;

/**
 * Whether any of the reports tells what became of what was awaited: it happened, was put off or called off. A sentence
 * that only looks forward to it, too, or tells something else of those who wait, does not.
 */
export function isSettled(awaited: { readonly text: string }, reports: readonly Report[]): boolean {
  const plain = withoutClauses(awaited);
  const wanted = weigh(withoutOccurring(plain));
  const deeds = new Map([...wanted].filter(([, weight]) => weight !== NAME_WEIGHT));
  // "The two sides will meet on Thursday": the day says which meeting.
  const days = weigh(plain).size <= 1 ? daysIn(plain) : [];
  return reports.some((report) => {
    if (report.text === awaited.text) return false;
    const { telling, known } = outcomeOf(plain.text, report.text);
    if (telling !== 'put off' && (WILL.test(report.text) || tellsNext(report) >= LOOKS_AHEAD)) return false;
    const share = shareTold(wanted, report);
    if (telling === 'neither') return !known && share >= MOSTLY && (deeds.size === 0 || shareTold(deeds, report) > 0);
    return share >= ABOUT || (telling === 'came' && daysIn(report).some((day) => days.includes(day)));
  });
}

/** Whether a newer plan takes the place of what was awaited. */
export const isReplaced = (awaited: { readonly text: string }, next: { readonly text: string }): boolean =>
  next.text !== awaited.text && shareTold(weigh(withoutClauses(awaited)), next) >= REPLACES;

/** "… if the sea stays calm", "the board, which is split, …": what comes of it is told without such a clause. */
const withoutClauses = ({ text }: { readonly text: string }) => ({
  text: text
    .replace(/, wh(?:o|ich)\b[^,]*,/gu, '')
    .replace(/,? \b(?:if|unless|provided|as long as|once|depending|subject to|weather)\b.*$/su, ''),
});

/** "The launch will take place at 14:00": what comes of it is told of the launch, at whatever hour. */
const withoutOccurring = ({ text }: { readonly text: string }) => ({
  text: text.replace(/\b(?:tak(?:e|es|ing) place|be held|go(?:es)? ahead|at \d{1,2}[:.]\d{2})\b/gu, ''),
});

const daysIn = (statement: { readonly text: string }): readonly number[] =>
  mentionsOf(statement).flatMap(({ when }) => when?.weekday ?? []);

function shareTold(wanted: ReadonlyMap<string, number>, report: { readonly text: string }): number {
  const told = weigh(report);
  let all = 0;
  let shared = 0;
  for (const [word, weight] of wanted) {
    all += weight;
    if (told.has(word)) shared += weight;
  }
  return all === 0 ? 0 : shared / all;
}

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
