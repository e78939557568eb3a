import { danglesAtStart } from '../brief/readability.ts';
import { matchPassage, type Search } from './matching.ts';
import type { Candidate } from './search-articles.ts';

/** What a sentence holds together with the one it points back to and the one that points back to it. */
export function linkedStrength(search: Search, { match, reading, sentence }: Candidate): readonly number[] {
  const { sentences } = reading.article;
  const linked = [match.strength];
  const join = (index: number): void => {
    const passage = reading.passages[index];
    if (!passage || sentences[index]?.paragraph !== sentence.paragraph) return;
    linked.push(matchPassage(search, passage).strength);
    // "Kim rejected that" answers the sentence before, be it in another paragraph.
    if (index < sentence.index && REACTS.test(sentences[index]!.text) && reading.passages[index - 1])
      linked.push(matchPassage(search, reading.passages[index - 1]!).strength);
    // "She said it had been repaired": what "it" is stands one sentence further back.
    if (linked.length === 2 && index < sentence.index && /\bit\b/.test(sentences[index]!.text)) join(index - 1);
  };
  if (danglesAtStart(sentence) || SAID_BY_PRONOUN.test(sentence.text)) join(sentence.index - 1);
  const next = sentences[sentence.index + 1];
  if (next && danglesAtStart(next)) join(next.index);
  return match.strength.map((_, term) => Math.max(...linked.map((strength) => strength[term] ?? 0)));
}

const REACTS =
  /\b(?:reject|deni|deny|disput|dismiss|contradict|criticis|criticiz|welcom|disagree)\p{Ll}*(?: (?:that|this|it)\b|[.:])/iu;

const SAID_BY_PRONOUN = /\b(?:he|she|they)\b|["”] (?:said|says|added)\b/i;
