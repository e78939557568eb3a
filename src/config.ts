import { z } from 'zod';
import { BriefdeskError } from './core/errors.ts';

/** An unset variable and one set to nothing are the same: `.env` files are full of `NAME=`. */
const unset = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value);

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

const environment = z.object({
  DATABASE_URL: z.preprocess(
    unset,
    z
      .string()
      .regex(/^postgres(?:ql)?:\/\//, 'must read postgres://user:password@host:5432/database')
      .optional(),
  ),
  DATABASE_FILE: z.preprocess(unset, z.string().default('./data/briefdesk.db')),
  BRIEFINGS_DIR: z.preprocess(unset, z.string().default('./briefings')),
  TIME_ZONE: z.preprocess(
    unset,
    z
      .string()
      .refine(isZone, 'must be a time zone like Europe/Kyiv')
      .default(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
  ),
  LOG_LEVEL: z.preprocess(
    unset,
    z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('warn'),
  ),
});

/** Every variable that is read, as `.env.example` documents them. */
export const VARIABLES: readonly string[] = Object.keys(environment.shape);

export interface Config {
  /** PostgreSQL instead of the file. Holds a password: never logged. */
  readonly databaseUrl?: string;
  readonly databaseFile: string;
  /** Folder of topics.yaml, sources.yaml and articles/. */
  readonly briefingsDir: string;
  /** IANA name. */
  readonly timeZone: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
}

/** Reads the environment once. Throws `bad-config`, which names each variable and what it should be, never its value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(env);
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new BriefdeskError('bad-config', `${wrong.join('; ')}. Settings are read from the environment and .env.`);
  }
  const { DATABASE_URL, DATABASE_FILE, BRIEFINGS_DIR, TIME_ZONE, LOG_LEVEL } = read.data;
  return {
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
    databaseFile: DATABASE_FILE,
    briefingsDir: BRIEFINGS_DIR,
    timeZone: TIME_ZONE,
    logLevel: LOG_LEVEL,
  };
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
