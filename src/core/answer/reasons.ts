const CAUSE =
  /\b(?:because|since|due to (?:the|an?|its|their|his|her|this|these|lack|\w+(?:ion|ing|ity|ment|ness|s))\b|owing to|thanks to|as a result of|result(?:s|ed)? (?:in|from)|explain(?:s|ed)?|blame[sd]?|cause[sd]?|reasons?|led to|put(?:s)? (?:\w+ ){1,6}down to|in order to|so that|so as to|in (?:response|reaction|retaliation|revenge) (?:to|at|against|for)|in protest|for fear|citing|cited|prompt(?:s|ed|ing)|trigger(?:s|ed|ing)|forc(?:es|ed|ing)|stem(?:s|med) from|to (?:avoid|prevent|ensure|protect|help|reduce))\b/i;
const PURPOSE_OR_OCCASION =
  /\b(?:until|unless|aim(?:s|ed|ing)? (?:to|at)|accus(?:es|ed|ing)|after (?:the|an?|its|their|his|her|\d+|two|three|four|days|weeks|\w+ing)|(?:charged|arrested|fined|jailed|criticised|criticized|punished|known|sued|sacked) (?:\w+ ){0,4}(?:with|for|over)|to \p{Ll}+ (?:the|an?|its|their|his|her|more|less|for|up|\p{Ll}+))\b/iu;

/** How surely a sentence tells why: 1 by a word of cause, half by what something was for or came after, else 0. */
export const givesReason = ({ text }: { readonly text: string }): number =>
  CAUSE.test(text) ? 1 : PURPOSE_OR_OCCASION.test(text) ? 0.5 : 0;
