import { splitSentences } from '../../core/reading/sentences.ts';
import { findTerms } from '../../core/words/terms.ts';
import { readLine } from './line.ts';
import { ANSWERED_FROM, LISTENING_WEIGHTS } from './listening-weights.ts';
import { type Signs, signsOf } from './signs.ts';

/** Nobody asks a bot in more words than this without mentioning it. */
const LONGEST = 400;

/**
 * Whether a plain message in a thread of the bot's asks something of the articles there. `told` are stems of what the
 * thread is about. People also talk to each other there: a question about themselves ("you", "us"), about what the
 * thread is not about, or none at all is theirs. Of several sentences the last question counts.
 */
export function isQuestionToBot(text: string, told: ReadonlySet<string>): boolean {
  const read = readMessage(text, told);
  return typeof read === 'boolean' ? read : chance(read) >= ANSWERED_FROM;
}

/** The signs by which a message is judged, or the judgement where it is certain. */
export function readMessage(text: string, told: ReadonlySet<string>): Signs | boolean {
  const plain = withoutAsides(text);
  if (plain.length > LONGEST || !/\p{L}/u.test(plain)) return false;
  const sentences = splitSentences(plain).map((sentence) => sentence.text);
  const question = sentences.findLast((sentence) => /\?["'”’)\s]*$/.test(sentence)) ?? plain;
  const typed = question.trim().replace(SHORT_IS, "$1's").replace(SHORT_NOT, "$1n't");
  const asked = typed.replace(LEAD, '').replace(POLITE, '');
  if (EXCLAMATION.test(asked) || isAddressed(asked, told)) return false;
  return BARE.test(asked) || signsOf(readLine(asked), told);
}

function chance(signs: Signs): number {
  const names = Object.keys(LISTENING_WEIGHTS) as readonly (keyof Signs)[];
  return 1 / (1 + Math.exp(-names.reduce((sum, name) => sum + LISTENING_WEIGHTS[name] * signs[name], 0)));
}

/** "Tom, …?" and "…, Tom?": said to a person, unless the thread is about them. */
function isAddressed(text: string, told: ReadonlySet<string>): boolean {
  const name = /^(\p{Lu}\p{Ll}+),\s/u.exec(text)?.[1] ?? /,\s*(\p{Lu}\p{Ll}+)[?.!\s]*$/u.exec(text)?.[1];
  return name !== undefined && !findTerms(name).some(({ stem }) => told.has(stem));
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

/** Words before a question that ask nothing: "ok but who pays?" */
const LEAD =
  /^(?:(?:ok|okay|sorry|hm+|um+|so|but|then|well|also|now|yes|yeah|no|right|wait|hey|hi|oh|ah|and(?=\s+(?:who|what|when|where|why|how|which|whose|did|does|do|is|are|was|were|has|have|had|will|would|can|could)\b))\b[\s,.!:–—-]*)+/i;
const POLITE =
  /^(?:please|pls|kindly)\b[\s,]*|[\s,]*\b(?:please|pls|thanks|though|exactly|then|now|again|anyway)(?=[\s?.!]*$)/gi;
/** "whats the offer" */
const SHORT_IS = /^(what|who|where|when|why|how)s(?=\s)/i;
/** "didnt they", "why wont he" */
const SHORT_NOT = /\b(did|does|do|is|are|was|were|has|have|had|wo|would|ca|could|should)nt\b/gi;
/** "what a mess", "how sad" */
const EXCLAMATION =
  /^(?:what an?(?: \p{L}+){1,3}|how (?!so\b|come\b|many\b|much\b|long\b|often\b|far\b|big\b|old\b)\p{L}+)[\s.!]*$/iu;
/** A question word alone: it asks more about what was just said. */
const BARE =
  /^(?:why|when|where|who|how so|how come|how|since when|until when|by whom|according to whom|what (?:exactly )?(?:happened|went wrong|changed)|how (?:long|many|much|often|far|big|old)|for how long|where exactly|when exactly|says who|who(?: says| said)?(?: so| that| this| it))[\s.!?]*$/i;
