import { updatesAmong } from '../differences/updates.ts';
import { mayCountSamePersons } from '../words/person-nouns.ts';
import { stemWord } from '../words/terms.ts';
import { classOf, isOutcome } from '../words/word-classes.ts';
import { countedIn } from './measured.ts';
import { type Candidate, type Found, held } from './search-articles.ts';

/** So much of what the likeliest sentence holds is enough for a later one that sums up. */
const ENOUGH = 0.8;

/** "Three more bridges were closed, which brings the number of closures to five." */
const SUMS_UP =
  /\b(?:br(?:ing|ought)|tak|took|rais|lift|push)\p{Ll}* (?:the|its|their) (?:\p{Ll}+ ){0,3}(?:number|total|toll|count|figure|tally)\b(?: of (?:the )?(\p{Ll}+))?/iu;

const isOlder = ({ reading: { article } }: Candidate, { reading }: Candidate): boolean => {
  const [own, other] = [article.publishedAt, reading.article.publishedAt];
  return own !== undefined && other !== undefined && own < other;
};

/**
 * "How many people died?": where a later article has counted on, its sentence goes first. Only what became of people
 * or things is counted on so, and only a count of what is asked for counts.
 */
export function latestCount(found: Found): readonly Candidate[] {
  const { candidates, search } = found;
  const [best] = candidates;
  const { kind, text, terms } = search.question;
  const deeds = new Set(terms.map(({ stem }) => classOf(stem)).filter(isOutcome));
  if (!best || kind !== 'count') return candidates;
  const noun = countedIn(text);
  const counts = (of: string | undefined): boolean =>
    of === undefined ||
    noun === undefined ||
    classOf(stemWord(of)) === classOf(stemWord(noun)) ||
    mayCountSamePersons(noun, of);
  const sumsUp = ({ sentence }: Candidate): boolean => {
    const sum = SUMS_UP.exec(sentence.text);
    return sum !== null && counts(sum[1]);
  };
  const summedUp = candidates.find((one) => sumsUp(one) && !isOlder(one, best) && held(one) >= ENOUGH * held(best));
  if (summedUp) return [summedUp, ...candidates.filter((one) => one !== summedUp)];
  if (deeds.size === 0) return candidates;
  const near = [...new Set(candidates.map(({ reading }) => reading.article))];
  const update = updatesAmong(near).find(({ earlier, was }) => earlier === best.sentence && counts(was.of));
  const latest = candidates.find(
    ({ sentence, reading }) =>
      sentence === update?.later && reading.passages[sentence.index]!.roots.some((root) => deeds.has(classOf(root))),
  );
  return latest ? [latest, ...candidates.filter((one) => one !== latest)] : candidates;
}
