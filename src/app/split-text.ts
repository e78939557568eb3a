const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
/** How far behind a cut the segmenter has to look to tell whether a character goes on there. */
const LOOK_AHEAD = 64;

/**
 * Cuts a text into parts of at most `limit` UTF-16 units that join to it again: behind a space where there is one in
 * the second half, otherwise between two characters as people count them, so that no emoji is cut in half.
 */
export function splitText(text: string, limit: number): readonly string[] {
  const parts: string[] = [];
  let begin = 0;
  while (text.length - begin > limit) {
    const end = begin + cutAt(text.slice(begin, begin + limit + LOOK_AHEAD), limit);
    parts.push(text.slice(begin, end));
    begin = end;
  }
  return [...parts, text.slice(begin)];
}

/** A text of at most `limit` units; a longer one ends with "…". */
export function shorten(text: string, limit: number): string {
  return text.length <= limit ? text : `${(splitText(text, limit - 1)[0] ?? '').trimEnd()}…`;
}

function cutAt(text: string, limit: number): number {
  const space = text.lastIndexOf(' ', limit - 1);
  if (space >= limit / 2) return space + 1;
  let border = 0;
  for (const { index } of graphemes.segment(text)) {
    if (index > limit) break;
    border = index;
  }
  return border > 0 ? border : wholeUnits(text, limit);
}

/** A letter under a tower of accents may be longer than any limit: then between two code points. */
const wholeUnits = (text: string, limit: number): number =>
  /[\ud800-\udbff]/.test(text.charAt(limit - 1)) ? Math.max(limit - 1, 1) : limit;
