import { mayBeginPhrase, phrasesIn } from '../words/opposites.ts';
import { stemWord, type Term } from '../words/terms.ts';
import { classOf, isOutcome } from '../words/word-classes.ts';
import { rootOf } from '../words/word-relations.ts';
import { framedCover } from './frame.ts';
import { linkedStrength } from './linked.ts';
import type { Search } from './matching.ts';
import { countsVeryNoun } from './measured.ts';
import type { Question } from './question.ts';
import { type Candidate, type Found, held } from './search-articles.ts';

const WHO_DID =
  /^\W*(?:(?:and|but|so)\s+)?who (?:(?:is|was|are|were) (?=\p{Ll}+ing\b))?(\p{Ll}{3,}(?:ed|t|e|d|n|w|k|g|s))\b/iu;
/** Whatever follows "how many people were" is what became of them, as is "died" behind "how many people". */
const HOW_MANY_WERE =
  /\bhow many (?:\p{Ll}+ )?\p{Ll}+ (?:(?:were|was|are|have been|had been) (\p{Ll}{4,})|(\p{Ll}{2,}ed))\b/iu;
const WAS_DONE =
  /^\W*(?:(?:and|but|so)\s+)?(?:when|where|how much|how many \p{Ll}+(?: \p{Ll}+)?) (?:was|were|has|have|is|are)\b.{1,60}? ?\b(\p{Ll}{3,}(?:ed|lt|ilt|own|orn|olen|ung|ought|ound|ade|old|aught|unk|ost)|sent|spent|kept|given|taken|seen|shot|struck|written|chosen)\b(?: (?:in|at|by|on|to|from|during|up)\b.*)?\W*$/iu;
/** "Did the mayor resign?", "When did the road reopen?": what ends the question is what is asked to have happened. */
const DID_IT =
  /^\W*(?:(?:[Aa]nd|[Bb]ut|[Ss]o)\s+)?(?:[Ww]hen |[Ww]hat |[Ww]here )?(?:[Dd]id|[Dd]o(?:es)?|[Ww]ill|[Hh]as|[Hh]ave|[Hh]ad) (?:(?:(?:the|an?|their|his|her) )?[\p{L}-]+|\p{Lu}[\p{L}.’'-]*(?: \p{Lu}[\p{L}.’'-]*)*) (\p{Ll}{4,})\W*$/u;
/** Verbs that any sentence tells in its own words. */
const PLAIN =
  /^(?:was|were|is|are|had|has|will|said|says|told|gets?|got|made|make|does|takes?|took|goes|went|leads?|led|held|came|runs?|needs?|wants?|knows?|owns?|works?|plays?|lives?|done|involved|affected|located|based|used|called|named|expected|supposed|contain(?:s|ed)|included?|housed|responsible|behind|would|could|should|might|about)$/i;

interface AskedDeed {
  readonly root: string;
  readonly byWhom: boolean;
  /** The verb itself is asked about, and not what became of somebody. */
  readonly active?: true;
}

/** "Built" of "Who built the airport?" and "When was the airport built?"; undefined where nothing is asked to be done. */
function deedAsked({ text }: Question): AskedDeed | undefined {
  const who = WHO_DID.exec(text)?.[1];
  // "Takes over" is a deed, "takes" is none.
  const [phrase] = who && mayBeginPhrase(who.toLowerCase()) ? phrasesIn(text) : [];
  if (phrase) return { root: rootOf(phrase.stem), byWhom: true };
  if (who) return deedOf(who, true);
  const itself = DID_IT.exec(text)?.[1];
  if (itself) return deedOf(itself, false);
  const [, became, did] = HOW_MANY_WERE.exec(text) ?? WAS_DONE.exec(text) ?? [];
  const deed = deedOf(became ?? did, false);
  return deed && did ? { ...deed, active: true } : deed;
}

const deedOf = (verb: string | undefined, byWhom: boolean): AskedDeed | undefined =>
  verb === undefined || PLAIN.test(verb) ? undefined : { root: rootOf(stemWord(verb.toLowerCase())), byWhom };

/** Of "Who hired Kim?" a sentence about Kim that tells nothing else holds nothing. */
const DEED_AND_NAME = 2;

/** Surer than this, a sentence about the very name or year asked for tells the deed in words of its own. */
const SURE = 0.45;

/**
 * What asks who did something, or when or to how many it was done, is not answered by what only speaks of the same
 * thing: that an airport was closed does not say who built it. What tells the deed as done by nobody says as little.
 * `right` is how surely the candidate answers.
 */
export function tellsNoDeed(candidate: Candidate, { search }: Found, right: number): boolean {
  if (isOnlyWished(candidate, search.question)) return true;
  const deed = deedAsked(search.question);
  if (!deed) return false;
  const { root } = deed;
  const term = search.sought.findIndex((one) => one.root === root);
  if (term < 0) return false;
  if (deed.byWhom && (isByNobody(candidate, root) || isDenied(candidate, root, search.question))) return true;
  const { names, text } = search.question;
  const pointed = !DID_IT.test(text) && (names.length > 0 || /\d/.test(text));
  if (right >= SURE && pointed && search.sought.length > DEED_AND_NAME && !/\bhow many\b/i.test(text)) return false;
  if (deed.active && !isOutcome(classOf(root)) && countsVeryNoun(candidate, search.question)) return false;
  if (deed.byWhom && candidate.evidence.by === 1 && holdsAllBut(term, candidate, search)) return false;
  return !tellsDeed(candidate, search, term);
}

/** "The engine Salamanca by Kim" tells who built the Salamanca. */
const holdsAllBut = (term: number, candidate: Candidate, search: Search): boolean =>
  linkedStrength(search, candidate).every((strength, at) => at === term || strength > 0);

const BEFORE_NOUN = /\b(?:an?|the|new|old|this|that|its|their|his|her) $/i;

/** "A new building" does not tell that anything was built. */
function isOnlyNoun(term: number, { reading, sentence }: Candidate, search: Search): boolean {
  const { terms, roots } = reading.passages[sentence.index]!;
  const told = terms.filter((_, at) => search.sought[term]!.standIns.has(roots[at]!));
  const isNoun = ({ word, start }: Term): boolean =>
    /ings?$/.test(word) && BEFORE_NOUN.test(sentence.text.slice(Math.max(0, start - LOOKED_BACK), start));
  return told.length > 0 && told.every(isNoun);
}

const tellsDeed = (candidate: Candidate, search: Search, term: number): boolean =>
  ((linkedStrength(search, candidate)[term] ?? 0) > 0 && !isOnlyNoun(term, candidate, search)) ||
  tellsLike(candidate, search.sought[term]!.root) ||
  opensUnder(candidate, search.sought[term]!.root);

/** What a title tells ("Bridge reopens") the first sentence tells in full ("The bridge was lowered on Saturday"). */
const opensUnder = ({ reading: { title }, sentence }: Candidate, root: string): boolean =>
  sentence.index === 0 && title.has(root);

/** So much of what the likeliest sentence holds is enough for one that also tells the deed; a sure one is left only for all of it. */
const DEED_ENOUGH = 0.6;

/** Where the likeliest sentence does not tell the deed asked about, the likeliest that does goes first. */
export function deedFirst(found: Found, right: number): Found {
  const { search, candidates } = found;
  const [best] = candidates;
  const deed = deedAsked(search.question);
  if (!best || !deed || !tellsNoDeed(best, found, deed.byWhom ? 0 : right)) return found;
  const { root } = deed;
  const term = search.sought.findIndex((one) => one.root === root);
  const enough = right >= SURE ? 1 : DEED_ENOUGH;
  const tells = candidates.find(
    (one) =>
      term >= 0 &&
      tellsDeed(one, search, term) &&
      (!deed.byWhom || (one.match.strength[term] ?? 0) > 0) &&
      !tellsNoDeed(one, found, 0) &&
      framedCover(one, search) >= enough * held(best),
  );
  return tells ? { ...found, candidates: [tells, ...candidates.filter((one) => one !== tells)] } : found;
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
  reading.passages[sentence.index]!.roots.some((other) => other !== root && classOf(other) === classOf(root));

/** "We do not buy at any price" does not tell who bought it. */
function isDenied({ reading, sentence }: Candidate, root: string, { text }: Question): boolean {
  const { roots, terms } = reading.passages[sentence.index]!;
  const told = terms.filter((_, place) => roots[place] === root);
  const denied = ({ start }: Term): boolean =>
    DENIED.test(sentence.text.slice(Math.max(0, start - LOOKED_BACK), start));
  return told.length > 0 && told.every(denied) && !/\b(?:not|never)\b|n['’]t\b/i.test(text);
}

const DENIED = /(?:\b(?:not|never|nobody|no one|without)|n['’]t) (?:\p{Ll}+ ){0,2}$/iu;

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
        !/^[^;]{0,80}\bby\b(?! \d)/.test(sentence.text.slice(end))
      );
    })
  );
}
