import type { QuotedSpan } from './quote-marks.ts';
import type { Reading } from './quoted-text.ts';
import { tokenFrom } from './speakers.ts';

const SAY =
  '(?:sa(?:y|ys|id|ying)|t(?:ell|old|elling)|claim(?:ed|ing)?|call(?:ed|ing)?|wr(?:ite|ote|itten|iting)|shout(?:ed|ing)?)';
const WORDS = String.raw`(?:[\p{L}’'-]+ ){0,5}?`;
/** What leads to words that nobody said, by who reports them. */
const UNSAID: readonly RegExp[] = [
  // "Denied that Orr had said", "denies calling him"; "denied it and said" tells what was said.
  new RegExp(String.raw`\bden(?:y|ies|ied|ying) (?!${WORDS}(?:and|but) )${WORDS}${SAY} ${WORDS}$`, 'u'),
  new RegExp(String.raw`(?:\b(?:never|not|nobody|no one|neither|nor)|n[’']t) ${WORDS}${SAY} (?:that )?$`, 'u'),
  new RegExp(String.raw`\b[Ii]f ${WORDS}(?:had|were to|should) (?:[\p{Ll}]+ )?${SAY} (?:that )?$`, 'u'),
  new RegExp(String.raw`\b(?:would|could|should|might) have ${SAY} (?:that )?$`, 'u'),
];
const LOOKED_BACK = 160;

/** Whether a quotation's own sentence says that nobody said it: that it was denied, or only might have been said. */
export function isUnsaid({ text }: Reading, { start }: QuotedSpan): boolean {
  const clause =
    text
      .slice(Math.max(0, start - LOOKED_BACK), start)
      .split(/[.,:;!?"“”\n]/)
      .at(-1) ?? '';
  return UNSAID.some((pattern) => pattern.test(clause));
}

/** "“…,” Orr told Voss. “…,” she replied.": who was told answers. */
export function answerer(reading: Reading, last: QuotedSpan, span: QuotedSpan): string | undefined {
  const { text, tokens, nameAt } = reading;
  const between = text.slice(last.end, span.start);
  const told = between.length < LOOKED_BACK ? TOLD.exec(between) : undefined;
  if (!told || !REPLIES.test(text.slice(span.end, span.end + 60))) return undefined;
  return nameAt.get(tokenFrom(tokens, last.end + told[0].length))?.text;
}

const TOLD = /^[^.!?\n]{0,60}?\b(?:told|asked|warned|reminded) (?=\p{Lu}[^.!?\n]{0,80}[.!?]\s+$)/u;
const REPLIES = /^,? (?:he|she) (?:\p{Ll}+ )?(?:replied|answered|retorted|responded|countered)\b/u;
