/** What was typed can't be read; `reason` is a sentence that says why, or what to type instead. */
export interface Misread {
  readonly reason: string;
}
