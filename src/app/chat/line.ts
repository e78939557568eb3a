import { findTerms, type Term } from '../../core/words/terms.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** By what a question begins. */
const QUESTION_WORDS = {
  who: words('who whom whose'),
  what: words('what'),
  when: words('when'),
  where: words('where'),
  why: words('why'),
  how: words('how'),
  which: words('which'),
};
const AUXILIARIES = {
  did: words("did didn't had hadn't"),
  was: words("was wasn't were weren't"),
  does: words("does doesn't do don't"),
  is: words("is isn't are aren't am"),
  has: words("has hasn't have haven't"),
  will: words("will won't would wouldn't must"),
  can: words("can can't could couldn't may might"),
  should: words("should shouldn't shall"),
};
const PIECES = { and: words('and or'), any: words('any anything') };

type QuestionWord = keyof typeof QUESTION_WORDS;
type Auxiliary = keyof typeof AUXILIARIES;
export type Opening = QuestionWord | Auxiliary | keyof typeof PIECES;

const oneOf =
  <Name extends string>(classes: Readonly<Record<Name, ReadonlySet<string>>>) =>
  (word: string | undefined): Name | undefined =>
    word === undefined ? undefined : (Object.keys(classes) as Name[]).find((name) => classes[name].has(word));
const auxiliaryOf = oneOf<Auxiliary>(AUXILIARIES);
const questionWordOf = oneOf<QuestionWord>(QUESTION_WORDS);
const pieceOf = oneOf<keyof typeof PIECES>(PIECES);

/** What somebody typed, read as far as its form goes. */
export interface Line {
  /** Without what asks to be told: "how long it took" of "can you tell me how long it took". */
  readonly text: string;
  readonly request: boolean;
  readonly terms: readonly Term[];
  /** The words as typed, lower case: "who's". */
  readonly said: readonly string[];
  readonly opening: Opening | undefined;
  readonly form: 'asking' | 'telling' | 'piece' | 'statement';
  /** The word after the opening one. */
  readonly second: Term | undefined;
  readonly auxiliary: Auxiliary | undefined;
  /** What stands after the auxiliary verb, lower case: '' where there is none. */
  readonly subject: string;
  /** The same, or what follows where that is an article. */
  readonly noun: Term | undefined;
}

/** What is asked of whoever knows: what follows is the question. */
const REQUEST =
  /^(?:(?:can|could|would|will) (?:you|someone|anyone|somebody|anybody) (?:please )?(?:tell|show|find|list|explain|give|summari[sz]e|say)\b(?: (?:me|us))?|(?:does|do|would) (?:anyone|anybody|someone|somebody|you|we) (?:happen to )?(?:know|have anything on|have more on)|anyone know(?:s)?(?! (?:a|any|some|of)\b)|(?:tell|show|give|remind) (?:me|us)(?! to\b)|(?:i(?:'d|’d| would) (?:like|love) to|i want to|wanna) (?:know|hear|read)|(?:what|how much) do (?:we|you) know(?= (?:about|of|on)\b)|what can you (?:tell|say)(?: (?:me|us))?|(?:any|got any) (?:idea|clue|word|news|updates?|details|info|information)(?: (?:on|of|about|from)\b)?|(?:is there )?anything(?: (?:new|else))? (?:on|about|from)\b|explain|summari[sz]e|elaborate|list|define|(?:some |a bit |a little )?more (?:on|about|details?|from|of)|details|sources?)(?=\b)[\s,:]*/i;
/** "since when is it closed" */
const BEFORE_QUESTION_WORD =
  /^(?:in|at|on|to|from|for|by|with|of|since|until|till|about|after|before) (?=(?:who|whom|what|when|where|which|how)\b)/i;
const WHAT_ABOUT = /^(?:what|how) about /i;
/** "and the parents, what do they do" */
const TOPIC_FIRST = /^(?:[^\s,]+ ){0,5}[^\s,]+, (?=(?:who|what|when|where|why|how|which)\b)/i;
/** "will do", "wouldn't want that": the verb has no subject, so nothing is asked. */
const WITHOUT_SUBJECT =
  /^(?:will|would|wouldn't|won't|can|can't|could|couldn't|should|shouldn't|must|might|may|do|don't) (?:do|be|have|ask|see|check|want|try|take|get|go|make|say|tell|call|send|keep|let|look|read|work|help|use|add|put|not)\b/i;
/** "what's" */
const CONTRACTED = /^(who|what|when|where|why|how)(?:'s|'re|'d|'ll)$/;

export function readLine(typed: string): Line {
  const text = typed.replace(REQUEST, '').replace(BEFORE_QUESTION_WORD, '').replace(WHAT_ABOUT, 'and ');
  const terms = findTerms(text);
  const said = wordsAsTyped(text, terms);
  const head = TOPIC_FIRST.exec(text)?.[0].length ?? 0;
  const first = Math.max(
    0,
    terms.findIndex(({ start }) => start >= head),
  );
  const contracted = CONTRACTED.exec(said[first] ?? '')?.[1];
  const questionWord = questionWordOf(contracted ?? said[first]);
  const verbFirst = WITHOUT_SUBJECT.test(text) ? undefined : auxiliaryOf(said[first]);
  const opening = questionWord ?? verbFirst ?? pieceOf(said[first]);
  const at = (contracted ?? verbFirst) ? first : questionWord && auxiliaryAfter(said, first);
  const subject = at === undefined ? '' : (said[at + 1] ?? '');
  return {
    text,
    request: REQUEST.test(typed),
    terms,
    said,
    opening,
    form: questionWord ? 'asking' : at !== undefined ? 'telling' : opening ? 'piece' : 'statement',
    second: terms[first + 1],
    auxiliary: contracted !== undefined ? 'is' : auxiliaryOf(said[at ?? said.length]),
    subject,
    noun: at === undefined ? undefined : terms[at + (/^(?:the|an?|any)$/.test(subject) ? 2 : 1)],
  };
}

export const wordsAsTyped = (text: string, terms: readonly Term[] = findTerms(text)): readonly string[] =>
  terms.map(({ start, end }) => text.slice(start, end).toLowerCase().replace(/’/g, "'"));

/** Among the four words after a question word: "how many people did". */
function auxiliaryAfter(said: readonly string[], first: number): number | undefined {
  const at = said.findIndex((word, place) => place > first && place < first + 5 && auxiliaryOf(word) !== undefined);
  return at < 0 ? undefined : at;
}
