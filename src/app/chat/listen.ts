import { readQuestion } from '../../core/answer/question.ts';
import { splitSentences } from '../../core/reading/sentences.ts';
import { shareOfArticles } from '../../core/words/common-words.ts';
import { findTerms, type Term } from '../../core/words/terms.ts';
import { isShopTalk } from './shop-talk.ts';

/** Nobody asks a bot in more words than this without mentioning it. */
const LONGEST = 400;

/**
 * Whether a plain message in a thread of the bot's asks something of the articles there. `words` are stems of what
 * the thread is about. People also talk to each other there: a question about themselves ("you", "us"), about what
 * the thread is not about, or none at all is theirs. Of several sentences the last question counts.
 */
export function isQuestionToBot(text: string, words: ReadonlySet<string>): boolean {
  const plain = withoutAsides(text);
  if (plain.length > LONGEST || !/\p{L}/u.test(plain)) return false;
  const sentences = splitSentences(plain).map((sentence) => sentence.text);
  const asked = sentences.findLast((sentence) => /\?["'”’)\s]*$/.test(sentence)) ?? plain;
  return asksOfArticles(asked.trim(), words);
}

/** Without what is quoted from others, code, addresses, mentions of channels and signs that stand for pictures. */
const withoutAsides = (text: string): string =>
  text
    .slice(0, LONGEST * 4)
    .replace(/^\s*>.*$/gm, ' ')
    .replace(/```[\s\S]*?(?:```|$)|`[^`]*`/g, ' ')
    .replace(/<[^<>\s]*>|https?:\/\/\S+|:[a-z0-9_+-]+:/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();

function asksOfArticles(typed: string, words: ReadonlySet<string>): boolean {
  const text = typed.replace(WITHOUT_APOSTROPHE, "$1's");
  const marked = /\?["'”’)]*$/.test(text);
  const request = REQUEST.exec(text);
  const asked = text.replace(LEAD, '').replace(POLITE, '').replace(REQUEST, '').replace(LEAD, '');
  if (isRemark(asked)) return false;
  if (ABOUT_PEOPLE_HERE.test(asked.replace(ABOUT_EVERYBODY, ' ')) || isShopTalk(asked, words)) return false;
  const said = read(asked, words);
  if (!request && said.foreign > Math.max(1, said.met)) return false;
  if (!marked && ASIDE_AFTER.test(asked)) return false;
  if (request) return said.content.length === 0 ? !request[0].includes(' know') : said.touches || said.names;
  switch (formOf(asked)) {
    case 'bare':
      return true;
    case 'asking':
      return (
        said.touches ||
        said.names ||
        (said.content.length === 0 && marked) ||
        (said.pointsBack && (said.near || HOW_LONG_IT.test(asked))) ||
        (marked && said.foreign === 1 && WHAT_WAS_DONE.test(asked))
      );
    case 'telling':
      return marked
        ? said.touches || said.names || (said.pointsBack && said.near)
        : (said.touches && (said.long || said.pointsBack || said.ofThread)) || OF_THEM.test(asked);
    case 'piece':
      return said.touches || said.names;
    case 'statement':
      return marked && (said.touches || said.names) && said.content.length > 0;
  }
}

/** Who has more to say on it asks nothing: "did she ask for a day off, she deserves one" */
const ASIDE_AFTER =
  /, (?:i|he|she|they|it|that)(?:['’]s|['’]re|['’]ve|['’]d|['’]ll| \p{L}+s| was| were| should| could)\b/iu;

/** "whats the offer" */
const WITHOUT_APOSTROPHE = /^(what|who|where|when|why|how)s(?=\s)/i;

/** Words before a question that ask nothing: "ok but who pays?" */
const LEAD =
  /^(?:(?:ok|okay|hm+|um+|so|but|then|well|also|now|yes|yeah|no|right|wait|hey|hi|oh|ah|and(?=\s+(?:who|what|when|where|why|how|which|whose|did|does|do|is|are|was|were|has|have|had|will|would|can|could)\b))\b[\s,.!:–—-]*)+/i;
const POLITE =
  /^(?:please|pls|kindly)\b[\s,]*|[\s,]*\b(?:please|pls|thanks|though|exactly|then|now|again|anyway)(?=[\s?.!]*$)/gi;

/** What is asked of whoever knows: what follows is the question. */
const REQUEST =
  /^(?:(?:can|could|would|will) (?:you|someone|anyone|somebody|anybody) (?:please )?(?:tell|show|find|list|explain|give|summari[sz]e|say)\b(?: (?:me|us))?|(?:does|do|would) (?:anyone|anybody|someone|somebody|you|we) (?:happen to )?(?:know|have anything on|have more on)|anyone know(?:s)?(?! (?:a|any|some|of)\b)|(?:tell|show|give|remind) (?:me|us)(?! to\b)|(?:i(?:'d|’d| would) (?:like|love) to|i want to|wanna) (?:know|hear|read)|(?:what|how much) do (?:we|you) know(?= (?:about|of|on)\b)|what can you (?:tell|say)(?: (?:me|us))?|(?:any|got any) (?:idea|clue|word|news|update|updates|details|info|information)(?: (?:on|of|about|from))?|explain|summari[sz]e|elaborate|list|define|(?:some |a bit |a little )?more (?:on|about|details|detail|from|of)|details|sources?)(?=\b)[\s,:]*/i;

/** Exclamations and turns of phrase in the words of a question. */
function isRemark(text: string): boolean {
  if (
    /^(?:what (?:a|an|the (?:hell|heck|fuck))|how (?:very )?(?:\p{L}+)[\s.!]*$|(?:who|so what|what|which|how)[\s.!?]*$|who (?:cares|knows|would have|wouldn['’]t)|why (?:not|bother)|as if|what else is new|no (?:way|kidding|wonder|surprise))\b/iu.test(
      text,
    )
  ) {
    return !BARE.test(text);
  }
  return /^(?:lol|lmao|haha\p{L}*|wow|omg|wtf|nope|yep|yup|sure|great|nice|cool|fine|thanks|thx|\+1)\b/iu.test(text);
}

/** A question word alone: it asks more about what was just said. */
const BARE =
  /^(?:why|when|where|who|how so|how come|how|since when|until when|by whom|according to whom|what (?:exactly )?(?:happened|went wrong|changed)|how (?:long|many|much|often|far|big|old)|for how long|where exactly|when exactly|says who|who(?: says| said)?(?: so| that| this| it))[\s.!?]*$/i;

/** People speak of each other: whoever writes, whoever reads, and whoever else may be there. */
const ABOUT_PEOPLE_HERE =
  /\b(?:i|i['’]\w+|me|my|(?<!\b(?:the|a|this|that|new|coal|gold) )mine|myself|you|you['’]\w+|your|yours|yourself|u|ya|y['’]?all|we|we['’]\w+|us|our|ours|let['’]s|lets|guys|folks|any(?:one|body)(?= (?:up|free|else|want|in|going|around|here|awake|coming|joining))|somebody|someone|everybody|everyone)\b/i;

/** What befalls all who are concerned: "do we get our money back?", "what happens if you break it?" */
const ABOUT_EVERYBODY =
  /(?<=^how (?:much|many)\b.{0,60})\b(?:do|will|would|must) (?:we|i|you) (?:all )?(?:get|receive|lose|pay|have to pay)\b|\b(?:do|will|would|can) (?:we|i|you) (?:all )?(?:get|have) (?:our|my|your)\b(?= \w+ back\b)|(?<=^was )some(?:one|body)(?= \w+)|(?<=^has )some(?:one|body)(?= been\b)|(?<=^(?:did|was|is|were|has) )every(?:one|body)(?= (?:been )?(?:safe|saved|rescued|evacuated|accounted|found|survive|die|get (?:off|out|away))\b)|(?<=^what (?:happens|happened|would happen|will happen) (?:if|when) )(?:we|i|you)\b/i;

type Form =
  /** "why?" */
  | 'bare'
  /** Begins with a question word. */
  | 'asking'
  /** Begins with a verb: "did they meet". */
  | 'telling'
  /** A piece of a question: "and Ushakov". */
  | 'piece'
  | 'statement';

function formOf(text: string): Form {
  if (BARE.test(text)) return 'bare';
  if (
    /^(?:(?:in|at|on|to|from|for|by|with|of|until|since|about) )?(?:who|whom|whose|what|when|where|why|which|how)\b(?!ever)/i.test(
      text,
    ) &&
    !/^(?:what|how) about\b/i.test(text)
  ) {
    return 'asking';
  }
  if (TOPIC_FIRST.test(text)) return 'asking';
  if (VERB_FIRST.test(text)) return 'telling';
  const piece = PIECE.exec(text)?.[1];
  return piece !== undefined && piece.split(/\s+/).length <= 5 ? 'piece' : 'statement';
}

/** "and the parents, what do they do" */
const TOPIC_FIRST =
  /^(?:and |but )?(?:the|these|those|their|his|her) [^,?]{1,40}, (?:who|what|when|where|why|how|which)\b/i;
/** An auxiliary verb before its subject. */
const VERB_FIRST =
  /^(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|may|might|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|didn['’]t|doesn['’]t|don['’]t|hasn['’]t|haven['’]t|won['’]t) (?!not\b|(?<=don['’]t )(?!they|these|those|the|people|most|some|all)\p{L}|be\b|do\b|have\b|see\b|to\b)\S/iu;
const PIECE = /^(?:and|or|but|any|(?:and |but )?(?:what|how) about)\s+(.+?)[\s?.!]*$/i;
/** A verb that takes its subject at once, with or without an article; an order has none ("do strike that"). */
const SUBJECT_NEXT = /^(?:is|are|was|were|does|did|has|have|will)(?: the| any| a| an)? \S+ \S/i;

/** "did they apologise", "were there layoffs": what others did needs no question mark. */
const OF_THEM =
  /^(?:(?:did|had|was|were|have|has) (?:they|he|she)|(?:was|were) there|(?:has|had) (?:it|this|that) (?:ever |really )?(?:been|happened)) \p{L}+/iu;

/** "when does it finish": of what the thread is about, in whatever words. */
const HOW_LONG_IT =
  /^(?:when|how (?:long|old|big|tall|far|high)|since when|until when|till when) (?:does|do|is|are|did|will) (?:it|he|she|they)\b/i;

/** "what was stolen?", though the articles have it in another form. */
const WHAT_WAS_DONE = /^(?:what|who|how many|how much) (?:was|were|got) \p{L}+(?:ed|en|n|t)[\s?.!]*$/iu;

interface SaidOf {
  readonly content: readonly Term[];
  /** A word of the thread's. */
  readonly touches: boolean;
  /** Its subject, the first word after the verb, is a word of the thread's: "is search back". */
  readonly ofThread: boolean;
  /** How many of its telling words are the thread's. */
  readonly met: number;
  /** How many are not, nor names, nor words that any article might have. */
  readonly foreign: number;
  /** A name, whosever. */
  readonly names: boolean;
  /** "they", "it", "that": what was just said. */
  readonly pointsBack: boolean;
  /** In the past or of the future, as news is, not in the present of those who talk. */
  readonly near: boolean;
  /** Enough words for a question that has no question mark. */
  readonly long: boolean;
}

const POINTS_BACK =
  /\b(?:he|she|it|they|him|her|them|his|hers|its|their|this|that|these|those|there|both|each|else|other|others|another|anything|nobody|everybody|everyone)\b/i;
const OF_NEWS = /\b(?:did|was|were|had|has|have|will|would|said|says)\b/i;
/** Stems of what may be asked of any news. */
const OF_ANY_NEWS = stemsIn(
  'happen occur next latest update background context reason cause outcome result consequence reaction detail ' +
    'source evidence proof quote article report fact figure number timeline ' +
    'die dead death kill hurt injure wound survive victim casualty damage missing arrest charge suspect trial blame ' +
    'responsible guilty compensation benefit lose win affect resign investigate inquiry warn witness ' +
    'sick safe allow delay cancel risk danger threat apologise apologize',
);

/** A word in every tenth article tells nothing about whose question it is. */
const COMMON = 0.1;
const OF_GRAMMAR =
  /^(?:\p{L}+['’]\p{L}+|what\p{L}?|who\p{L}?|any\p{L}+|some\p{L}+|every\p{L}+|no(?:body|thing|where)|.*\d.*|g[eo]t|gone|went|came|took|made|gave|kept|left|gonna|wanna|gotta|else|(?:after|before|other)\p{L}+|actually|maybe|please|pls)$/u;

function stemsIn(text: string): ReadonlySet<string> {
  return new Set(findTerms(text).map(({ stem }) => stem));
}

function read(text: string, words: ReadonlySet<string>): SaidOf {
  const { content, names } = readQuestion(text);
  const telling = findTerms(text).filter(({ stop }) => !stop);
  const met = new Set(telling.flatMap(({ stem }) => (words.has(stem) ? stem : [])));
  const named = new Set(names.flat().map(({ stem }) => stem));
  const foreign = telling.filter(
    ({ word, stem }) =>
      !words.has(stem) &&
      !OF_ANY_NEWS.has(stem) &&
      !named.has(stem) &&
      word.length > 1 &&
      !OF_GRAMMAR.test(word) &&
      shareOfArticles(stem) < COMMON,
  );
  return {
    content,
    touches: met.size > 0 || telling.some(({ stem }) => OF_ANY_NEWS.has(stem)),
    met: met.size,
    foreign: new Set(foreign.map(({ stem }) => stem)).size,
    ofThread: telling[0] !== undefined && words.has(telling[0].stem) && SUBJECT_NEXT.test(text),
    names: names.length > 0,
    pointsBack: POINTS_BACK.test(text),
    near: OF_NEWS.test(text),
    long: text.split(/\s+/).length >= 4,
  };
}
