import { updatesAmong } from '../differences/updates.ts';
import { mayCountSamePersons } from '../words/person-nouns.ts';
import { stemWord } from '../words/terms.ts';
import { classOf, isOutcome } from '../words/word-classes.ts';
import { countedIn } from './measured.ts';
import type { Candidate, Found } from './search-articles.ts';

/**
 * "How many people died?": where a later article has counted on, its sentence goes first. Only what became of people
 * or things is counted on so, and only a count of what is asked for counts.
 */
export function latestCount(found: Found): readonly Candidate[] {
  const { candidates, search } = found;
  const [best] = candidates;
  const { kind, text, terms } = search.question;
  const deeds = new Set(terms.map(({ stem }) => classOf(stem)).filter(isOutcome));
  if (!best || kind !== 'count' || deeds.size === 0) return candidates;
  const noun = countedIn(text);
  const counts = (of: string | undefined): boolean =>
    of === undefined ||
    noun === undefined ||
    classOf(stemWord(of)) === classOf(stemWord(noun)) ||
    mayCountSamePersons(noun, of);
  const near = [...new Set(candidates.map(({ reading }) => reading.article))];
  const update = updatesAmong(near).find(({ earlier, was }) => earlier === best.sentence && counts(was.of));
  const latest = candidates.find(
    ({ sentence, reading }) =>
      sentence === update?.later && reading.passages[sentence.index]!.roots.some((root) => deeds.has(classOf(root))),
  );
  return latest ? [latest, ...candidates.filter((one) => one !== latest)] : candidates;
}
