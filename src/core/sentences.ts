/** A slice `[start, end)` (UTF-16 offsets) of a text; `text` is that slice to the letter. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Splits running text into sentences, in order, white space around them left out. */
export function splitSentences(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  for (const match of text.matchAll(/\S[\s\S]*?(?:[.!?]["”’)\]]*(?=\s|$)|\n\s*\n|$)/g)) {
    const trimmed = match[0].trimEnd();
    sentences.push({ text: trimmed, start: match.index, end: match.index + trimmed.length });
  }
  return sentences;
}
