/** Folds white space as a reader sees it: one space, none at the ends. */
export function foldSpace(text: string): string {
  // Most text has single spaces already; looking is several times faster than replacing them all.
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}
