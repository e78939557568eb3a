import { isOfOtherArticle, standsApart } from './frame.ts';
import { linkedStrength } from './linked.ts';
import { MEASURED } from './measured.ts';
import { tellsOfAnother } from './other-persons.ts';
import { tellsOfAnotherSetting } from './other-settings.ts';
import type { Candidate, Found } from './search-articles.ts';

/**
 * The candidates but for those in which the words of the question are told of other people, times or places. Where the
 * likeliest is one of them, what is left answers only if it holds all that is asked: any other word alone is no answer.
 */
export function withoutToldOfOthers(found: Found): readonly Candidate[] {
  const { kind } = found.search.question;
  // A number is another thing's in another article; who did something may be left unsaid in the article about it.
  const candidates = MEASURED.has(kind)
    ? found.candidates.filter((one) => !isOfOtherArticle(one, found))
    : found.candidates;
  const left = candidates.filter(
    (one) => !standsApart(one, found) && !tellsOfAnother(one, found) && !tellsOfAnotherSetting(one, found),
  );
  return left[0] === candidates[0]
    ? left
    : left.filter((one) => linkedStrength(found.search, one).every((held) => held > 0));
}
