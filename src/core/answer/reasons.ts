import type { Article, ArticleSentence } from '../reading/article.ts';
import type { QuestionContext } from './elliptic.ts';

const CAUSE =
  /\b(?:because|since (?=(?:he|she|it|they|there|we|(?:the |an? |its |their )?[\w-]+ (?:is|was|were|are|has|had|have|did|could|can))\b)|due to (?:the|an?|its|their|his|her|this|these|lack|\w+(?:ion|ing|ity|ment|ness|s))\b|owing to|thanks to|as a result of|result(?:s|ed)? (?:in|from)|explain(?:s|ed)?|blame[sd]?|cause[sd]?|reasons?|led to|put(?:s)? (?:\w+ ){1,6}down to|in order to|so that|so as to|in (?:response|reaction|retaliation|revenge) (?:to|at|against|for)|in protest|(?:dispute|row|quarrel|disagreement|anger|outcry) (?:over|about|at)|angry (?:about|at|over)|for fear|which (?:it|he|she|they) (?:said|says|called|calls|described|considered)|arguing|saying|citing|cited|prompt(?:s|ed|ing)|trigger(?:s|ed|ing)|spark(?:s|ed|ing)|set off|started (?:the|a|this)|forc(?:es|ed|ing)|stem(?:s|med) from|(?:resign(?:s|ed)?|quits?|(?:steps?|stepped|stands?|stood) down|walk(?:s|ed) out) (?:[\w-]+ ){0,6}over|to (?:avoid|prevent|ensure|protect|help|reduce))\b/i;
const PURPOSE_OR_OCCASION =
  /\b(?:until|unless|aim(?:s|ed|ing)? (?:to|at)|accus(?:es|ed|ing)|after (?:the|an?|its|their|his|her|\d+|two|three|four|days|weeks|\w+ing)|(?:charged|arrested|fined|jailed|criticised|criticized|punished|known|sued|sacked) (?:\w+ ){0,4}(?:with|for|over)|to \p{Ll}+ (?:the|an?|its|their|his|her|more|less|for|up|\p{Ll}+))\b/iu;

/** How surely a sentence tells why: 1 by a word of cause, half by what something was for or came after, else 0. */
export const givesReason = ({ text }: { readonly text: string }): number =>
  CAUSE.test(text) ? 1 : PURPOSE_OR_OCCASION.test(text) ? 0.5 : 0;

const ASKS_WHY = /^\W*(?:(?:and|but|so)\s+)?(?:why|how come)(?: (?:is|was) (?:that|this|it)(?: so)?)?\W*$/i;

/**
 * "Why?" of what was shown, where nothing was asked before: the first point that gives its cause, or whose next sentence
 * does. Undefined for other questions, and where none does.
 */
export function reasonOfShown(
  question: string,
  articles: readonly Article[],
  { earlier = [], shown = [] }: QuestionContext,
): ArticleSentence | undefined {
  if (!ASKS_WHY.test(question) || earlier.length > 0) return undefined;
  for (const { articleId, start, end } of shown.flatMap(({ citations }) => citations.slice(0, 1))) {
    const sentences = articles.find(({ id }) => id === articleId)?.sentences ?? [];
    const own = sentences.filter((sentence) => sentence.start < end && start < sentence.end);
    const last = own.at(-1);
    const next = last && sentences[last.index + 1];
    const near = next && next.paragraph === last.paragraph ? [...own, next] : own;
    const reason = near.find((sentence) => givesReason(sentence) === 1);
    if (reason) return reason;
  }
  return undefined;
}
