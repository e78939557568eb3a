import { Readable } from 'node:stream';

/** Nobody types so many characters in one line. */
export const LONGEST_LINE = 20_000;

/** The same lines, of each no more than it takes to see that it is too long: one that never ends would fill the memory. */
export const withoutEndlessLines = (input: Readable): Readable => Readable.from(cutLines(input));

async function* cutLines(input: Readable): AsyncGenerator<string> {
  let length = 0;
  const cut = (part: string): string => {
    if (part === '\n' || part === '\r') {
      length = 0;
      return part;
    }
    const kept = part.slice(0, Math.max(0, LONGEST_LINE + 1 - length));
    length += part.length;
    return kept;
  };
  for await (const chunk of input.setEncoding('utf8')) yield (chunk as string).replace(/[\r\n]|[^\r\n]+/g, cut);
}
