import { findTerms, type Term } from '../words/terms.ts';

/** What kind of answer a question asks for. `telling` asks for nothing by a question word: "Did they meet?" */
export type AskedKind =
  | 'person'
  | 'time'
  | 'place'
  | 'count'
  | 'amount'
  | 'duration'
  | 'reason'
  | 'manner'
  | 'statement'
  | 'definition'
  | 'thing'
  | 'telling';

export interface Question {
  readonly text: string;
  readonly kind: AskedKind;
  /** All words, for runs of words shared with a sentence. */
  readonly terms: readonly Term[];
  /** The words that tell what is asked about, each stem once, in order. */
  readonly content: readonly Term[];
  /** Stems of what the question word belongs to: "percentage" of "what percentage of oil". */
  readonly focus: ReadonlySet<string>;
  /** Stems of words written as names, by place in the question: each inner list is one name. */
  readonly names: readonly (readonly Term[])[];
}

/** A question longer than this is read up to here: nobody asks more in one breath. */
const READ_AT_MOST = 1000;

const KINDS: readonly (readonly [AskedKind, RegExp])[] = [
  [
    'statement',
    /\bwhat (?:did|does|do|has|have|had|is|was) .*\b(?:say|says|said|saying|claim|think|tell|told|warn|state|add|argue|suggest|insist|demand)\b|\bwhat .*\baccording to\b/,
  ],
  [
    'duration',
    /\bhow long\b|\bfor how many (?:hours|days|weeks|months|years)\b|\bhow many (?:hours|days|weeks|months|years)\b/,
  ],
  ['count', /\bhow many\b|\b(?:what|which)(?: \w+)? number\b/],
  [
    'amount',
    /\bhow (?:much|far|tall|old|high|big|large|fast|deep|wide|often|strong|heavy|hot|cold|thick|loud|expensive)\b|\bwhat (?:does|do|did|will|would) .*\bcost\b|\b(?:what|which)(?: \w+)? (?:percentage|percent|share|proportion|price|cost|amount|rate|population|size|age|distance|height|speed|temperature)\b/,
  ],
  [
    'time',
    /\bwhen\b|\b(?:what|which)(?: (?!present\b)\w+)? (?:year|years|date|dates|day|month|century|decade|time|period|era|season)\b|\bhow (?:soon|early|late)\b/,
  ],
  ['reason', /\bwhy\b|\bhow come\b|\b(?:what|which)(?: \w+){0,3} (?:reason|reasons|cause|causes|caused|purpose)\b/],
  [
    'place',
    /\bwhere\b|\b(?:what|which)(?: [\w-]+)? (?:country|countries|city|cities|town|towns|place|places|region|regions|state|states|continent|location|island|river|area|areas|street|province|county|village)\b/,
  ],
  [
    'person',
    /\bwho(?:m|se)?\b|\b(?:what|which)(?: \w+)? (?:person|people|individual|man|woman|leader|president|minister|king|queen|author|scientist|player|actor|actress|singer|director|general|scholar|inventor|engineer|politician)\b/,
  ],
  ['manner', /\bhow\b/],
  ['thing', /\bwhat\b|\bwhich\b/],
];

/** Verbs that only put the question word's question: "how long did they last", "when did it happen". */
const ASKED_WITH: Partial<Record<AskedKind, RegExp>> = {
  statement: /^(?:say|says|said|saying|tell|told|think|thinks|thought|state|stated|add|added)$/,
  duration: /^(?:long|last|lasted|take|took)$/,
  reason: /^(?:causes?|caused|reasons?)$/,
  amount: /^(?:old|tall|heavy|deep|wide|big|large|far|strong|hot|cold|thick|loud|expensive)$/,
  time: /^(?:back|begins?|began|starts?|started|happen|happened|occur|occurred|take|took|place)$/,
  place: /^(?:located|situated|begins?|began|starts?|started|happen|happened|occur|occurred|take|took|place)$/,
  thing: /^(?:happen|happened|became|become)$/,
};

/** Words by which a question is put and that no answer repeats. */
const FRAME = new Set([
  ...['nobody', 'nothing', 'none', 'anybody', 'anyone', 'exactly'],
  ...['name', 'give', 'tell', 'list', 'please', 'explain', 'describe', "what's", "who's", "where's"],
]);

export function readQuestion(text: string, language?: string): Question {
  const read = text.slice(0, READ_AT_MOST);
  const terms = findTerms(read, language);
  const told = terms.filter(
    (term, at) => !term.stop && !FRAME.has(term.word) && terms.findIndex(({ stem }) => stem === term.stem) === at,
  );
  const kind = kindOf(read, told.length);
  const asking = ASKED_WITH[kind];
  const asked = asking ? told.filter(({ word }) => !asking.test(word)) : told;
  const names = namesOf(read, terms);
  // Of "How long did Kim last?" a name would be all that is left to look for.
  const isNameAlone = asked.every((term) => names.some((name) => name.includes(term)));
  const content =
    asked.length === 0 ? told : kind === 'duration' && isNameAlone ? told.filter(({ word }) => word !== 'long') : asked;
  return {
    text: read,
    kind,
    terms,
    content,
    focus: focusOf(terms),
    names,
  };
}

function kindOf(text: string, contentWords: number): AskedKind {
  const lower = text.toLowerCase();
  if (contentWords <= 3 && /^\W*(?:what|who)(?:'s|’s| is| are| was| were) /.test(lower)) return 'definition';
  // The first question word asks; a later one only joins clauses ("What did he do when …?").
  const asked = KINDS.map(([kind, pattern]) => ({ kind, at: lower.search(pattern) })).filter(({ at }) => at >= 0);
  return asked.toSorted((a, b) => a.at - b.at)[0]?.kind ?? 'telling';
}

/** The words after "what", "which" or "how many" up to the verb: "of" may join two of them. */
function focusOf(terms: readonly Term[]): ReadonlySet<string> {
  const asking = terms.findIndex(
    ({ word }) => word === 'what' || word === 'which' || word === 'many' || word === 'much',
  );
  const focus = new Set<string>();
  if (asking < 0) return focus;
  for (const term of terms.slice(asking + 1, asking + 6)) {
    if (term.word === 'of' && focus.size > 0) continue;
    if (term.stop) break;
    focus.add(term.stem);
    if (focus.size === 3) break;
  }
  return focus;
}

/** Neighbouring words with a capital make one name. The first word counts only where a name goes on after it. */
function namesOf(text: string, terms: readonly Term[]): readonly (readonly Term[])[] {
  const names: Term[][] = [];
  let open: Term[] = [];
  terms.forEach((term, place) => {
    const capital = /^\p{Lu}/u.test(text.slice(term.start)) && !term.stop && !FRAME.has(term.word);
    const joined = open.length > 0 && text.slice(open.at(-1)?.end, term.start) === ' ';
    if (capital && joined) open.push(term);
    else {
      if (open.length > 0) names.push(open);
      open = capital ? [term] : [];
    }
    if (place === terms.length - 1 && open.length > 0) names.push(open);
  });
  return names.filter((name) => name.length > 1 || name[0] !== terms[0]);
}
