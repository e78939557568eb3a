import { DEMONYM } from '../mentions/name-words.ts';
import type { Search } from './matching.ts';
import { SHORT } from './measured.ts';
import type { AskedKind } from './question.ts';
import { givesReason } from './reasons.ts';
import { type Candidate, type Found, held as heldOf } from './search-articles.ts';
import { ASKS_WISH, wishesItself } from './wishes.ts';

/**
 * Whether something of what is asked singles the sentence out. Where only one name of the question is held and other
 * sentences hold it as well ("What did Kim eat?" over ten sentences that name Kim), any of them would do as badly. The
 * same where one word is held and the rest stands nowhere in the texts.
 */
export function isSingledOut(candidate: Candidate, { search, candidates }: Found): boolean {
  const { match, reading, sentence, surroundings } = candidate;
  const { sought } = search;
  const held = sought.flatMap((_, term) => ((match.strength[term] ?? 0) > 0 ? [term] : []));
  const subject = sought.filter(({ name }) => name === undefined);
  if (search.question.kind === 'reason' && givesReason(sentence) > 0) return true;
  if (ASKS_WISH.test(search.question.text) && wishesItself(candidate)) return true;
  if (NATIONALITY.test(search.question.text) && NATIONAL.test(sentence.text)) return true;
  if (asksByAbsentVerb(search)) return false;
  const holdsSubject = subject.every((term) => (match.strength[sought.indexOf(term)] ?? 0) > 0);
  if (WHOSE.test(search.question.text) && !holdsSubject && heldOf(candidate) < 1) return false;
  if (subject.length === 0 || held.length === sought.length) return true;
  const nameAlone =
    held.every((term) => sought[term]?.name !== undefined) &&
    new Set(held.map((term) => sought[term]?.name)).size === 1;
  const restNowhere = sought.every(
    ({ standIns, root }, term) => held.includes(term) || (standIns.size === 0 && !reading.title.has(root)),
  );
  if (!nameAlone && !(held.length === 1 && restNowhere)) return true;
  if (restNowhere && BY_VERB.has(search.question.kind)) return false;
  if (surroundings.heading > 0) return true;
  const alike = candidates.filter((other) => held.every((term) => (other.match.strength[term] ?? 0) > 0));
  return alike.length < FEWEST_ALIKE;
}

/** What is British has its nationality told. */
const NATIONALITY = /\bnationality\b/i;
const NATIONAL = new RegExp(`\\b\\p{Lu}\\p{Ll}*${DEMONYM.source.replace('$', '')}\\b`, 'u');

/** "Who built the port?": where the texts tell of no building, none of them says. */
function asksByAbsentVerb({ question, sought }: Search): boolean {
  const [verb] = sought;
  if (question.kind !== 'person' || sought.length > SHORT || !WHO_DID.test(question.text)) return false;
  return verb !== undefined && verb.name === undefined && verb.standIns.size === 0;
}

const WHO_DID =
  /^\W*(?:(?:and|but|so)\s+)?who (?:else )?(?!(?:is|was|are|were|will|would|has|have|had|did|does|do|can|could|\p{Ll}+ly)\b)\p{Ll}+\b/iu;

/** "Who is Kim's brother?", "Who is the mayor of Orra?" and "What is Kim's salary?" ask for what is called so. */
const WHOSE =
  /\bwh(?:o|at)(?:'s|’s| is| was| are| were) (?:the |an? )?(?:[\p{L}.-]+ ){0,3}[\p{L}-]+(?:['’]s|s['’]) \p{Ll}+\W*$|\bwho(?:'s|’s| is| was| are| were) (?:the )?(?!responsible\b|known\b)\p{Ll}+ (?:of|at|for) (?:the )?(?:[\p{L}-]+ ){0,3}[\p{L}-]+\W*$/iu;

/** What is asked is told by a verb: "When was Kim born?" is not answered where nothing of a birth is told. */
const BY_VERB: ReadonlySet<AskedKind> = new Set(['person', 'time', 'place', 'count', 'amount', 'thing']);

/** Of two sentences about a name either may answer; of more, one that tells nothing asked is a guess. */
const FEWEST_ALIKE = 3;
