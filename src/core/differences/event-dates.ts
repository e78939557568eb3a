import { type Mention, mentionsOf } from '../mentions/mentions.ts';
import { nameKey } from '../mentions/name-key.ts';
import type { Article, ArticleSentence } from '../reading/article.ts';
import { remembered } from '../remember.ts';
import { stemWord, type Term, termsOf } from '../words/terms.ts';
import { classOf, isTelling } from '../words/word-classes.ts';

/** What begins or ends on a date, or is ready then. */
export interface EventDate {
  readonly edge: 'begins' | 'ends' | 'is done';
  /** The event, by the classes of its words and its names by their last word. */
  readonly subject: ReadonlySet<string>;
  /** Where the verb starts in the sentence. */
  readonly from: number;
}

const EDGES: readonly (readonly [EventDate['edge'], RegExp])[] = [
  [
    'ends',
    /\b(?:ends?|ended|ending|will end|is (?:due|set|expected) to end|(?:will )?(?:lasts?|runs?|continues?|go(?:es)? on) (?:until|till|to|through)|expires?) (?:in \p{Lu}\p{L}+ )?(?:on |in )?$/u,
  ],
  [
    'begins',
    /\b(?:begins?|began|will (?:begin|start|(?:re)?open)|is (?:due|set|expected) to (?:begin|start|(?:re)?open)|starts?|started|(?:re)?opens?|(?:re)?opened|(?:(?:will|is to|are to|is due to) )?(?:be (?:launched|open)|launch(?:es)?|lift off|take off|set off|go on sale|come into force|take effect|premiere)|t(?:akes|ook) effect|(?:comes|came|enters|entered) into force) (?:as an? (?:\p{Ll}+ ){1,3})?(?:to the public )?(?:at \p{Ll}+ )?(?:in \p{Lu}\p{L}+ )?(?:on |in )?$/u,
  ],
  [
    'is done',
    /\b(?:will|would|is to|are to|is due to|is (?:set|expected) to) (?:not )?(?:be (?:ready|finished|completed|complete|built)) (?:in|on|until) (?:the \p{Ll}+ of )?$/u,
  ],
];

/** "Will open as a museum on": what it begins to be. */
const AS = / as an? ((?:\p{Ll}+ )+?)(?:to|at|in|on) /u;

/** "the storm Ylva", "its exercise Northern Wall": by the noun right before a name, what the noun alone stands for. */
const NAMING: ReadonlySet<string> = new Set(['person', 'organisation', 'place', 'name']);

type Apposed = ReadonlyMap<string, ReadonlySet<string>>;

const apposedIn = remembered((article: Article): Apposed => {
  const found = new Map<string, Set<string>>();
  for (const sentence of article.sentences) {
    const terms = termsOf(sentence, article.language);
    for (const { kind, start, text } of mentionsOf(sentence)) {
      if (!NAMING.has(kind)) continue;
      const noun = terms.find(({ end, stop }) => !stop && end === start - 1);
      if (!noun || !/^\p{Ll}/u.test(sentence.text[noun.start]!)) continue;
      const key = classOf(noun.stem);
      found.set(key, (found.get(key) ?? new Set()).add(nameKey(text)));
    }
  }
  return found;
});

/** What a date is the first or last day of, where the sentence says so. */
export function eventDateOf(article: Article, sentence: ArticleSentence, mention: Mention): EventDate | undefined {
  const before = sentence.text.slice(0, mention.start);
  for (const [edge, verb] of EDGES) {
    const found = verb.exec(before);
    if (!found) continue;
    const begun = AS.exec(found[0])?.[1]?.trim().split(' ') ?? [];
    const subject = new Set([
      ...subjectBefore(article, sentence, found.index),
      ...begun.map((word) => classOf(stemWord(word))),
    ]);
    if (subject.size > 0) return { edge, subject, from: found.index };
    const meant = meantBy(article, sentence, before.slice(0, found.index));
    if (meant) return { edge, subject: meant, from: found.index };
  }
  return opening(article, sentence, mention);
}

/** "It takes effect …": what the sentence before tells of. */
function meantBy(article: Article, { index }: ArticleSentence, subject: string): ReadonlySet<string> | undefined {
  const before = /^(?:It|This|They) (?:will |is to |are to )?$/.test(subject)
    ? article.sentences[index - 1]
    : undefined;
  if (!before) return undefined;
  const words = termsOf(before, article.language).filter(({ stop, stem }) => !stop && !isTelling(stem));
  return new Set(words.map(({ stem }) => classOf(stem)));
}

/** "From 28 November trams will run": what begins stands behind its date. */
function opening(article: Article, sentence: ArticleSentence, { start, end }: Mention): EventDate | undefined {
  if (!/^(?:From|As of|Starting) (?:on )?$/.test(sentence.text.slice(0, start))) return undefined;
  const verb = /\b(?:will|can|may|is|are|must|has|have|runs?)\b/.exec(sentence.text.slice(end));
  const to = verb ? end + verb.index : end;
  const subject = termsOf(sentence, article.language).filter(
    (term) => !term.stop && term.start >= end && term.end <= to,
  );
  return subject.length > 0
    ? { edge: 'begins', subject: new Set(subject.map(({ stem }) => classOf(stem))), from: 0 }
    : undefined;
}

/** The words and names the verb may have for a subject: those right before "which", else those of the clause. */
function subjectBefore(article: Article, sentence: ArticleSentence, verb: number): ReadonlySet<string> {
  const relative = /,? (?:which|that) (?:\p{Ll}+ )?$/u.exec(sentence.text.slice(0, verb));
  const to = relative ? relative.index : verb;
  const clause = sentence.text.slice(0, to).search(/[,;:—–][^,;:—–]*$/) + 1;
  // Right behind a comma the verb goes on from before an aside: "the fair, with 30 publishers, ends".
  const from = relative || sentence.text.slice(clause, to).trim() === '' ? 0 : clause;
  const names = mentionsOf(sentence).filter(({ kind, start, end }) => kind !== 'date' && start >= from && end <= to);
  const words = termsOf(sentence, article.language).filter(
    ({ stop, stem, start, end }) =>
      !stop &&
      !isTelling(stem) &&
      start >= from &&
      end <= to &&
      !names.some((name) => name.start <= start && end <= name.end),
  );
  const kept = relative ? nearest(names, words) : headOf(sentence.text, names, words);
  const keys = new Set(kept.names.map(({ text }) => nameKey(text)));
  const apposed = apposedIn(article);
  for (const { stem } of kept.words) {
    const word = classOf(stem);
    keys.add(word);
    for (const name of apposed.get(word) ?? []) keys.add(name);
  }
  return keys;
}

/** Of a clause's subject what stands before its first preposition: "the strike of the drivers in Orra". */
function headOf(text: string, names: readonly Mention[], words: readonly Term[]): SubjectParts {
  const first = Math.min(names[0]?.end ?? Number.POSITIVE_INFINITY, words[0]?.end ?? Number.POSITIVE_INFINITY);
  const governed = text.slice(first).search(/ (?:of|in|at|near|off|between|with|on|for|by|to|from|over|against) /);
  const within = ({ end }: { readonly end: number }) => governed < 0 || end <= first + governed;
  return { names: names.filter(within), words: words.filter(within) };
}

interface SubjectParts {
  readonly names: readonly Mention[];
  readonly words: readonly Term[];
}

function nearest(names: readonly Mention[], words: readonly Term[]): SubjectParts {
  const [name, word] = [names.at(-1), words.at(-1)];
  if (name && (!word || name.end > word.end)) return { names: [name], words: [] };
  return { names: [], words: word ? [word] : [] };
}
