import { stemWord, type Term } from '../words/terms.ts';
import { rootOf } from '../words/word-relations.ts';
import { linkedStrength } from './linked.ts';
import type { Search } from './matching.ts';
import type { AskedKind, Question } from './question.ts';
import type { Candidate } from './search-articles.ts';
import { namesFound } from './surroundings.ts';

/** What these ask for is told of many things: it must be told of the one asked about. */
const OF_A_SUBJECT: ReadonlySet<AskedKind> = new Set(['time', 'place', 'count', 'amount', 'duration', 'manner']);

const AUXILIARIES = new Set('did does do has have had will would'.split(' '));
const FORMS_OF_BE = new Set('is are was were'.split(' '));
const DETERMINERS = new Set('the a an his her its their'.split(' '));

/**
 * "Submarines" of "When did the submarines arrive?", "talks" of "How long did the talks in the port last?": the nouns
 * behind the auxiliary; the last word before a preposition or the end is the verb, unless it stands alone or before "of".
 */
function subjectOf({ kind, terms, names }: Question): readonly Term[] {
  if (!OF_A_SUBJECT.has(kind)) return [];
  const isDeterminer = (at: number): boolean => DETERMINERS.has(terms[at]?.word ?? '');
  // Behind a form of "be" a participle may stand as well.
  const auxiliary = terms.findIndex(
    ({ word }, at) => at > 0 && (AUXILIARIES.has(word) || (FORMS_OF_BE.has(word) && isDeterminer(at + 1))),
  );
  if (auxiliary < 0) return [];
  const from = auxiliary + (isDeterminer(auxiliary + 1) ? 2 : 1);
  const end = terms.findIndex(({ stop }, at) => at >= from && stop);
  const run = terms.slice(from, end < 0 ? terms.length : end);
  if (run.some((term) => names.some((name) => name.includes(term)))) return [];
  return run.length === 1 || terms[end]?.word === 'of' ? run : run.slice(0, -1);
}

/** "Rain" of "How much rain fell in May?": other amounts are told of other things. */
const HOW_MUCH_OF =
  /\bhow much (?:more |less |of the )?(?!money\b|time\b)(\p{Ll}{3,}) (?:did|do|does|has|have|had|will|would|is|are|was|were|fell)\b/iu;

function holdsSubstance(candidate: Candidate, search: Search): boolean {
  const [, substance] = HOW_MUCH_OF.exec(search.question.text) ?? [];
  if (substance === undefined) return true;
  const term = search.sought.findIndex(({ root }) => root === rootOf(stemWord(substance)));
  if (term < 0 || (linkedStrength(search, candidate)[term] ?? 0) > 0) return true;
  const { sentence, match } = candidate;
  return NOTHING.test(sentence.text) && namesFound(search, (at) => match.strength[at]!) === 1;
}

/** "Kim has received nothing": no rain either. */
const NOTHING = /\b(?:nothing|anything)\b/i;

/** Whether a sentence, or its article's title, has the subject asked about; a subject that no text has may be told by other words. */
export function holdsAskedSubject(candidate: Candidate, search: Search): boolean {
  if (!holdsSubstance(candidate, search)) return false;
  const roots = subjectOf(search.question).map(({ stem }) => rootOf(stem));
  const asked = search.sought.flatMap(({ root, standIns }, term) =>
    roots.includes(root) && standIns.size > 0 ? [term] : [],
  );
  if (asked.length === 0) return true;
  const linked = linkedStrength(search, candidate);
  const { title } = candidate.reading;
  return asked.some((term) => linked[term]! > 0 || title.has(search.sought[term]!.root));
}
