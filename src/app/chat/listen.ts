/** Placeholder */
export function isQuestionToBot(text: string, _words: ReadonlySet<string>): boolean {
  return text.includes('?');
}
