import type { Article, ArticleSentence } from './article.ts';

const WHAT =
  /(?:that|this|it|they|both|(?:the|these|those|such) (?:\p{Ll}+ )?(?:claim|post|report|stor(?:y|ie)|rumou?r|statement|allegation|message|video|picture|photo|image|quote)s?)/u;
const FALSE =
  /(?:false|untrue|wrong|incorrect|inaccurate|fake|a hoax|a joke|a lie|a myth|satire|invented|fabricated|made up|baseless|unfounded|misleading|debunked|disproved|refuted|retracted)/u;
const NOT = /(?: not|n['’]t) (?:true|so|the case|correct|accurate|right)/u;
const IS =
  /(?:(?:is|are|was|were|has been|have been|had been)|(?:turned out|proved|prove|proves) to be)(?: (?:all|also|both|completely|entirely|simply|later|since|now|just|quite)){0,2}/u;
const END = /(?=[.,;:!—–]| (?:and|but|according|says?|said)\b)/u;

/** "That is false.", "The claim was later withdrawn.", "There is no evidence for this.", "It never happened." */
const TAKES_BACK = new RegExp(
  [
    `^(?:(?:but|yet|however|in fact|in truth|in reality),? )?(?:${WHAT.source} (?:${IS.source} ${FALSE.source}|(?:is|are|was|were)${NOT.source}|(?:never happened|did(?: not|n['’]t) happen))`,
    `there (?:is|was) no (?:evidence|truth|proof|basis) (?:of|for|in|to|behind) ${WHAT.source})${END.source}`,
  ].join('|'),
  'iu',
);
/** "False.", "Not so." */
const VERDICT = /^(?:false|wrong|untrue|fake|not (?:true|so|quite))[.!]/i;
/** "Claim: …", of which a fact check goes on to tell what is true. */
const CLAIMED = /^(?:the )?(?:claim|rumou?r|myth|allegation)s?: /i;

/** The sentence that follows one and says it is not so: alone the first would tell what its article does not. */
export function takenBackBy({ index, text }: ArticleSentence, { sentences }: Article): ArticleSentence | undefined {
  const next = sentences[index + 1];
  return next && (TAKES_BACK.test(next.text) || VERDICT.test(next.text) || CLAIMED.test(text)) ? next : undefined;
}
