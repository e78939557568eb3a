import { type Logger, pino } from 'pino';
import type { Config } from './config.ts';

/** The log on stderr: stdout is for answers. Written at once, so that the last line before an end is there. */
export const createLog = ({ logLevel }: Pick<Config, 'logLevel'>): Logger =>
  pino({ level: logLevel, base: undefined }, pino.destination({ dest: 2, sync: true }));
