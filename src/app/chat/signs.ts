import { shareOfArticles } from '../../core/words/common-words.ts';
import type { Term } from '../../core/words/terms.ts';
import { type Line, type Opening, wordsAsTyped } from './line.ts';
import { ATTITUDE, MEASURES, NOW, OF_ANY_NEWS, OF_WORK, OTHERS, PEOPLE, SLANG } from './talk-words.ts';

/** What tells whether a line asks something of the articles, whose stems `told` are; each a number from 0 to about 3. */
export const signsOf = (line: Line, told: ReadonlySet<string>) => ({
  constant: 1,
  ...signsOfOpening(line),
  ...signsOfPeople(line),
  ...signsOfManner(line),
  ...signsOfMatter(line, told),
});

export type Signs = ReturnType<typeof signsOf>;

const flag = (holds: boolean): number => (holds ? 1 : 0);
const isAnyNews = ({ stem }: Term): boolean => OF_ANY_NEWS.has(stem);
const marked = ({ text }: Line): boolean => /\?["'”’)\s]*$/.test(text);

/** "who spoke", "which fell": a question word may take its verb at once. */
const verbOf = ({ opening, auxiliary, second }: Line): Term | undefined =>
  (opening === 'who' || opening === 'which') && auxiliary === undefined ? second : undefined;
const PAST = /^(?:did|didn't|was|wasn't|were|weren't|had|been)$/;
/** By its ending, as the verb after "who" is looked at alone: "called", "brought", "broke", "began". */
const PAST_VERB = /(?:[^i]d|ought|aught|ook|ave|ew|ut|o[skt][et]|an|won|led)$/;

function signsOfOpening(line: Line) {
  const { opening, form, auxiliary, said, second, request } = line;
  const begins = (name: Opening) => flag(opening === name);
  return {
    what: begins('what'),
    when: begins('when'),
    /** "how many", "how long". */
    howMuch: flag(opening === 'how' && MEASURES.has(second?.word ?? '')),
    which: begins('which'),
    did: begins('did'),
    was: begins('was'),
    does: begins('does'),
    is: begins('is'),
    will: begins('will'),
    should: begins('should'),
    and: begins('and'),
    shortAnd: flag(opening === 'and' && said.length <= 4),
    statement: flag(form === 'statement' && !request),
    statementMarked: flag(form === 'statement' && said.length > 1 && marked(line)),
    request: flag(request),
    /** "isn't it": it waits for no answer. */
    negated: flag(form === 'telling' && (said[0] ?? '').endsWith("n't")),
    present: flag(auxiliary === 'is' || auxiliary === 'does'),
    past: flag(said.some((word) => PAST.test(word)) || PAST_VERB.test(verbOf(line)?.word ?? '')),
  };
}

/** What befalls all who are concerned: "do we get our money back?", "was anyone hurt?", "what happens if you break it?" */
const EVERYBODY =
  /(?<=^(?:how (?:much|many)\b.{0,60} )?(?:do|will|would|must|can|did) )(?:we|i|you)(?= (?:all )?(?:get|receive|lose|pay|have to|need to)\b)|(?<=^(?:did|was|were|is|has|had) )(?:any|some|every)(?:one|body)\b(?!['’]| (?:up|free|else|in|going|around|about|here|awake|coming|joining|on)\b)|(?<=^what (?:happens|happened|would happen|will happen) (?:if|when) )(?:we|i|you)\b|(?<= get )(?:our|my|your)(?= \w+ back)|(?<=\b(?:have|need) to \w{2,20} )(?:our|my|your)\b|(?<=\b(?:the|a|this|that|new|coal|gold|whose) )mine\b/gi;

function signsOfPeople({ text, said, subject }: Line) {
  const plain = text.replace(EVERYBODY, ' ');
  const named = wordsAsTyped(plain);
  const names = (people: ReadonlySet<string>) => flag(named.some((word) => people.has(word)));
  return {
    i: names(PEOPLE.i),
    we: names(PEOPLE.we),
    you: names(PEOPLE.you),
    anybody: names(PEOPLE.anybody),
    everybody: flag(plain !== text),
    they: flag(OTHERS.has(subject)),
    it: flag(subject === 'it'),
    here: flag(said.includes('here')),
  };
}

const AT_AN_HOUR =
  /\b(?:at|by|before|after|until|till|to|for|the)\s+\d{1,2}(?::\d\d)?\s*(?:am|pm)?[\s?.!]*$|\b\d{1,2}\s?(?:am|pm)\b|\b(?:at|by|before|until|till) (?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[\s?.!]*$/i;

function signsOfManner({ text, said }: Line) {
  const has = (words: ReadonlySet<string>) => flag(said.some((word) => words.has(word)));
  return {
    wordy: flag(said.length > 9),
    slang: has(SLANG),
    attitude: has(ATTITUDE),
    now: has(NOW),
    hour: flag(AT_AN_HOUR.test(text)),
    already: flag(said.includes('already') || said.at(-1) === 'yet'),
    this: flag(said.some((word) => /^(?:this|that|these|those)$/.test(word))),
  };
}

/** A word in every tenth article tells little about whose question it is. */
const COMMON = 0.1;
/** The more words the articles have, the less it tells that one is theirs; from so many on no less. */
const WIDEST = 1000;
/** What a word tells, by the articles that have it. */
const weigh = (terms: readonly Term[]): number =>
  terms.reduce((sum, { stem }) => sum - Math.log(shareOfArticles(stem)), 0);

function signsOfMatter(line: Line, told: ReadonlySet<string>) {
  const { terms, form, subject, noun, said } = line;
  const isTold = ({ stem }: Term) => told.has(stem);
  const content = terms.filter(({ stop, word }) => !stop && word.length > 1 && !SLANG.has(word));
  const met = content.filter(isTold);
  const foreign = content.filter((term) => !isTold(term) && !isAnyNews(term) && !/^\d/.test(term.word));
  const share = content.length === 0 ? 0 : weigh(met) / weigh(content);
  const anyNews = terms.some(isAnyNews);
  const verb = verbOf(line);
  const breadth = Math.log(1 + Math.min(told.size, WIDEST) / 100);
  return {
    /** How much of what it says the articles have. */
    share,
    shareBroad: share * breadth,
    foreign: Math.log(1 + foreign.length),
    foreignRare: Math.log(1 + foreign.filter(({ stem }) => shareOfArticles(stem) < COMMON).length),
    anyNews: flag(anyNews),
    work: Math.log(1 + terms.filter((term) => OF_WORK.has(term.stem) && !isTold(term)).length),
    workTold: flag(terms.some((term) => OF_WORK.has(term.stem) && isTold(term))),
    /** "did the union", after the auxiliary verb. */
    theSubject: flag(/^(?:the|an?|any)$/.test(subject)),
    subjectTold: flag(noun !== undefined && !noun.stop && isTold(noun)),
    whoVerbTold: flag(verb !== undefined && (isTold(verb) || isAnyNews(verb))),
    /** "Pay?" */
    wordsTold: flag(form === 'statement' && marked(line) && said.length <= 5 && (met.length > 0 || anyNews)),
  };
}
