import { mayTellAmount } from '../mentions/cues.ts';
import { type Mention, mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import { tellerOf } from '../quotes/teller.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { datelineLength } from '../reading/dateline.ts';
import { remembered } from '../remember.ts';
import { stemWord, type Term, termsOf } from '../words/terms.ts';
import { classOf, HEADS, isOutcome, isTelling } from '../words/word-classes.ts';
import { dimensionOf, isAside, rateOf, withUnit } from './asides.ts';
import { countedTerm, whatLasted } from './counted.ts';
import { type EventDate, eventDateOf } from './event-dates.ts';
import { passingWith } from './passing.ts';
import { tellingAround, verbsBeside, withoutTeller } from './predicates.ts';
import { roleOf } from './roles.ts';

/** An amount or a date with what it is about: what can be compared with what another article tells. */
export interface Fact {
  readonly article: Article;
  readonly sentence: ArticleSentence;
  readonly mention: Mention;
  /** What is counted or lasts, as a class of words; undefined where the sentence leaves it to its verb. */
  readonly head?: string;
  /** "litre" of "38 cents a litre". */
  readonly rate?: string;
  /** "Height" of "62 metres high". */
  readonly dimension?: string;
  /** "14" of "27 votes to 14". */
  readonly against?: number;
  /** The part it has in its clause, e.g. "price" or "turnout". */
  readonly role?: string;
  /** What became of those counted: killed, arrested. */
  readonly outcome?: string;
  /** Classes of the words of weight near the mention. */
  readonly near: ReadonlySet<string>;
  /** What is told of those counted, as classes of words: the verb and what follows it, or the verb before. */
  readonly telling: ReadonlySet<string>;
  /** Classes of all words of weight in the sentence. */
  readonly words: ReadonlySet<string>;
  /** Classes of the verbs among the nearest words of weight. */
  readonly happens: ReadonlySet<string>;
  /** Names of the whole sentence, by their last word. */
  readonly names: ReadonlySet<string>;
  /** Who does what the sentence tells: the name it begins with, unless that only tells it. */
  readonly agent?: string;
  /** Places near the mention, by their last word. */
  readonly places: ReadonlySet<string>;
  /** "first round", "run-off": words that tell one of a series from another. */
  readonly rounds: ReadonlySet<string>;
  /** Other dates of the sentence. */
  readonly dates: readonly Mention[];
  /** Dates: what begins or ends then. */
  readonly event?: EventDate;
  /** The words that differ: the amount with what it counts; offsets in the sentence. */
  readonly span: readonly [start: number, end: number];
}

/** Sentences in which a report tells its news. */
const NEWS = 3;
/** What a report tells first is its event's; what it tells further down may be any other's. */
export const isNews = ({ sentence }: Pick<Fact, 'sentence'>): boolean => sentence.index < NEWS;

const WINDOW = 12;
/** Of a sentence, in UTF-16 units and amounts: what is longer or tells more is a table, and nobody's claim. */
const LONGEST = 2_000;
const MOST_AMOUNTS = 30;
/** Of an article: what news there is stands before so many amounts, and what has more of them is a table, too. */
const MOST_FACTS = 100;
const ROUND =
  /\b(?:(?:first|second|third|fourth|fifth)[ -](?:round|leg|half|quarter|set|day|stage|game|match|test|reading|vote|ballot|race|heat|phase|count|results?|wave|period|innings)|(?:came|finished) (?:second|third|fourth|fifth)|final|semi-?final|run-?off|preliminary|interim|latest|another (?:tremor|quake|earthquake|blast|explosion|attack|strike|storm|wave|vote)|aftershocks?|(?:early|partial|provisional|projected) (?:results?|returns?|counts?|figures?)|with (?:[a-z]+ ){0,5}(?:votes|ballots|districts|stations|precincts) counted|half-?time|(?:at|by|before) the (?:break|interval|turn)|winners?|runners?-up|after (?:\d+|[a-z]+) (?:games|rounds|sets|legs|stages|matches|minutes|holes|laps))\b/g;
const NAMING: ReadonlySet<string> = new Set(['person', 'organisation', 'place', 'name']);

export const roundsIn = (text: string): ReadonlySet<string> =>
  new Set(
    text
      .toLowerCase()
      .match(ROUND)
      ?.map((round) => round.replace('-', ' ')),
  );

/** The amounts and dates an article tells; remembered as long as it lives. */
export const factsOf = remembered((article: Article): readonly Fact[] => {
  const facts: Fact[] = [];
  for (const sentence of article.sentences) {
    if (facts.length >= MOST_FACTS) break;
    facts.push(...factsIn(article, sentence));
  }
  return facts;
});

function factsIn(article: Article, sentence: ArticleSentence): readonly Fact[] {
  if (sentence.text.length > LONGEST) return [];
  const terms = termsOf(sentence, article.language);
  if (/\?["”»’]?$/.test(sentence.text) || !mayTellAmount(sentence.text, terms)) return [];
  const mentions = withoutOpening(sentence, mentionsOf(sentence)).map((mention) => withUnit(sentence.text, mention));
  const told = mentions.filter((mention) => mention.value !== undefined || mention.when !== undefined);
  if (told.length === 0 || told.length > MOST_AMOUNTS) return [];
  const names = new Set(mentions.filter(({ kind }) => NAMING.has(kind)).map(({ text }) => nameKey(text)));
  const dates = mentions.filter(
    ({ kind, start }) => kind === 'date' && !/\bsince (?:last )?$/.test(sentence.text.slice(0, start)),
  );
  const agent = agentOf(sentence, mentions);
  const rounds = roundsIn(sentence.text);
  return told.flatMap((mention) => {
    const event = mention.kind === 'date' ? eventDateOf(article, sentence, mention) : undefined;
    const amounts = told.some(({ value }) => value !== undefined);
    if (mention.kind === 'date' && !event && amounts && !isDayOfVerb(sentence.text, mention)) return [];
    if (mention.kind !== 'date' && isAside(sentence.text, mention, told)) return [];
    const rate = mention.kind === 'date' ? undefined : rateOf(sentence.text, mention);
    const dimension = mention.unit === undefined ? undefined : dimensionOf(sentence.text, mention);
    const fact = factOf(sentence, mention, mentions, terms);
    const tally = tallyOf(sentence.text, mention);
    return [
      {
        article,
        sentence,
        mention,
        ...fact,
        ...tally,
        ...(rate ? { rate } : {}),
        ...(dimension ? { dimension } : {}),
        ...(event ? { event, span: [event.from, mention.end] as const } : {}),
        names,
        rounds,
        ...(agent ? { agent } : {}),
        dates: dates.filter((date) => date !== mention),
      },
    ];
  });
}

/** "Will be sold on 5 May": the day belongs to the verb before it, and not to an amount. */
const isDayOfVerb = (text: string, { start, when }: Mention): boolean =>
  when?.day !== undefined && /(?:\b(?:will|to)(?: be)? \p{Ll}+|\p{Ll}ed) (?:on )?$/u.test(text.slice(0, start));

const VOTED =
  /\b(?:vot(?:e|es|ed|ing)|councillors?|council|parliament|senate|senators|deputies|lawmakers|MPs|assembly)\b/;
const VOTE = classOf(stemWord('votes'));

/** "27 votes to 14", "voted 27-14": so many votes for, and so many against. */
function tallyOf(text: string, mention: Mention): Pick<Fact, 'mention' | 'head' | 'role' | 'against'> | undefined {
  const { value, upTo, unit, ...rest } = mention;
  if (unit !== 'score' || value === undefined || upTo === undefined || !VOTED.test(text)) return undefined;
  return { mention: { ...rest, value, of: 'votes' }, head: VOTE, role: 'for', against: upTo };
}

/** Behind a dateline ("ORRA — Talks in …") the first word is written large whether it is a name or not. */
function withoutOpening({ text }: ArticleSentence, mentions: readonly Mention[]): readonly Mention[] {
  const opening = datelineLength(text);
  if (opening === 0) return mentions;
  return mentions.filter(
    ({ kind, start, text: name }) => start >= opening && (kind !== 'name' || start > opening || name.includes(' ')),
  );
}

/** The first name, where no preposition stands before it, nothing is its own behind it, and it does not tell the rest. */
function agentOf(sentence: ArticleSentence, mentions: readonly Mention[]): string | undefined {
  const first = mentions.find(({ kind }) => NAMING.has(kind));
  if (!first || first.text === tellerOf(sentence)) return undefined;
  const before = sentence.text.slice(0, first.start);
  // "The Spaniard": somebody whose name stands elsewhere.
  if (before === 'The ' && first.kind === 'name' && !first.text.includes(' ')) return undefined;
  const after = sentence.text.slice(first.end, first.end + 12);
  return /^(?:the |president |prime minister |[\p{L}-]+ )?$/iu.test(before) &&
    !/^(?:in|at|on|near|for|by|from|of|to|under) $/i.test(before) &&
    /^ \p{Ll}+(?:ed|s|t)?\b/u.test(after)
    ? nameKey(first.text)
    : undefined;
}

function factOf(
  sentence: ArticleSentence,
  mention: Mention,
  mentions: readonly Mention[],
  terms: readonly Term[],
): Pick<Fact, 'head' | 'role' | 'outcome' | 'near' | 'telling' | 'happens' | 'words' | 'places' | 'span'> {
  const first = terms.findIndex((term) => term.start >= mention.start);
  const at = first < 0 ? terms.length : first;
  const [from, to] = clauseAround(sentence.text, mention, mentions);
  const inside = terms.filter((term, place) => Math.abs(place - at) <= WINDOW && term.start >= from && term.end <= to);
  const isWeighty = (term: Term) =>
    !term.stop &&
    !isTelling(term.stem) &&
    (term.end <= mention.start || term.start >= mention.end) &&
    !mentions.some((other) => other !== mention && other.start <= term.start && term.end <= other.end);
  const weighty = inside.filter(isWeighty);
  const [since, until] = passingWith(sentence.text, mention);
  const told = withoutTeller(sentence.text, weighty);
  const fates = told.filter(
    ({ word, start, end }) =>
      start >= since &&
      end <= until &&
      !/^liv(?:e|ed|ing)$/.test(word) &&
      !/^ (?:penalty|sentence|row|threats?|certificate)\b/.test(sentence.text.slice(end)) &&
      !WISHED.test(sentence.text.slice(0, start)),
  );
  const noun =
    countedTerm(sentence.text, mention, weighty) ??
    (mention.kind === 'duration' ? whatLasted(sentence.text, mention, terms.filter(isWeighty)) : undefined);
  const counted = noun && classOf(noun.stem);
  const head = noun && (HEADS.has(noun.stem) || isOutcome(counted!)) ? undefined : counted;
  const outcome = counted && isOutcome(counted) ? counted : nearest(fates, mention);
  const places = mentions
    .filter((other) => other.kind === 'place' && other.start >= from && other.end <= to)
    .map(({ text }) => nameKey(text));
  const role = roleOf(mention, clauseWithout(sentence.text, mention, from, to));
  return {
    ...(head ? { head } : {}),
    ...(role ? { role } : {}),
    ...(outcome ? { outcome } : {}),
    near: new Set([
      ...told.filter(({ word }) => word.length > 2).map(({ stem }) => classOf(stem)),
      ...(head ? [head] : []),
    ]),
    telling: new Set(tellingAround(told, mention, noun).map(({ stem }) => classOf(stem))),
    words: new Set(terms.filter(isWeighty).map(({ stem }) => classOf(stem))),
    happens: new Set(verbsBeside(sentence.text, weighty, mention).map(({ stem }) => classOf(stem))),
    places: new Set(places),
    span: spanOf(sentence.text, mention, noun),
  };
}

/** "Threatened to kill 40", "volunteered to die": it has not come. */
const WISHED =
  /\b(?:volunteer|threaten|vow|want|wish|swear|swore|sworn|refus|ready|willing|prepared|offer|try|tried|attempt|plott|conspir)\p{Ll}* to $/u;

const clauseWithout = (text: string, { start, end }: Mention, from: number, to: number): string =>
  `${text.slice(Math.min(from, start), start)}#${text.slice(end, Math.max(to, end))}`;

const VERB_AWAY = 50;
const LASTED = /\b(?:last(?:s|ed)?|took|takes|continued|r[au]ns?|went on)(?: for)? $/;
/** "Rose 6%": which way is part of what is told. */
const DIRECTED =
  /\b(?:rose|fell|gained|lost|climbed|dropped|jumped|slid|grew|shrank|declined|added|shed|surged|plunged|tumbled|slumped|sank|soared) (?:by |about |almost |nearly )?$/;
const PER_TIME = /^ (?:an|a|per) (?:second|minute|hour|day|week|month|year)\b/;
const PART_OF = /^ of (?:its|his|her|their|the) \p{Ll}+/u;

/** The amount with what it counts, where that stands behind it or is the verb not far before. */
function spanOf(text: string, mention: Mention, noun: Term | undefined): readonly [number, number] {
  if (noun && noun.start >= mention.end) return [mention.start, noun.end];
  const behind = text.slice(mention.end, mention.end + 60);
  if (mention.kind === 'percent')
    return [DIRECTED.exec(text.slice(0, mention.start))?.index ?? mention.start, mention.end];
  const end = mention.end + ((PART_OF.exec(behind) ?? PER_TIME.exec(behind))?.[0].length ?? 0);
  if (!noun || mention.kind !== 'duration') return [mention.start, end];
  if (mention.start - noun.start <= VERB_AWAY) return [noun.start, end];
  return [LASTED.exec(text.slice(0, mention.start))?.index ?? mention.start, end];
}

/** The clause an amount stands in: up to the next strong stop, or a comma or "and" with another amount behind it. */
function clauseAround(text: string, mention: Mention, mentions: readonly Mention[]): readonly [number, number] {
  const amounts = mentions.filter((other) => other !== mention && other.value !== undefined);
  // "The strongest gust, 163 kilometres an hour, was measured …": its commas end no clause.
  const isApposed = /, $/.test(text.slice(0, mention.start)) && /^, \p{Ll}/u.test(text.slice(mention.end));
  let from = Math.max(0, text.slice(0, mention.start).search(/[;—–][^;—–]*$|:[^;:—–]{12,}$/) + 1);
  const stop = text.slice(mention.end).search(/[;:—–]/);
  let to = stop < 0 ? text.length : mention.end + stop;
  for (const other of amounts) {
    const joint = /,| and | while | but | in which /;
    if (other.end <= mention.start && other.end >= from) {
      const cut = text.slice(other.end, mention.start).search(joint);
      if (cut >= 0) from = other.end + cut;
    } else if (other.start >= mention.end && other.start <= to) {
      const gap = (isApposed ? ' ' : '') + text.slice(mention.end + (isApposed ? 1 : 0), other.start);
      const cut = Math.max(
        gap.lastIndexOf(','),
        gap.lastIndexOf(' and '),
        gap.lastIndexOf(' while '),
        gap.lastIndexOf(' but '),
        gap.lastIndexOf(' in which '),
      );
      if (cut >= 0) to = mention.end + cut;
    }
  }
  return [from, to];
}

const BARE_REACH = 12;

/** The outcome told nearest to the amount. */
function nearest(weighty: readonly Term[], mention: Mention): string | undefined {
  if (mention.kind !== 'quantity' && mention.value !== undefined) return undefined;
  const away = (term: Term): number => Math.min(Math.abs(term.start - mention.end), Math.abs(mention.start - term.end));
  // A number without a noun counts those killed only right beside the word, or as their toll.
  const isToll = weighty.some(({ stem }) => stem === 'toll' || stem === 'number');
  const bare = mention.of === undefined && mention.unit === undefined && mention.value !== undefined && !isToll;
  return weighty
    .filter((term) => isOutcome(classOf(term.stem)) && (!bare || away(term) <= BARE_REACH))
    .sort((a, b) => away(a) - away(b) || a.start - b.start)
    .map((term) => classOf(term.stem))[0];
}
