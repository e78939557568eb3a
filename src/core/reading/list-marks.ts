const BULLETS = '•‣▪◦●⁃';
/** "- ", "• ", "3. ", "b) ", "• 9. ": what a list line begins with. */
const LIST_MARK = new RegExp(
  `^(?:(?:[-*–${BULLETS}]|\\(?\\d{1,3}(?:\\.\\d{1,3}){0,3}[.)]|\\(?[a-z]\\)) +|[${BULLETS}]\\s*)(?:\\d{1,3}[.)] +)?`,
);
const ITEM = new RegExp(`(?:([${BULLETS}])\\s*)?(?:(\\d{1,3}|[a-z])(\\.\\)|[.)])\\s)?`, 'y');
/** An item of a list that runs on in one line is looked for this far ahead, so that a text of marks stays linear. */
const ITEM_LENGTH = 1_000;

/** How many characters of the line, after its indent, are a list mark; 0 where it has none. */
export function listMarkLength(line: string): number {
  return LIST_MARK.exec(line.slice(0, 40))?.[0].length ?? 0;
}

/** Where the next item begins, if a list running on in one line ("1. tents 2. water") begins at `start`. */
export function findListBreak(text: string, start: number): number | undefined {
  ITEM.lastIndex = start;
  const [, bullet = '', label, style = ''] = ITEM.exec(text) ?? [];
  if (!bullet && !label) return undefined;
  const following = bullet ? bullet : `${label && followingLabel(label)}${style} `;
  const ahead = text.slice(start + 1, start + ITEM_LENGTH);
  const place = ahead.search(new RegExp(`(?<=\\s)${literally(following)}`));
  return place < 0 ? undefined : start + 1 + place;
}

function followingLabel(label: string): string {
  return /\d/.test(label) ? String(Number(label) + 1) : String.fromCharCode(label.charCodeAt(0) + 1);
}

function literally(text: string): string {
  return text.replace(/[.)]/g, '\\$&');
}
