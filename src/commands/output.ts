import type { Origin } from '../app/document.ts';
import { renderMarkdown } from '../app/markdown.ts';
import { harmless } from '../app/plain-text.ts';
import type { Reply } from '../app/reply.ts';
import { type Layout, renderTerminal } from '../terminal/render.ts';

export interface OutputOptions {
  readonly json?: boolean;
  readonly markdown?: boolean;
}

/** How a command ends. */
export const STATUS = { done: 0, nothing: 1, misunderstood: 2 } as const;

/** One line on stderr. Names of files stand in it, and a name may hold an escape sequence or a line break. */
export const tell = (sentence: string): void => void process.stderr.write(`${harmless(sentence)}\n`);

/** Prints a reply to stdout and nothing else there; the exit status says whether something was found. */
export function printReply({ document, outcome }: Reply, options: OutputOptions): void {
  if (outcome === 'misunderstood') {
    process.stderr.write(`${renderTerminal({ ...document, title: 'briefdesk' }, layoutOf(process.stderr))}\n`);
  } else if (options.json && document.origin) {
    process.stdout.write(`${JSON.stringify(resultOf(document.origin), undefined, 2)}\n`);
  } else if (options.json) {
    process.stderr.write(`${renderTerminal(document, layoutOf(process.stderr))}\n`);
  } else {
    process.stdout.write(
      options.markdown ? renderMarkdown(document) : `${renderTerminal(document, layoutOf(process.stdout))}\n`,
    );
  }
  process.exitCode = STATUS[outcome];
}

/** The library's own object: a brief, a list of briefs, an answer, or a digest. */
function resultOf(origin: Origin): unknown {
  switch (origin.kind) {
    case 'brief':
      return origin.brief;
    case 'stories':
      return origin.briefs;
    case 'answer':
      return origin.answer;
    case 'digest':
      return origin.digest;
  }
}

/** Width and colours on a terminal only; `NO_COLOR` is respected there (no-color.org). One of unknown size has 0 columns. */
export const layoutOf = ({ isTTY, columns }: NodeJS.WriteStream): Layout => ({
  width: isTTY ? columns || 80 : Number.POSITIVE_INFINITY,
  colour: isTTY === true && !process.env.NO_COLOR && process.env.TERM !== 'dumb',
});

/** One line on stderr that rewrites itself, where that is a terminal; nothing elsewhere. */
export function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
