import type { Question } from './question.ts';

const ASKS_BOUND =
  /\bwhen (?:did|does|do|will|is|are|was|were|has|have|had|would|could)\b.*?\b(?:(begin|begun|start(?:ed)?|open(?:ed)?|commence)|(end(?:ed)?|finish(?:ed)?|stop(?:ped)?|close[d]?|expire[d]?|over))\W*$/i;
const BEGINS =
  /\b(?:beg[aiu]n\p{Ll}*|start\p{Ll}*|commenc\p{Ll}+|open\p{Ll}*|launch\p{Ll}*|introduc\p{Ll}+|since|from|as of|into (?:force|effect)|takes? effect|kick\p{Ll}* off|under ?way|due|scheduled|set for|first|after)\b/iu;
const ENDS =
  /\b(?:end(?:s|ed|ing)?|finish\p{Ll}*|stop\p{Ll}*|clos(?:e|es|ed|ing|ure)|expir\p{Ll}+|over|until|till|conclud\p{Ll}+|lasts?|lasted|lasting|through|up to|called off|lifted|broke up|\d{1,2} to \d{1,2} \p{Lu}|(?:\d|\p{L}day|\p{Lu}\p{Ll}+) to (?:\d|\p{Lu}))/u;

/**
 * What a sentence must tell where the beginning or the end of something is asked for: how a strike went on does not
 * say when it will end. Undefined for other questions.
 */
export function askedBound({ kind, text }: Question): RegExp | undefined {
  const asked = kind === 'time' ? ASKS_BOUND.exec(text) : undefined;
  return asked ? (asked[1] ? BEGINS : ENDS) : undefined;
}
