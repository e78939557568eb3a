declare module 'lexrank' {
  interface Line {
    readonly weight: number;
    readonly text: string;
    readonly index: number;
  }
  export function summarize(
    text: string,
    lines: number,
    callback: (error: unknown, lines: readonly Line[], text: string) => void,
  ): void;
  const lexrank: { readonly summarize: typeof summarize };
  export default lexrank;
}

declare module 'node-summarizer' {
  export class SummarizerManager {
    constructor(text: string, sentences: number);
    getSummaryByFrequency(): { readonly summary: string };
  }
}
