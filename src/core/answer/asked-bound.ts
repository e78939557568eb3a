import type { Question } from './question.ts';

const ASKS_BOUND =
  /\bwhen (?:did|does|do|will|is|are|was|were|has|have|had|would|could)\b.*?\b(?:(begin|begun|start(?:ed)?|open(?:ed)?|commence)|(end(?:ed)?|finish(?:ed)?|stop(?:ped)?|close[d]?|expire[d]?|over))\W*$/i;
const BEGINS =
  /\b(?:beg[aiu]n\p{Ll}*|start\p{Ll}*|commenc\p{Ll}+|open\p{Ll}*|launch\p{Ll}*|introduc\p{Ll}+|since|from|as of|into (?:force|effect)|takes? effect|kick\p{Ll}* off|under ?way|due|scheduled|set for|first|after)\b/iu;
const ENDS =
  /\b(?:end(?:s|ed|ing)?|finish\p{Ll}*|stop\p{Ll}*|clos(?:e|es|ed|ing|ure)|expir\p{Ll}+|over|until|till|conclud\p{Ll}+|lasts?|lasted|lasting|through|up to|called off|lifted|broke up|\d{1,2} to \d{1,2} \p{Lu}|(?:\d|\p{L}day|\p{Lu}\p{Ll}+) to (?!\d[\d.,]* (?:million|billion|per|euros?|pounds?|dollars?)\b)(?:\d|\p{Lu}))/u;

/** "When did Kim become mayor?" is not told by what Kim did as mayor. */
const ASKS_BECOMING = /\bwhen (?:did|does|will|would|has|had)\b.*\b(?:become|join|inherit)\b/i;
const BECOMES =
  /\b(?:bec[ao]m\p{Ll}+|join\p{Ll}*|inherit\p{Ll}*|elect\p{Ll}+|appoint\p{Ll}+|named|made|sworn|succeed\p{Ll}*|replac\p{Ll}+|took|takes?|since|promoted|turned|began|start\p{Ll}*|w[oi]n\p{Ll}*)\b/iu;

/** "Is another strike coming?" is not told by what was said of the first. */
const ASKS_ANOTHER =
  /^\W*(?:(?:and|but|so)\s+)?(?:is|are|was|were|will|would|has|have|did|does|do|when|where|could|might)\b.*\banother (\p{Ll}{3,})/iu;
const anotherOf = (noun: string): RegExp =>
  new RegExp(
    String.raw`\b(?:another|second|third|fourth|fifth|further|new|next|more) (?:[\p{L}-]+ ){0,2}${noun}|\b${noun}.{0,200}\bagain\b`,
    'iu',
  );
/** "When will the water be back?" is not told by when it went off. */
const ASKS_BACK =
  /\bwhen (?:will|is|are|was|were|do|does|did|would)\b.*?\b(?:be |come |came |go |get |goes |comes )?back(?: on)?\W*$/i;
const BACK = /\b(?:again|back|restor\p{Ll}+|return\p{Ll}*|resum\p{Ll}+|reconnect\p{Ll}*|reopen\p{Ll}*)\b/iu;

/**
 * What a sentence must tell where the beginning, the end or the return of something is asked for, or another one: how a
 * strike went on does not say when it will end. Undefined for other questions.
 */
export function askedBound({ kind, text }: Question): RegExp | undefined {
  const [, another] = ASKS_ANOTHER.exec(text) ?? [];
  if (another) return anotherOf(another);
  if (kind === 'time' && ASKS_BACK.test(text)) return BACK;
  if (kind === 'time' && ASKS_BECOMING.test(text)) return BECOMES;
  const asked = kind === 'time' ? ASKS_BOUND.exec(text) : undefined;
  return asked ? (asked[1] ? BEGINS : ENDS) : undefined;
}
