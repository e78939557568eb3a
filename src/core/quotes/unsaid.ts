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
/** The same right before a colon; "did not hesitate to say: “…”" tells what was said. */
const UNSAID_BEFORE_COLON =
  /(?:\b(?:never|not)|n[’']t) (?:(?:actually|really|once|even) )?(?:say|said|tell|told|write|wrote|written) $|\b(?:falsely|wrongly|mistakenly|incorrectly) (?:quot|cit)\p{Ll}+ (?:[\p{L}’'-]+ ){1,5}as saying $/u;
/** "…,” as Orr never said." */
const UNSAID_AFTER =
  /^,? (?:as )?(?:[\p{L}’'-]+ ){1,5}(?:(?:never|not)|\p{L}+n[’']t) (?:(?:actually|really|once|even) )?(?:say|said|tell|told|write|wrote|written)(?=[.,;])/u;
const LOOKED_BACK = 160;

/** Whether a quotation's own sentence says that nobody said it: that it was denied, or only might have been said. */
export function isUnsaid({ text }: Reading, { start, end }: QuotedSpan): boolean {
  const before = text.slice(Math.max(0, start - LOOKED_BACK), start);
  const lastClause = (told: string): string => told.split(/[.,:;!?"“”\n]/).at(-1) ?? '';
  return (
    UNSAID.some((pattern) => pattern.test(lastClause(before))) ||
    UNSAID_BEFORE_COLON.test(lastClause(before.replace(/[:,]? $/, ' '))) ||
    UNSAID_AFTER.test(text.slice(end, end + LOOKED_BACK))
  );
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
