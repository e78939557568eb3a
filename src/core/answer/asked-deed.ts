import { stemWord } from '../words/terms.ts';
import { classOf } from '../words/word-classes.ts';
import { rootOf } from '../words/word-relations.ts';
import { linkedStrength } from './grounds.ts';
import type { Question } from './question.ts';
import type { Candidate, Found } from './search-articles.ts';

const WHO_DID = /^\W*(?:(?:and|but|so)\s+)?who (\p{Ll}{3,}(?:ed|t|e|d|n|w|k|g|s))\b/iu;
const WAS_DONE =
  /^\W*(?:(?:and|but|so)\s+)?(?:when|where|how many \p{Ll}+(?: \p{Ll}+)?) (?:was|were|has|have|is|are)\b.{1,60}? ?\b(\p{Ll}{3,}(?:ed|lt|ilt|own|orn|olen|ung|ought|ound|ade|old|aught|unk|ost)|sent|spent|kept|given|taken|seen|shot|struck|written|chosen)\b(?: (?:in|at|by|on|to|from|during|up)\b.*)?\W*$/iu;
/** Verbs that any sentence tells in its own words. */
const PLAIN =
  /^(?:was|were|is|are|had|has|will|said|says|told|gets?|got|made|make|does|takes?|took|goes|went|leads?|led|held|came|runs?|needs?|wants?|knows?|owns?|works?|plays?|lives?|done|involved|affected|located|based|used|called|named|expected|supposed|contain(?:s|ed)|included?|housed|responsible|behind|would|could|should|might|about)$/i;

/** "Built" of "Who built the airport?" and "When was the airport built?"; undefined where nothing is asked to be done. */
function deedAsked({ text }: Question): { readonly word: string; readonly byWhom: boolean } | undefined {
  const who = WHO_DID.exec(text)?.[1];
  if (who) return PLAIN.test(who) ? undefined : { word: who.toLowerCase(), byWhom: true };
  const done = WAS_DONE.exec(text)?.[1];
  return done && !PLAIN.test(done) ? { word: done.toLowerCase(), byWhom: false } : undefined;
}

/** Surer than this, a sentence about the very name or year asked for tells the deed in words of its own. */
const SURE = 0.25;

/**
 * What asks who did something, or when or to how many it was done, is not answered by what only speaks of the same
 * thing: that an airport was closed does not say who built it. What tells the deed as done by nobody says as little.
 * `right` is how surely the candidate answers.
 */
export function tellsNoDeed(candidate: Candidate, { search }: Found, right: number): boolean {
  if (isOnlyWished(candidate, search.question)) return true;
  const deed = deedAsked(search.question);
  if (!deed) return false;
  const root = rootOf(stemWord(deed.word));
  const term = search.sought.findIndex((one) => one.root === root);
  if (term < 0) return false;
  if (deed.byWhom && isByNobody(candidate, root)) return true;
  const { names, text } = search.question;
  const pointed = names.length > 0 || /\d/.test(text);
  if (right >= SURE && pointed && !/\bhow many\b/i.test(text)) return false;
  return (linkedStrength(search, candidate)[term] ?? 0) === 0 && !tellsLike(candidate, root);
}

const WHO_PAST = /^\W*(?:(?:and|but|so)\s+)?who (\p{Ll}+ed|took|went|came|made|gave|led|won|met|spoke|left|paid)\b/iu;
const WISHED = /\b(?:must|should|would|could|may|might|ought to|has to|have to|wants? to) (?:\p{Ll}+ ){0,2}$/u;

/** "Ukraine must take part" does not say who took part. */
function isOnlyWished({ reading, sentence }: Candidate, { text }: Question): boolean {
  const verb = WHO_PAST.exec(text)?.[1];
  if (!verb) return false;
  const root = rootOf(stemWord(verb.toLowerCase()));
  const { roots, terms } = reading.passages[sentence.index]!;
  const told = terms.filter((_, place) => roots[place] === root);
  return (
    told.length > 0 &&
    told.every(({ start }) => WISHED.test(sentence.text.slice(Math.max(0, start - LOOKED_BACK), start)))
  );
}

/** A word that news uses for the one asked for. */
const tellsLike = ({ reading, sentence }: Candidate, root: string): boolean =>
  reading.passages[sentence.index]!.roots.some((other) => classOf(other) === classOf(root));

/** Characters before a verb that show it to be passive. */
const LOOKED_BACK = 40;

const PASSIVE = /\b(?:was|were|been|being|be|is|are) (?:\p{Ll}+ly )?$/u;

/** "Was stolen in 1974": it does not say by whom. */
function isByNobody({ reading, sentence }: Candidate, root: string): boolean {
  const passage = reading.passages[sentence.index]!;
  const places = passage.roots.flatMap((other, place) => (other === root ? [place] : []));
  return (
    places.length > 0 &&
    places.every((place) => {
      const { start, end } = passage.terms[place]!;
      return (
        PASSIVE.test(sentence.text.slice(Math.max(0, start - LOOKED_BACK), start)) &&
        !/^[^.;]{0,80}\bby\b/.test(sentence.text.slice(end))
      );
    })
  );
}
