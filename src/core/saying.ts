const VERBS =
  'said|says|saying|told|tells|added|adds|noted|notes|stated|states|stating|stressed|stresses|emphasi[sz]e[sd]|explain(?:s|ed)|claim(?:s|ed)|warn(?:s|ed)|argue[sd]|insist(?:s|ed)|suggest(?:s|ed)|announce[sd]|believe[sd]|confirm(?:s|ed)|admit(?:s|ted)|replie[sd]|concede[sd]|assure[sd]|predict(?:s|ed)|according to';

/** Somebody says, writes or thinks something. */
export const SAYS = new RegExp(`\\b(?:${VERBS})\\b`, 'i');

/** The same, or words in quotation marks. */
export const SAYS_OR_QUOTES = new RegExp(`["“”«»]|\\b(?:${VERBS})\\b`, 'i');
