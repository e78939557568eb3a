import { remembered } from '../remember.ts';
import { startsLarge } from '../words/large-letter.ts';
import { stemWord, type Term, termsOf } from '../words/terms.ts';
import { classOf, isTelling } from '../words/word-classes.ts';
import type { Fact } from './facts.ts';
import { mentionsWord } from './setting.ts';

/** Words that tell one sort of a thing from another: whatever is told of local trains is not told of express ones. */
const SORTS: readonly RegExp[] = [
  /\b(?:local|regional|long-distance|national|international|intercity|domestic|foreign|overseas)\b/giu,
  /\b(?:(?<!wo)m[ae]n(?:['’]s)?|wom[ae]n(?:['’]s)?|male|female|boys|girls|junior|senior)\b/giu,
  /\b(?:net|gross|pre-tax|operating|underlying)\b/giu,
  /\b(?:primary|secondary|nursery|grammar)\b/giu,
  /\b(?:public|private|state-owned)\b/giu,
  /\b(?:urban|rural|inner-city)\b/giu,
  /\b(?:upper|lower|ground|northern|southern|eastern|western|northbound|southbound|eastbound|westbound)\b/giu,
  /\b(?:petrol|diesel|electric|hybrid)\b/giu,
  /\b(?:wholesale|retail|online)\b/giu,
];
/** A word that only what is not the usual thing has: inflation, and core inflation. */
const MARKED: readonly RegExp[] = [/\bcore (?:inflation|prices|rate)\b/iu, /\b(?:provisional|unofficial)\b/iu];
/** Wherever in the sentence they stand. */
const SORTS_IN_ALL: readonly RegExp[] = [
  /\b(?:lower house|upper house|upper chamber|senate|house of \p{L}+|commons|lords|bundestag|bundesrat)\b/giu,
  /\b(?:express|goods|freight|passenger|commuter|suburban)(?= trains?\b)/giu,
];
/** The least of a day, where others tell the most. */
const LEAST =
  /\b(?:not (?:fall|drop|sink|go) below|(?:fell|dropped|sank|down) to|low of|lowest|minimum|overnight|night)\b/iu;

interface Contrast {
  readonly sorts: readonly ReadonlySet<string>[];
  readonly marked: readonly boolean[];
  /** Of a percentage what rose or fell by it. */
  readonly changed: readonly string[];
  readonly least: boolean;
  /** "Summit" of "110 centimetres of snow on the summit". */
  readonly where?: string;
}

const REACH = 40;

const contrastOf = remembered((fact: Fact): Contrast => {
  const {
    sentence: { text },
    mention,
  } = fact;
  const around = text.slice(Math.max(0, mention.start - REACH), mention.end + REACH);
  const where = WHERE.exec(text.slice(mention.end, mention.end + REACH))?.[1];
  return {
    sorts: [
      ...SORTS.map((words) => new Set(around.toLowerCase().match(words))),
      ...SORTS_IN_ALL.map((words) => new Set(text.toLowerCase().match(words))),
    ],
    marked: MARKED.map((words) => words.test(text)),
    changed: changedIn(fact),
    least: LEAST.test(text),
    ...(where ? { where: classOf(stemWord(where)) } : {}),
  };
});

/** Behind an amount and what it counts. */
const WHERE = /^(?: \p{Ll}+){0,3}? (?:in|on|at) the (\p{Ll}{3,})(?=[ .,;])/u;

/** Two facts told of other sorts of a thing, of the least and the most of a day, or of two places in it. */
export function contrasted(a: Fact, b: Fact): boolean {
  const [one, other] = [contrastOf(a), contrastOf(b)];
  if (one.sorts.some((words, at) => areApart(words, other.sorts[at]!))) return true;
  if (one.marked.some((is, at) => is !== other.marked[at])) return true;
  if (a.mention.unit === 'degrees' && one.least !== other.least) return true;
  if (tellNothingOf(one.changed, b) && tellNothingOf(other.changed, a)) return true;
  return (
    one.where !== undefined &&
    other.where !== undefined &&
    one.where !== other.where &&
    !mentionsWord(b.article, one.where) &&
    !mentionsWord(a.article, other.where)
  );
}

/** "The number of burglaries" of "the number of burglaries fell 14 per cent", names left out. */
function changedIn({ article, sentence, mention, span: [verb] }: Fact): readonly string[] {
  if (mention.kind !== 'percent' || verb >= mention.start) return [];
  const isNoun = ({ stop, stem, start, end }: Term): boolean =>
    !stop && end <= verb && !isTelling(stem) && (start === 0 || !startsLarge(sentence.text.slice(start)));
  return termsOf(sentence, article.language)
    .filter(isNoun)
    .map(({ stem }) => classOf(stem))
    .filter((word) => !MEASURES.has(word));
}

/** What any thing has that rises and falls. */
const MEASURES = new Set(['number', 'rate', 'total', 'level', 'figures'].map((word) => classOf(stemWord(word))));

const tellNothingOf = (words: readonly string[], { article }: Fact): boolean =>
  words.length > 0 && words.every((word) => !mentionsWord(article, word));

const areApart = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && ![...a].some((word) => b.has(word));
