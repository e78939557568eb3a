import { type Mention, mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import { shareOfArticles } from '../words/common-words.ts';
import { stemWord, termsOf } from '../words/terms.ts';
import { classOf, isTelling } from '../words/word-classes.ts';
import { datesDiffer, isNewAmount } from './agreement.ts';

/** A sentence as it was, or may be, shown. */
export interface Statement {
  readonly text: string;
  /** The publisher, where known. */
  readonly source?: string;
}

/** What a statement is to a reader of earlier ones. */
export type Novelty<S extends Statement = Statement> =
  | { readonly kind: 'new'; readonly statement: S }
  /** Told before, in these or other words. */
  | { readonly kind: 'told'; readonly statement: S; readonly earlier: Statement }
  /** The same publisher told it with another amount or date; the mentions differ. */
  | { readonly kind: 'changed'; readonly statement: S; readonly earlier: Statement; readonly differing: Differing }
  /** Another publisher, or one that is not known, did. */
  | { readonly kind: 'differs'; readonly statement: S; readonly earlier: Statement; readonly differing: Differing };

interface Differing {
  readonly was: Mention;
  readonly is: Mention;
}

/** Least share of a statement's words other than names, by weight, that make it the same one told in other words. */
const SAME_FACT = 0.6;
/** And so many words, names among them, that it says something. */
const FEWEST_SHARED = 3;
/** With another number in it a fact is looked for in fewer of its words: a new number brings new words. */
const SAME_SUBJECT = 0.5;

/** For each statement, in their order, whether it is new after those told. A name or number not told before is news. */
export function findNew<S extends Statement>(
  statements: readonly S[],
  told: readonly Statement[],
): readonly Novelty<S>[] {
  const readers = createReaders(told);
  return statements.map((statement) => readers.judge(statement));
}

/** Who was told these statements, and may be told more. */
export interface Readers {
  readonly judge: <S extends Statement>(statement: S) => Novelty<S>;
  readonly tell: (statement: Statement) => void;
}

export function createReaders(told: readonly Statement[]): Readers {
  const known: { readonly statement: Statement; readonly content: Content }[] = [];
  /** By word the places of those that hold it: a statement is compared with few of them. */
  const holders = new Map<string, number[]>();
  const tell = (statement: Statement): void => {
    const content = contentOf(statement);
    for (const word of content.words.keys()) {
      const others = holders.get(word);
      if (others) others.push(known.length);
      else holders.set(word, [known.length]);
    }
    known.push({ statement, content });
  };
  const nearTo = ({ words }: Content) => {
    const shared = new Map<number, number>();
    let all = 0;
    for (const [word, weight] of words) {
      all += weight;
      for (const place of holders.get(word) ?? []) shared.set(place, (shared.get(place) ?? 0) + weight);
    }
    return [...shared].flatMap(([place, weight]) =>
      weight >= SAME_SUBJECT * all ? [{ ...known[place]!, shared: weight / all }] : [],
    );
  };
  for (const statement of told) tell(statement);
  return {
    tell,
    judge: (statement) => {
      const content = contentOf(statement);
      const compared = nearTo(content)
        .map((other) => ({ ...other, ...compare(content, other.content) }))
        .sort((a, b) => b.shared - a.shared || (a.statement.text < b.statement.text ? -1 : 1));
      const same = compared.find((other) => other.tells);
      if (same) return { kind: 'told', statement, earlier: same.statement };
      const other = compared.find(({ differing }) => differing);
      if (!other?.differing) return { kind: 'new', statement };
      const own = statement.source !== undefined && statement.source === other.statement.source;
      return { kind: own ? 'changed' : 'differs', statement, earlier: other.statement, differing: other.differing };
    },
  };
}

interface Content {
  /** What each class of words weighs. */
  readonly words: ReadonlyMap<string, number>;
  /** Those of them that stand in names. */
  readonly naming: ReadonlySet<string>;
  /** Names by their last word. */
  readonly names: ReadonlySet<string>;
  readonly amounts: readonly Mention[];
  readonly denied: boolean;
}

const NAMING: ReadonlySet<string> = new Set(['person', 'organisation', 'place', 'name']);
const NAME_WEIGHT = 2;
const EVERYDAY_WEIGHT = 0.5;
const DENIAL = /^(?:no|not|never|none|nobody|nothing|neither|nor|without|cannot|.*n't)$/;

const contents = new Map<string, Content>();
const CONTENTS_KEPT = 5_000;

/** What many channels were told is the same sentence in as many objects. */
function contentOf(statement: Statement): Content {
  const { text } = statement;
  const known = contents.get(text);
  if (known) return known;
  if (contents.size >= CONTENTS_KEPT) contents.clear();
  const content = readContent(statement);
  contents.set(text, content);
  return content;
}

function readContent(statement: Pick<Statement, 'text'>): Content {
  const mentions = mentionsOf(statement);
  const names = mentions.filter(({ kind }) => NAMING.has(kind));
  const amounts = mentions.filter(({ value, when }) => value !== undefined || isFixed(when));
  const words = new Map<string, number>();
  const naming = new Set<string>();
  const terms = termsOf(statement);
  for (const { stem, stop, start } of terms) {
    if (stop || isTelling(stem) || amounts.some((amount) => amount.start <= start && start < amount.end)) continue;
    const named = names.some((name) => name.start <= start && start < name.end);
    if (named) naming.add(classOf(stem));
    words.set(classOf(stem), named ? NAME_WEIGHT : shareOfArticles(stem) >= 0.1 ? EVERYDAY_WEIGHT : 1);
  }
  return {
    words,
    naming,
    names: new Set(names.map(({ text }) => nameKey(text))),
    amounts,
    denied: terms.some(({ word }) => DENIAL.test(word)),
  };
}

/** "On Tuesday" is mostly when something was said, and another day in another week. */
const isFixed = (when: Mention['when']): boolean =>
  when !== undefined && (when.day !== undefined || when.month !== undefined || when.year !== undefined);

/** `tells`: the earlier one holds most of what is said, every name and amount, and denies what this one denies. */
function compare(content: Content, told: Content): { readonly tells: boolean; readonly differing?: Differing } {
  const named = [...content.names].every((name) => told.names.has(name) || told.words.has(classOf(stemWord(name))));
  const pairs = content.amounts.map((is) => ({ is, others: told.amounts.filter((was) => comparable(is, was)) }));
  const agreed = pairs.every(({ is, others }) => others.some((was) => isKnown(is, was)));
  const conflict = pairs.find(({ is, others }) => others.length > 0 && !others.some((was) => isKnown(is, was)));
  const tells = named && agreed && content.denied === told.denied && saysMost(content, told);
  return conflict ? { tells, differing: { was: conflict.others[0]!, is: conflict.is } } : { tells };
}

/** Names show whom it is about, other words what is said of them; a word or two are said of anybody. */
function saysMost({ words, naming }: Content, told: Content): boolean {
  let all = 0;
  let shared = 0;
  let count = 0;
  for (const [word, weight] of words) {
    const both = told.words.has(word);
    if (both) count += 1;
    if (naming.has(word)) continue;
    all += weight;
    if (both) shared += weight;
  }
  return count >= FEWEST_SHARED && all > 0 && shared >= SAME_FACT * all;
}

function comparable(a: Mention, b: Mention): boolean {
  if (a.when && b.when) return true;
  return a.kind === b.kind && a.unit === b.unit && sameCounted(a.of, b.of);
}

const sameCounted = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || classOf(stemWord(a)) === classOf(stemWord(b));

const isKnown = (is: Mention, was: Mention): boolean =>
  is.when && was.when ? !datesDiffer(is.when, was.when) : !isNewAmount(is, was);
