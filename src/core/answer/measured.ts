import { mentionsOf } from '../mentions/mentions.ts';
import { stemWord } from '../words/terms.ts';
import { classOf, HEADS } from '../words/word-classes.ts';
import type { Evidence } from './evidence.ts';
import type { AskedKind, Question } from './question.ts';
import { type Candidate, held } from './search-articles.ts';

/** What these ask for is a number or a time: where no sentence near the question has one, none answers. */
export const MEASURED: ReadonlySet<AskedKind> = new Set(['time', 'count', 'amount', 'duration']);

const measures = ({ time, count, amount, duration }: Evidence): boolean => time + count + amount + duration > 0;

/** "How many nurses voted?" is not answered by "three hospitals", but by "2,150 nurses", "91 per cent" or "half of them". */
function countsAsked({ evidence, sentence }: Candidate, { kind, terms }: Question): boolean {
  if (kind === 'time') return measures(evidence) || CLOCK.test(sentence.text);
  if (kind !== 'count') return measures(evidence);
  const asked = new Set(terms.map(({ stem }) => classOf(stem)));
  return mentionsOf(sentence).some(({ kind: told, of }) => {
    const counted = of === undefined ? undefined : stemWord(of);
    return (
      told === 'percent' ||
      (told === 'quantity' && (counted === undefined || HEADS.has(counted) || asked.has(classOf(counted))))
    );
  });
}

/** Sentences hold most of so short a question by chance. */
export const SHORT = 3;

/** What tells a time by what happened then. */
const OCCASION = /\b(?:when|while|after|before|until|since|as soon as|following|during|once|upon|later|then)\b/i;
const CLOCK = /\b\d{1,2}(?:[.:]\d{2})? ?(?:[ap]\.?m\b|GMT|o['’]clock)|\b(?:noon|midnight|dawn|dusk)\b/;

/** So much of what the likeliest sentence holds is enough for one that also has the number. */
const MEASURE_ENOUGH = 0.6;
/** The same where the likeliest one counts something else: it may be what was meant. */
const OTHER_ENOUGH = 0.85;

/** Where the likeliest sentence has no number or time, one that has and holds most of it goes first. */
export function measuredFirst(candidates: readonly Candidate[], question: Question): readonly Candidate[] {
  const [best] = candidates;
  if (!best || countsAsked(best, question)) return candidates;
  const byOccasion = question.kind === 'time' ? candidates.filter(({ sentence }) => OCCASION.test(sentence.text)) : [];
  if (!candidates.some((one) => measures(one.evidence) || countsAsked(one, question))) return byOccasion;
  const enough = (measures(best.evidence) ? OTHER_ENOUGH : MEASURE_ENOUGH) * held(best);
  const told = candidates.find((one) => countsAsked(one, question) && held(one) >= enough);
  if (!told)
    return question.kind === 'time' ? candidates.filter(({ sentence }) => OCCASION.test(sentence.text)) : candidates;
  return [told, ...candidates.filter((one) => one !== told)];
}
