import type { Candidate, Found } from './search-articles.ts';

export const ASKS_WISH =
  /\bwhat (?:\p{Ll}+ ){0,2}(?:do|does|did) .{2,80} (?:want|demand|ask for|seek|call for|hope for|wish for)\b/iu;
const WISHES =
  /\b(?:wants?|wanted|demand(?:s|ed|ing)?|ask(?:s|ed|ing)? (?:(?:[\w-]+ ){1,4}to|for|that|to)|seeks?|sought|call(?:s|ed|ing)? for|insist(?:s|ed)?|urge[sd]?|hope[sd]? for|need(?:s|ed)?)\b/i;

/** "The dockers demanded": who is asked about stands before the verb, and may be who wants it. */
export function wishesItself({ match, reading, sentence }: Candidate): boolean {
  const at = WISHES.exec(sentence.text)?.index ?? 0;
  const { terms } = reading.passages[sentence.index]!;
  return match.place.some((place) => place !== undefined && terms[place]!.start < at);
}

/** "What do the dockers want?": what somebody wants, where the sentence, the ones before or the title speak of them. */
export function tellingWish({ candidates, search: { sought } }: Found): readonly Candidate[] {
  const wish = sought.findLastIndex(({ name }) => name === undefined);
  const subject = sought.flatMap((_, term) => (term === wish ? [] : [term]));
  const speaksOf = ({ match, surroundings, reading }: Candidate): boolean =>
    surroundings.before > 0 ||
    surroundings.twoBefore > 0 ||
    subject.some((term) => (match.strength[term] ?? 0) > 0 || reading.title.has(sought[term]!.root));
  return candidates.filter((one) => WISHES.test(one.sentence.text) && speaksOf(one));
}
