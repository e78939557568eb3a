import { readQuestion } from '../../core/answer/question.ts';
import { splitSentences } from '../../core/reading/sentences.ts';
import { findTerms, type Term } from '../../core/words/terms.ts';

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
  if (ABOUT_PEOPLE_HERE.test(asked.replace(ABOUT_EVERYBODY, ' ')) || isAddressed(asked, words)) return false;
  if (BETWEEN_PEOPLE.test(asked) || isAboutWork(asked, words)) return false;
  const said = read(asked, words);
  if (request) return said.content.length === 0 ? !request[0].includes(' know') : said.touches || said.names;
  switch (formOf(asked)) {
    case 'bare':
      return true;
    case 'asking':
      return (
        said.touches ||
        said.names ||
        (said.content.length === 0 && marked) ||
        (said.pointsBack && (said.near || HOW_LONG_IT.test(asked)))
      );
    case 'telling':
      return marked
        ? said.touches || said.names || (said.pointsBack && said.near)
        : said.touches && (said.long || said.pointsBack);
    case 'piece':
      return said.touches || said.names;
    case 'statement':
      return marked && (said.touches || said.names) && said.content.length > 0;
  }
}

/** "whats the offer" */
const WITHOUT_APOSTROPHE = /^(what|who|where|when|why|how)s(?=\s)/i;

/** Words before a question that ask nothing: "ok but who pays?" */
const LEAD =
  /^(?:(?:ok|okay|hm+|um+|so|but|then|well|also|now|yes|yeah|no|right|wait|hey|hi|oh|ah|and(?=\s+(?:who|what|when|where|why|how|which|whose|did|does|do|is|are|was|were|has|have|had|will|would|can|could)\b))\b[\s,.!:–—-]*)+/i;
const POLITE =
  /^(?:please|pls|kindly)\b[\s,]*|[\s,]*\b(?:please|pls|thanks|though|exactly|then|now|again|anyway)(?=[\s?.!]*$)/gi;

/** What is asked of whoever knows: what follows is the question. */
const REQUEST =
  /^(?:(?:can|could|would|will) (?:you|someone|anyone|somebody|anybody) (?:please )?(?:tell|show|find|list|explain|give|summari[sz]e|say)\b(?: (?:me|us))?|(?:does|do|would) (?:anyone|anybody|someone|somebody|you|we) (?:happen to )?(?:know|have anything on|have more on)|anyone know(?:s)?|(?:tell|show|give|remind) (?:me|us)(?! to\b)|(?:i(?:'d|’d| would) (?:like|love) to|i want to|wanna) (?:know|hear|read)|(?:what|how much) do (?:we|you) know(?= (?:about|of|on)\b)|what can you (?:tell|say)(?: (?:me|us))?|(?:any|got any) (?:idea|clue|word|news|update|updates|details|info|information)(?: (?:on|of|about|from))?|explain|summari[sz]e|elaborate|list|define|(?:some |a bit |a little )?more (?:on|about|details|detail|from|of)|details|sources?)(?=\b)[\s,:]*/i;

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
  /\b(?:i|i['’]\w+|me|my|mine|myself|you|you['’]\w+|your|yours|yourself|u|ya|y['’]?all|we|we['’]\w+|us|our|ours|let['’]s|lets|guys|folks|any(?:one|body)(?= (?:up|free|else|want|in|going|around|here|awake|coming|joining))|somebody|someone|everybody|everyone)\b/i;

/** What befalls all who are concerned: "do we get our money back?", "what happens if you break it?" */
const ABOUT_EVERYBODY =
  /(?<=^how (?:much|many)\b.{0,60})\b(?:do|will|would|must) (?:we|i|you) (?:all )?(?:get|receive|lose|pay|have to pay)\b|\b(?:do|will|would|can) (?:we|i|you) (?:all )?(?:get|have) (?:our|my|your)\b(?= \w+ back\b)|(?<=^what (?:happens|happened|would happen|will happen) (?:if|when) )(?:we|i|you)\b/i;

/** What people arrange, lend or tell each other: "who's bringing the cake?", "does anyone have a charger?" */
const BETWEEN_PEOPLE =
  /^(?:who(?:['’]s| is| else is|['’]s all| all is) (?:all )?(?:bringing|coming|joining|covering|writing|editing|filing|taking|doing|driving|hosting|buying|free|around|(?:on|in|up)(?=[\s?.!]*$| (?:it|this|that|shift|call|duty|today|tonight|tomorrow)\b))\b|(?:(?:do|does|did|has|have|is|can|could) )?any(?:one|body) (?:here |else |already )*(?:have|want|need|got|get|play|remember|feel|mind|fancy|seen|tried|use|know any)\b)/i;

/** "Tom, …?" and "…, Tom?": said to a person, unless the thread is about them. */
function isAddressed(text: string, words: ReadonlySet<string>): boolean {
  const name = /^(\p{Lu}[\p{Ll}]+),\s/u.exec(text)?.[1] ?? /,\s*(\p{Lu}[\p{Ll}]+)[?.!\s]*$/u.exec(text)?.[1];
  return name !== undefined && !findTerms(name).some(({ stem }) => words.has(stem));
}

/** What people at work speak of with each other, and news hardly ever. */
const OF_WORK = stemsIn(
  'headline byline para paragraph caption layout rota roster standup editorial photographer desk canteen invoice intern ' +
    'lunch coffee beer pub dentist',
);
const HANDED_ON =
  /^(?:has|have|did) (.{1,40}?) (?:already |yet )?(?:seen?|read|check(?:ed)?|approved?|review(?:ed)?|edit(?:ed)?|clear(?:ed)?|sign(?:ed)? off(?: on)?) (?:this|that|it)\b/i;

/** "has legal seen this?", "what time is the editorial meeting?", unless the thread is about them. */
function isAboutWork(text: string, words: ReadonlySet<string>): boolean {
  const isTheirs = (said: string): boolean => findTerms(said).some(({ stem }) => words.has(stem));
  const [, who] = HANDED_ON.exec(text) ?? [];
  if (who !== undefined && !POINTS_BACK.test(who) && !isTheirs(who)) return true;
  return /\bon shift\b/i.test(text)
    ? !isTheirs('shift')
    : findTerms(text).some(({ stem }) => OF_WORK.has(stem) && !words.has(stem));
}

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
  if (VERB_FIRST.test(text)) return 'telling';
  const piece = PIECE.exec(text)?.[1];
  return piece !== undefined && piece.split(/\s+/).length <= 4 ? 'piece' : 'statement';
}

/** An auxiliary verb before its subject. */
const VERB_FIRST =
  /^(?:did|does|do|is|are|was|were|has|have|had|will|would|can|could|should|may|might|isn['’]t|aren['’]t|wasn['’]t|weren['’]t|didn['’]t|doesn['’]t|don['’]t|hasn['’]t|haven['’]t|won['’]t) (?!not\b|be\b|do\b|have\b|see\b|to\b)\S/i;
const PIECE = /^(?:and|or|but|(?:and |but )?(?:what|how) about)\s+(.+?)[\s?.!]*$/i;

/** "when does it finish": of what the thread is about, in whatever words. */
const HOW_LONG_IT =
  /^(?:when|how long|since when|until when|till when) (?:does|do|is|are|did|will) (?:it|he|she|they)\b/i;

interface SaidOf {
  readonly content: readonly Term[];
  /** A word of the thread's. */
  readonly touches: boolean;
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
  /\b(?:he|she|it|they|him|her|them|his|hers|its|their|this|that|these|those|there|both|each|else|other|others|another|anyone|anybody|anything|nobody)\b/i;
const OF_NEWS = /\b(?:did|was|were|had|has|have|will|would|said|says)\b/i;
/** Stems of what may be asked of any news. */
const OF_ANY_NEWS = stemsIn(
  'happen occur next latest update background context reason cause outcome result consequence reaction detail ' +
    'source evidence proof quote article report fact figure number timeline',
);

function stemsIn(text: string): ReadonlySet<string> {
  return new Set(findTerms(text).map(({ stem }) => stem));
}

function read(text: string, words: ReadonlySet<string>): SaidOf {
  const { content, names } = readQuestion(text);
  const telling = findTerms(text).filter(({ stop }) => !stop);
  return {
    content,
    touches: telling.some(({ stem }) => words.has(stem) || OF_ANY_NEWS.has(stem)),
    names: names.length > 0,
    pointsBack: POINTS_BACK.test(text),
    near: OF_NEWS.test(text),
    long: text.split(/\s+/).length >= 4,
  };
}
