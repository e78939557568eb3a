import { remembered } from '../remember.ts';

interface Told {
  readonly text: string;
}

/** What news only is taken to mean. */
const COMMENTS =
  /\b(?:contrasts? (?:\p{L}+ )?with|underscores?|underlines?|highlights?|illustrates?|exemplif(?:y|ies)|epitomi[sz]es?|signals? (?:that|a|an|the)|sends? (?:a|the|an)(?: \p{L}+)? (?:signal|message)|raises? (?:\p{L}+ ){0,2}(?:questions?|concerns?|doubts?)|speaks? volumes|reflects? (?:the|a|an|how|growing|broader|deep)|serves? as a reminder|faces? the reality|marks? a (?:new|turning|significant|major)|remains? to be seen|casts? (?:a shadow|doubt)|sheds? light|paints? a (?:\p{L}+ )?picture)\b/iu;
/** Somebody is named who means it. */
const ATTRIBUTED = /\b(?:said|says|told|added|wrote|warned|according to)\b|["“”«»]/i;
/** "Analysts suggest": whoever that is, it isn't first hand. */
const NOBODY_NAMED =
  /(?:^|[,—–] )(?:according to |in the (?:view|opinion) of )?(?:some |many |most |several |other |political |military |independent )*(?:analysts|experts|observers|commentators|critics|insiders|sources)\b(?! (?:at|from|in|of|for|with|close) )/iu;

/** A sentence that says what the news means, as nobody's word: it tells a reader of few points nothing that happened. */
export const commentsOnly = remembered(({ text }: Told): boolean => COMMENTS.test(text) && !ATTRIBUTED.test(text));

const VIEW =
  /\b(?:in (?:the|his|her|their) (?:view|opinion|words) |in the (?:view|opinion) of|believes?|believed|thinks?|thought|argues?|argued|suspects?|suspected)\b/i;

/** "The analyst Jon Berg adds that …": whose trade is views. */
const VIEW_BY_TRADE =
  /\b(?:analyst|commentator|observer|pundit|political scientist)\b[^.;"“]{0,60}\b(?:says?|said|adds?|added|notes?|noted|explains?|explained|warns?|warned|tells?|told|points? out|pointed out)\b/i;

/** Somebody's view of what happened. */
export const isView = (sentence: Told): boolean =>
  VIEW.test(sentence.text) || VIEW_BY_TRADE.test(sentence.text) || isNobodysWord(sentence);

/** Told by people who are not named, nor whom they work for. */
export const isNobodysWord = remembered(({ text }: Told): boolean => NOBODY_NAMED.test(text));
