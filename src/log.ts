import { type Logger, type LoggerOptions, pino } from 'pino';
import { harmless } from './app/plain-text.ts';
import type { Config } from './config.ts';

/**
 * The log on stderr: stdout is for answers. Written at once, so that the last line before an end is there. A person at
 * a terminal gets sentences, a program that collects logs JSON. Where it can't be written, as much as `KEPT_UNWRITTEN`
 * waits to be, and whoever logs goes on.
 */
export const createLog = ({ logLevel }: Pick<Config, 'logLevel'>): Logger =>
  pino(
    { level: logLevel, base: undefined, ...CAREFUL },
    process.stderr.isTTY
      ? { write: (line) => void process.stderr.write(inSentences(line)) }
      : pino.destination({ dest: 2, sync: true, maxLength: KEPT_UNWRITTEN }).on('error', () => {}),
  );

/** Characters. */
const KEPT_UNWRITTEN = 1_000_000;

/**
 * Libraries put on their errors what was sent: what people wrote, addresses that hold a token. Of an error only its
 * words are logged, where it came from, and its code.
 */
export const CAREFUL: Pick<LoggerOptions, 'serializers'> = {
  serializers: {
    err: (error: unknown) => {
      if (!(error instanceof Error)) return error;
      const { type, message, stack, code } = pino.stdSerializers.err(error);
      return { type, message, stack, ...(code !== undefined && { code }) };
    },
  },
};

/** `warn: topics.yaml:3: is not valid YAML`, with all else that was logged behind it and an error's stack below. */
export function inSentences(line: string): string {
  const { level, time: _time, msg = '', err, ...rest } = JSON.parse(line) as Logged;
  const details = Object.keys(rest).length > 0 ? ` ${JSON.stringify(rest)}` : '';
  const stack = err?.stack?.split('\n') ?? [];
  // Names of files and words of feeds stand in the log, too.
  return [`${pino.levels.labels[level]}: ${msg}${details}`, ...stack].map((each) => `${harmless(each)}\n`).join('');
}

interface Logged {
  readonly level: number;
  readonly time: number;
  readonly msg?: string;
  readonly err?: { readonly stack?: string };
}
