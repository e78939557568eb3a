/**
 * What steers a terminal, whole (ECMA-48): control sequences, strings such as a window's title up to their end mark,
 * choices of a character set.
 */
const SEQUENCE =
  /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]|(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)|\x1b[ -/]+[0-~]|\x1b[78=>]/g;
/** Nearly no text has any: looking for one character is quicker. */
const BEGINNING = /[\x1b\x90-\x9f]/;

export function withoutSequences(text: string): string {
  return BEGINNING.test(text) ? text.replace(SEQUENCE, '') : text;
}

/** Blanks in their places, so that offsets stay and no letter of them begins the next word. */
export function blankSequences(text: string): string {
  return BEGINNING.test(text) ? text.replace(SEQUENCE, (sequence) => ' '.repeat(sequence.length)) : text;
}
