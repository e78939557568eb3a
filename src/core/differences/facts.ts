import { mayTellAmount } from '../mentions/cues.ts';
import { type Mention, mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import { tellerOf } from '../quotes/teller.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { datelineLength } from '../reading/dateline.ts';
import { remembered } from '../remember.ts';
import { stemWord, type Term, termsOf } from '../words/terms.ts';
import { classOf, HEADS, isOutcome, isTelling } from '../words/word-classes.ts';
import { type EventDate, eventDateOf } from './event-dates.ts';

/** An amount or a date with what it is about: what can be compared with what another article tells. */
export interface Fact {
  readonly article: Article;
  readonly sentence: ArticleSentence;
  readonly mention: Mention;
  /** What is counted or lasts, as a class of words; undefined where the sentence leaves it to its verb. */
  readonly head?: string;
  /** What became of those counted: killed, arrested. */
  readonly outcome?: string;
  /** Classes of the words of weight near the mention. */
  readonly near: ReadonlySet<string>;
  /** What is told of those counted, as classes of words: the verb and what follows it, or the verb before. */
  readonly telling: ReadonlySet<string>;
  /** Classes of all words of weight in the sentence. */
  readonly words: ReadonlySet<string>;
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

const WINDOW = 12;
/** Of a sentence, in UTF-16 units and amounts: what is longer or tells more is a table, and nobody's claim. */
const LONGEST = 2_000;
const MOST_AMOUNTS = 30;
const ROUND = /\b(?:first|second|third|fourth|fifth|final|semi-?final|run-?off|preliminary|interim|half-?time)\b/g;
/** What may come or is feared has not been told as a fact. */
const UNSURE = /\b(?:could|may|might|would|should|feared?|fears|risk)\b[^,;:—–]{0,40}$/i;
/** What was expected is no claim about what came. */
const FORECAST =
  /\b(?:analysts|economists|traders|investors|forecasters|markets|had) (?:\p{L}+ ){0,2}(?:expect(?:s|ed)?|forecast(?:s|ed)?|predict(?:s|ed)?)\b[^.;]{0,80}$/iu;
const NAMING: ReadonlySet<string> = new Set(['person', 'organisation', 'place', 'name']);
/** Before an amount: it is a part, a comparison or an old value and not what the sentence tells. */
const ASIDE =
  /(?:\b(?:including|include|includes|included|among|another|from|than|compared with|compared to|of which|of whom|previously|additional|each|every|versus|originally|initially|earlier)|\bup|\bdown) (?:\w+ ){0,2}$|\b(?:other|remaining|further|(?:one|some|half|most) of (?:the|its|their)) $/i;
/** After an amount: it is a rate or a further part. */
const RATE =
  /^\s*(?:\p{L}+\s)?(?:more|others?|of them|of those|of whom|each|apiece|per|a (?:day|week|month|year|person|barrel|litre|ton|tonne|kilo|head)|an hour|an ounce|every)\b/iu;

/** The amounts and dates an article tells; remembered as long as it lives. */
export const factsOf = remembered((article: Article): readonly Fact[] =>
  article.sentences.flatMap((sentence) => factsIn(article, sentence)),
);

function factsIn(article: Article, sentence: ArticleSentence): readonly Fact[] {
  if (sentence.text.length > LONGEST) return [];
  const terms = termsOf(sentence, article.language);
  if (/\?["”»’]?$/.test(sentence.text) || !mayTellAmount(sentence.text, terms)) return [];
  const mentions = withoutOpening(sentence, mentionsOf(sentence));
  const told = mentions.filter((mention) => mention.value !== undefined || mention.when !== undefined);
  if (told.length === 0 || told.length > MOST_AMOUNTS) return [];
  const names = new Set(mentions.filter(({ kind }) => NAMING.has(kind)).map(({ text }) => nameKey(text)));
  const dates = mentions.filter(({ kind }) => kind === 'date');
  const agent = agentOf(sentence, mentions);
  const rounds = new Set(sentence.text.toLowerCase().match(ROUND) ?? []);
  return told.flatMap((mention) => {
    const before = sentence.text.slice(Math.max(0, mention.start - 40), mention.start);
    const after = sentence.text.slice(mention.end, mention.end + 40);
    const event = mention.kind === 'date' ? eventDateOf(article, sentence, mention) : undefined;
    if (mention.kind === 'date' && !event && told.some((other) => other.value !== undefined)) return [];
    if (mention.kind !== 'date' && (ASIDE.test(before) || UNSURE.test(before) || RATE.test(after))) return [];
    if (FORECAST.test(sentence.text.slice(Math.max(0, mention.start - 120), mention.start))) return [];
    const fact = factOf(sentence, mention, mentions, terms);
    return [
      {
        article,
        sentence,
        mention,
        ...fact,
        ...(event ? { event, span: [event.from, mention.end] as const } : {}),
        names,
        rounds,
        ...(agent ? { agent } : {}),
        dates: dates.filter((date) => date !== mention),
      },
    ];
  });
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
): Pick<Fact, 'head' | 'outcome' | 'near' | 'telling' | 'words' | 'places' | 'span'> {
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
  const outcomes = weighty.map((term) => classOf(term.stem)).filter(isOutcome);
  const noun =
    countedTerm(sentence.text, mention, weighty) ??
    (mention.kind === 'duration' ? whatLasted(sentence.text, mention, terms.filter(isWeighty)) : undefined);
  const counted = noun && classOf(noun.stem);
  const head = noun && (HEADS.has(noun.stem) || isOutcome(counted!)) ? undefined : counted;
  const outcome = counted && isOutcome(counted) ? counted : nearest(outcomes, weighty, mention);
  const places = mentions
    .filter((other) => other.kind === 'place' && other.start >= from && other.end <= to)
    .map(({ text }) => nameKey(text));
  return {
    ...(head ? { head } : {}),
    ...(outcome ? { outcome } : {}),
    near: new Set([
      ...weighty.filter(({ word }) => word.length > 2).map(({ stem }) => classOf(stem)),
      ...(head ? [head] : []),
    ]),
    telling: new Set(
      tellingAround(withoutTeller(sentence.text, weighty), mention, noun).map(({ stem }) => classOf(stem)),
    ),
    words: new Set(terms.filter(isWeighty).map(({ stem }) => classOf(stem))),
    places: new Set(places),
    span: spanOf(sentence.text, mention, noun),
  };
}

/** Verb and object, behind a count that is their subject. */
const TOLD_BEHIND = 3;

function tellingAround(weighty: readonly Term[], mention: Mention, noun: Term | undefined): readonly Term[] {
  const from = Math.max(mention.end, noun?.end ?? 0);
  const before = weighty.findLast(({ end }) => end <= mention.start);
  return [...(before ? [before] : []), ...weighty.filter(({ start }) => start >= from).slice(0, TOLD_BEHIND)];
}

const SAID = '(?:said|says|told|added|reported|estimated|announced|confirmed|counted|recorded|registered)';
/** ", the governor said.", "According to the governor, …" and "The governor counted …": who tells it is no part of what is told. */
const TELLERS = [
  new RegExp(`^(?:[^,]{0,60}\\b${SAID} (?:that )?|according to [^,]{0,60},)`, 'iu'),
  new RegExp(`, (?:[^,]{0,80}\\b${SAID}\\b|${SAID} |according to )[^,]*$`, 'iu'),
];

function withoutTeller(text: string, terms: readonly Term[]): readonly Term[] {
  const spans = TELLERS.flatMap((teller) => {
    const found = teller.exec(text);
    return found ? [[found.index, found.index + found[0].length] as const] : [];
  });
  return terms.filter(({ start, end }) => !spans.some(([from, to]) => start >= from && end <= to));
}

const VERB_AWAY = 50;
const LASTED = /\b(?:last(?:s|ed)?|took|takes|continued|r[au]ns?|went on)(?: for)? $/;
const PART_OF = /^ of (?:its|his|her|their|the) \p{Ll}+/u;

/** The amount with what it counts, where that stands behind it or is the verb not far before. */
function spanOf(text: string, mention: Mention, noun: Term | undefined): readonly [number, number] {
  if (noun && noun.start >= mention.end) return [mention.start, noun.end];
  const end = mention.end + (PART_OF.exec(text.slice(mention.end, mention.end + 60))?.[0].length ?? 0);
  if (!noun || mention.kind !== 'duration') return [mention.start, end];
  if (mention.start - noun.start <= VERB_AWAY) return [noun.start, end];
  return [LASTED.exec(text.slice(0, mention.start))?.index ?? mention.start, end];
}

/** The clause an amount stands in: up to the next strong stop, or a comma or "and" with another amount behind it. */
function clauseAround(text: string, mention: Mention, mentions: readonly Mention[]): readonly [number, number] {
  const amounts = mentions.filter((other) => other !== mention && other.value !== undefined);
  let from = Math.max(0, text.slice(0, mention.start).search(/[;:—–][^;:—–]*$/) + 1);
  const stop = text.slice(mention.end).search(/[;:—–]/);
  let to = stop < 0 ? text.length : mention.end + stop;
  for (const other of amounts) {
    const joint = /,| and | while | but /;
    if (other.end <= mention.start && other.end >= from) {
      const cut = text.slice(other.end, mention.start).search(joint);
      if (cut >= 0) from = other.end + cut;
    } else if (other.start >= mention.end && other.start <= to) {
      const gap = text.slice(mention.end, other.start);
      const cut = Math.max(
        gap.lastIndexOf(','),
        gap.lastIndexOf(' and '),
        gap.lastIndexOf(' while '),
        gap.lastIndexOf(' but '),
      );
      if (cut >= 0) to = mention.end + cut;
    }
  }
  return [from, to];
}

/** The noun an amount counts: `of` the mention, the noun after "of", the noun a hyphen joins, or the subject before "lasted". */
function countedTerm(text: string, mention: Mention, weighty: readonly Term[]): Term | undefined {
  const after = weighty.filter((term) => term.start >= mention.end);
  if (mention.of && mention.unit === undefined) {
    const stem = stemWord(mention.of);
    const noun = after.find((term) => term.stem === stem);
    return noun && secondPlural(text, noun, after);
  }
  if (mention.kind !== 'duration') return undefined;
  if (/^\s+of\s/.test(text.slice(mention.end, mention.end + 6))) return nounRun(text, after);
  const governing = LASTING_NOUN.exec(text.slice(0, mention.start));
  if (governing) return weighty.find(({ start }) => start === governing.index);
  return /-/.test(mention.text) ? nounRun(text, after) : undefined;
}

/** "71 measles patients": no verb behind a plural ends in -s, so the patients are what is counted. */
function secondPlural(text: string, noun: Term, terms: readonly Term[]): Term {
  const next = terms[terms.indexOf(noun) + 1];
  const plural = ({ word }: Term) => /[^su]s$/.test(word) && !/wards$/.test(word);
  return next && plural(noun) && plural(next) && text.slice(noun.end, next.start) === ' ' ? next : noun;
}

/** "A strike of four days", but neither the end of them nor a part. */
const LASTING_NOUN =
  /(?<!\p{L})(?!(?:end|start|beginning|total|course|period|time|average|minimum|maximum|most|rest|all|part|half|age|matter|first|second|third|last) )\p{Ll}{3,} (?=of (?:\p{Ll}+ )?$)/u;

const PAST = /ed$|^(?:met|spoke|fought|sat|stood|slept|flew)$/;

/** "The siege of Orra lasted nine days": its subject; "they negotiated for nine days": its verb. */
function whatLasted(text: string, mention: Mention, weighty: readonly Term[]): Term | undefined {
  const before = weighty.filter((term) => term.end <= mention.start);
  const verb = before.findLast(({ word }) => PAST.test(word)) ?? before.at(-1);
  if (verb && /\bfor (?:\p{Ll}+ ){0,2}$/u.test(text.slice(verb.end, mention.start))) return verb;
  const lasted = before.findLast((term) => /^(?:last|took|take|went|continu|ran|dur)/.test(term.stem));
  const subject = before.slice(0, lasted ? before.indexOf(lasted) : 0);
  const first = subject[0];
  if (!lasted || !first) return undefined;
  const governed = text.slice(first.end, lasted.start).search(/ (?:of|in|at|between|with|on|for|by|to|from|over) /);
  const head = subject.filter((term) => governed < 0 || term.end <= first.end + governed);
  return /[,;:]/.test(text.slice(first.end, lasted.start)) ? subject.at(-1) : head.at(-1);
}

/** The last of the words that follow one another with nothing but white space between. */
function nounRun(text: string, terms: readonly Term[]): Term | undefined {
  let noun = terms[0];
  for (const term of terms.slice(1, 4)) {
    if (!noun || text.slice(noun.end, term.start).trim() !== '' || /(?:ed|ing|s)$/.test(noun.word)) break;
    noun = term;
  }
  return noun;
}

/** The outcome told nearest to the amount. */
function nearest(outcomes: readonly string[], weighty: readonly Term[], mention: Mention): string | undefined {
  if (outcomes.length === 0 || (mention.kind !== 'quantity' && mention.value !== undefined)) return undefined;
  const away = (term: Term): number => Math.min(Math.abs(term.start - mention.end), Math.abs(mention.start - term.end));
  return weighty
    .filter((term) => isOutcome(classOf(term.stem)))
    .sort((a, b) => away(a) - away(b) || a.start - b.start)
    .map((term) => classOf(term.stem))[0];
}
