import { mentionsOf } from '../mentions/mentions.ts';
import type { ArticleSentence } from '../reading/article.ts';
import { remembered } from '../remember.ts';
import { isNobodysWord } from './commentary.ts';
import type { Candidate } from './rank.ts';
import { danglesAtStart } from './readability.ts';

/** When: without it a passive "will be" is as likely a rule or an office as an event. */
const TIMED =
  /\b(?:on|by|before|until|in|from|for) (?:(?:the end of|early|late|mid) )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|spring|summer|autumn|winter|next)\b|\b\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)\b|\bonce\b|\bin \p{Lu}\p{L}+ (?:once|after|when|—)/u;
const ON_A_DATE =
  '[^.;]{0,80}\\b(?:on (?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|\\d{1,2} \\p{Lu}\\p{Ll}{2,8}|\\p{Lu}\\p{Ll}{2,8} \\d{1,2})|in (?:January|February|March|April|May|June|July|August|September|October|November|December)|at the end of (?:the month|\\p{Lu}\\p{Ll}{2,8})|tomorrow|next week)\\b';
/** "The members vote on Tuesday": a present tense with a day tells a date that is fixed. */
const SCHEDULED = new RegExp(
  `(?:\\b(?!(?:was|is|has|this|its|always|does|as|perhaps)\\b)\\p{L}+s|^\\p{Lu}\\p{L}+)(?:, wh(?:o|ich)\\b[^,;]{1,80},)? (?:vote|meet|decide|begin|start|resume|return|open|reopen|gather|play|face|host|visit|travel|leave|march)\\b${ON_A_DATE}|(?<!s|\\b(?:the|The|their|its|and|of|in|on|for|new|generally|usually|normally|often|always|which|who)) (?:(?<!(?:\\d|million|thousand|hundred|dozen|more|most|all|some|no|many|few|several|electoral|postal) )votes|meets|decides|begins|starts|resumes|returns|opens|reopens|plays|faces|hosts|visits|travels|leaves|ends|expires|closes)\\b${ON_A_DATE}`,
  'u',
);
/** "Fishermen plan a march on Saturday". */
const PLANNED = new RegExp(`\\bplans? (?:a|an|another|the|more|new)\\b${ON_A_DATE}`, 'u');
/** "The probe will land in September": whatever it will do, its time is known. */
const WILL_THEN = new RegExp(`\\bwill (?:not )?(?!be\\b)\\p{Ll}+\\b${ON_A_DATE}`, 'u');
/** "From the age of 57 they may refuse": what holds, and nothing that is going to happen. */
const RULE = /\bmay (?:not )?\p{Ll}+\b|\bfrom the age of\b|\b(?:is|are) (?:not )?allowed to\b/u;

/** Days and months, and what else dates an event. */
const DATING =
  'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december spring summer autumn winter next tomorrow end 0 1 2 3 4 5 6 7 8 9';

interface Cue {
  readonly pattern: RegExp;
  /** How surely a sentence tells what is to happen. */
  readonly weight: number;
  /** Words in small letters, digits and signs: one of them stands in every sentence that the pattern finds. */
  readonly words: string;
}

const CUES: readonly Cue[] = [
  {
    pattern: /\b(?:next|further|coming|upcoming) (?:steps?|rounds?|stage|talks|meetings?|sessions?|hearings?|vote)\b/i,
    weight: 0.7,
    words: 'next further coming upcoming',
  },
  {
    pattern: /\b(?:is|are|remains?) (?:due|set|scheduled|expected|planned|slated|likely) to\b/i,
    weight: 1,
    words: 'due set scheduled expected planned slated likely',
  },
  {
    pattern:
      /\b(?:is|are) (?:due|expected|scheduled|planned) (?:on|in|at|by|for|next|later|within|before|after|tomorrow)\b/i,
    weight: 1,
    words: 'due expected scheduled planned',
  },
  { pattern: /\bwill (?:\p{L}+ ){0,2}be \p{L}*(?:ed|en|ld|de|wn|id|nt|ught|ut)\b/iu, weight: 0.5, words: 'will' },
  { pattern: TIMED, weight: 0.3, words: `${DATING} once after when —` },
  { pattern: SCHEDULED, weight: 0.8, words: DATING },
  { pattern: PLANNED, weight: 0.8, words: 'plan plans' },
  { pattern: WILL_THEN, weight: 0.5, words: 'will' },
  { pattern: /\b(?:is|are) to be \p{Ll}+(?:ed|en|ld|wn|id|nt|ught|ut)\b/u, weight: 0.6, words: 'be' },
  {
    pattern:
      /\bwill (?:\p{L}+ ){0,2}(?:meet|begin|start|vote|decide|hold|resume|continue|visit|travel|open|close|take|return|publish|present|discuss|hear|report|rule|announce|go|run|last|face)\b/iu,
    weight: 0.8,
    words: 'will',
  },
  {
    pattern: /\b(?:plans?|intends?|hopes?|expects?|agreed|promised|pledged|vowed) to\b/i,
    weight: 0.5,
    words: 'plan plans intend intends hope hopes expect expects agreed promised pledged vowed',
  },
  {
    pattern: /\b(?:next|this coming) (?:days?|weeks?|months?|year|\p{Lu}\p{L}+day)\b|\btomorrow\b|\bdeadline\b/u,
    weight: 0.3,
    words: 'next coming tomorrow deadline',
  },
  {
    pattern: /\b(?:has|have) yet to\b|\b(?:is|are) awaited\b|\bmust (?:now )?decide\b/i,
    weight: 0.5,
    words: 'yet awaited must',
  },
];

const CUES_BY_WORD = new Map<string, Cue[]>();
for (const cue of CUES)
  for (const word of cue.words.split(' ')) CUES_BY_WORD.set(word, [...(CUES_BY_WORD.get(word) ?? []), cue]);

const WORDS = /[a-z]+|[\d—]/g;

/** The cues that a text may hold, by its words: of most sentences none, and the patterns take far longer. */
function cuesPossible(text: string): readonly Cue[] {
  const possible = new Set<Cue>();
  for (const word of text.toLowerCase().match(WORDS) ?? [])
    for (const cue of CUES_BY_WORD.get(word) ?? []) possible.add(cue);
  return possible.size > 0 ? CUES.filter((cue) => possible.has(cue)) : [];
}

const CONDITIONAL = /^(?:if|unless)\b|\b(?:would|could|might)\b/i;
/** "… if the sea stays calm": what is planned, with its condition. */
const PROVIDED = /\b(?:if|unless|provided)\b/i;
const PROVIDED_SHARE = 0.8;
const ENOUGH = 0.8;

/** "Whether the batches may be used": what is to be decided, and no rule. */
const WHETHER = /\b(?:whether|if|how|when|where|who)\b.*$/s;
/** "The family has not said how it will vote": what nobody tells yet is nothing to wait for. */
const NOT_TOLD =
  /\b(?:(?:has|have|had|did|does|do|would|could) not|(?:has|have|did|does|do|would|could)n['’]t|declined to|refused to|nobody|no one) (?:yet )?(?:say|said|tell|told|decided?|knows?|known|announced?|disclosed?|revealed?|confirm(?:ed)?)\b/i;
/** Somebody speaks of themselves, and no newspaper of them. */
const SPEAKS = /^(?:I|We)\b/;

/** How much a sentence is about what comes next: 0 where it isn't. */
export const tellsNext = remembered((sentence: { readonly text: string }): number => {
  const { text } = sentence;
  if (/["“”?]/.test(text) || danglesAtStart(sentence)) return 0;
  let cues = 0;
  for (const { pattern, weight } of cuesPossible(text)) if (pattern.test(text)) cues += weight;
  if (cues === 0 || SPEAKS.test(text) || NOT_TOLD.test(text)) return 0;
  return CONDITIONAL.test(text) || RULE.test(text.replace(WHETHER, '')) || isNobodysWord(sentence)
    ? cues / 2
    : PROVIDED.test(text)
      ? cues * PROVIDED_SHARE
      : cues;
});

const NAMED_DAY =
  /\b(?:(today|tonight|this (?:morning|afternoon|evening))|(tomorrow)|(Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day)\b/;
/** "At about 9 p.m.", without a day: on the day it is told. */
const CLOCK =
  /\b(?:at|by|before|from|until) (?:about |around )?(?:\d{1,2}(?:[.:]\d\d)? ?[ap]\.?m\b|midnight\b|noon\b)/i;
const WEEKDAYS = ['Sun', 'Mon', 'Tues', 'Wednes', 'Thurs', 'Fri', 'Satur'];
const DAY = 86_400_000;
const LATELY = 90 * DAY;

/** "… will vote against it, he said on Wednesday": the day of the words, not of the deed. */
const SAID_ON =
  /\b(?:said|told|announced|confirmed|declared|warned|added|promised)\b(?: \p{L}+){0,4} on \p{L}+day(?: (?:morning|afternoon|evening|night))?/gu;

/** The day it names had passed when the newest article was published. */
export function isOver({ article, sentence, age }: Pick<Candidate, 'article' | 'sentence' | 'age'>): boolean {
  const { publishedAt } = article;
  const named = NAMED_DAY.exec(sentence.text.replace(SAID_ON, ''));
  if (!publishedAt) return named !== null && age > 1 && !/\bnext week\b/.test(sentence.text);
  const newest = publishedAt.getTime() + age * DAY;
  const until = lastDateIn(sentence, publishedAt);
  if (until !== undefined) return newest > until;
  if (/\bnext week\b/.test(sentence.text) || !(named || CLOCK.test(sentence.text))) return false;
  const ahead = !named || named[1] ? 0 : named[2] ? 1 : (WEEKDAYS.indexOf(named[3]!) - publishedAt.getUTCDay() + 7) % 7;
  return newest > (Math.floor(publishedAt.getTime() / DAY) + ahead + 1) * DAY;
}

/** When the last of the dates with a month is over, in ms; one without a year lies ahead, or not long back. */
function lastDateIn(sentence: ArticleSentence, publishedAt: Date): number | undefined {
  const ends = mentionsOf(sentence).flatMap(({ when }) => {
    if (when?.month === undefined) return [];
    const { month, day, toDay, year } = when;
    const last = toDay ?? day;
    const end = (inYear: number) =>
      last === undefined ? Date.UTC(inYear, month, 1) : Date.UTC(inYear, month - 1, last + 1);
    if (year !== undefined) return end(year);
    const own = publishedAt.getUTCFullYear();
    return end(own) > publishedAt.getTime() - LATELY ? end(own) : end(own + 1);
  });
  return ends.length > 0 ? Math.max(...ends) : undefined;
}

/** What polls at an election foretell holds until its votes are counted. */
const FORETOLD = /\bexit polls?\b|\bwould (?:get|win|have|lose|take)\b[^;]{0,160}\bpolls?\b/i;
const COUNTED_AFTER = 0.25;

/** What was to happen on a day that has passed: by now it has, or has not. */
export const isPastPlan = (candidate: Pick<Candidate, 'article' | 'sentence' | 'age'>): boolean =>
  (tellsNext(candidate.sentence) >= ENOUGH && isOver(candidate)) ||
  (candidate.age > COUNTED_AFTER && FORETOLD.test(candidate.sentence.text));

/** "Two schools will close after the council voted on Monday": an opening that tells most is what the brief is about. */
const isTheNews = (candidate: Candidate, worth: (candidate: Candidate) => number): boolean =>
  candidate.sentence.index === 0 && worth(candidate) === 1 && /\b(?:after|because|as)\b/.test(candidate.sentence.text);

/** "The Herald will report from the court on Tuesday". */
const isOfItself = ({ article, sentence }: Candidate): boolean =>
  article.source !== undefined && sentence.text.replace(/^The /, '').startsWith(article.source.replace(/^The /, ''));

/** By so much a day older an article's "will" is less likely to be still ahead. */
const AGEING = 0.3;

/** "He will vote against it", told days ago: of a plan without a day nobody knows whether it is still one. */
const UNDATED_AGEING = 0.3;
const STILL_SURE = 0.45;

function isForgone({ sentence, age }: Candidate, cue: number): boolean {
  if (cue / (1 + UNDATED_AGEING * age) >= STILL_SURE) return false;
  return !mentionsOf({ text: sentence.text.replace(SAID_ON, '') }).some(({ kind }) => kind === 'date');
}

/** The candidate that tells best what comes next, if one does: the surest, nearest to the subject, latest told. */
export function chooseNext(
  candidates: readonly Candidate[],
  worth: (candidate: Candidate) => number,
  telling: (candidate: Candidate) => number,
): Candidate | undefined {
  let best: Candidate | undefined;
  let most = 0;
  for (const candidate of candidates) {
    const cue = tellsNext(candidate.sentence);
    if (
      cue < ENOUGH ||
      isOver(candidate) ||
      isForgone(candidate, cue) ||
      isTheNews(candidate, worth) ||
      isOfItself(candidate)
    )
      continue;
    const value = (Math.min(cue, 2) * telling(candidate)) / (1 + AGEING * candidate.age);
    if (value <= most) continue;
    best = candidate;
    most = value;
  }
  return best;
}
