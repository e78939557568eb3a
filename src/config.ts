import { z } from 'zod';
import { isInstalled } from './app/installed-zone.ts';
import { BriefdeskError } from './core/errors.ts';

/** An unset variable and one set to nothing are the same: `.env` files are full of `NAME=`. */
const unset = (value: unknown): unknown => (typeof value === 'string' && value.trim() === '' ? undefined : value);

const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;

const DAYS_HINT = 'must be a number of days, 1 to 3650';
const PORT_HINT = 'must be a port number, 1 to 65535';
const text = z.preprocess(unset, z.string().trim().optional());
const MANAGERS_HINT = 'must be ids of people on Slack, like U012ABCDEF, or admins, with commas between';
const managers = z
  .string()
  .transform((list) => list.split(/[\s,]+/).filter((one) => one !== ''))
  .pipe(z.array(z.string().regex(/^(?:admins|[UW][A-Z0-9]{5,30})$/, MANAGERS_HINT)));
const address = z.preprocess(
  unset,
  z.url({ protocol: /^https?$/, error: 'must be a web address, https://…' }).optional(),
);
const port = z.preprocess(
  unset,
  z.coerce.number({ error: PORT_HINT }).int(PORT_HINT).min(1, PORT_HINT).max(65535, PORT_HINT).optional(),
);

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
      .refine(isInstalled, 'must be a time zone like Europe/Kyiv')
      .default(() => Intl.DateTimeFormat().resolvedOptions().timeZone),
  ),
  ALLOW_PRIVATE_SOURCES: z.preprocess(
    unset,
    z
      .string()
      .default('')
      .transform((hosts) => hosts.split(/[\s,]+/).filter((host) => host !== '')),
  ),
  BOT_CONTACT: z.preprocess(
    unset,
    z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]{3,200}$/, 'must be a web or mail address, without spaces')
      .optional(),
  ),
  LOG_LEVEL: z.preprocess(
    unset,
    z.enum(LOG_LEVELS, { error: `must be one of ${LOG_LEVELS.join(', ')}` }).default('warn'),
  ),
  SLACK_BOT_TOKEN: text,
  SLACK_APP_TOKEN: text,
  SLACK_SIGNING_SECRET: text,
  SLACK_PORT: port,
  SLACK_API_URL: address,
  SOURCE_MANAGERS: z.preprocess(unset, managers.optional()),
  DISCORD_TOKEN: text,
  DISCORD_GUILD_ID: z.preprocess(unset, z.string().regex(/^\d+$/, "must be a server's id: digits only").optional()),
  DISCORD_MESSAGE_CONTENT: z.preprocess(
    unset,
    z.enum(['true', 'false'], { error: 'must be true or false' }).default('false'),
  ),
  DISCORD_API_URL: address,
  DIGEST_MANAGERS: z.preprocess(
    unset,
    z.enum(['admins', 'everyone'], { error: 'must be admins or everyone' }).optional(),
  ),
  KEEP_QUESTIONS_DAYS: z.preprocess(
    unset,
    z.coerce.number({ error: DAYS_HINT }).int(DAYS_HINT).min(1, DAYS_HINT).max(3650, DAYS_HINT).default(30),
  ),
  OPERATOR_CHANNEL: z.preprocess(
    unset,
    z
      .string()
      .trim()
      .regex(/^(?:slack|discord):[A-Za-z0-9]{1,40}$/, 'must read slack:C0123ABCD or discord:70000000000000001')
      .optional(),
  ),
  PORT: port,
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
  /** Hosts of the operator's own network that sources may be read from. */
  readonly allowPrivateSources: readonly string[];
  /** Where the operators of sites that are read can complain. */
  readonly botContact?: string;
  readonly logLevel: (typeof LOG_LEVELS)[number];
  /** Absent where no setting of it is set. Its adapter says which is missing or wrong, so that the other one runs. */
  readonly slack?: SlackSettings;
  readonly discord?: DiscordSettings;
  /** Who may make and change digests; absent: as each platform's habit is. */
  readonly digestManagers?: 'admins' | 'everyone';
  /** How long questions and answers are kept. */
  readonly keepQuestionsDays: number;
  /** Where the operator hears of digests that could not be posted. */
  readonly operatorChannel?: OperatorChannel;
  /** Where `GET /healthz` is answered; absent: nowhere. */
  readonly port?: number;
}

export interface OperatorChannel {
  readonly platform: 'slack' | 'discord';
  readonly channel: string;
}

/** Tokens and secrets are never logged. */
export interface SlackSettings {
  readonly botToken?: string;
  readonly appToken?: string;
  readonly signingSecret?: string;
  /** For Slack's requests, where there is a signing secret and no app token. */
  readonly port: number;
  readonly apiUrl?: string;
  /** Ids of those who may change the sources, `admins` for the workspace's; absent: its admins. */
  readonly sourceManagers?: readonly string[];
}

interface DiscordSettings {
  readonly token: string;
  readonly guild?: string;
  readonly messageContent: boolean;
  readonly apiUrl?: string;
}

const SLACK_PORT = 3000;

/** Reads the environment once. Throws `bad-config`, which names each variable and what it should be, never its value. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const read = environment.safeParse(env);
  if (!read.success) {
    const wrong = read.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
    throw new BriefdeskError('bad-config', `${wrong.join('; ')}. Settings are read from the environment and .env.`);
  }
  const { DATABASE_URL, DATABASE_FILE, BRIEFINGS_DIR, TIME_ZONE, LOG_LEVEL, KEEP_QUESTIONS_DAYS, PORT } = read.data;
  const { ALLOW_PRIVATE_SOURCES, BOT_CONTACT, DIGEST_MANAGERS, OPERATOR_CHANNEL } = read.data;
  const slack = slackSettings(read.data);
  const discord = discordSettings(read.data);
  return {
    ...(DATABASE_URL !== undefined && { databaseUrl: DATABASE_URL }),
    databaseFile: DATABASE_FILE,
    briefingsDir: BRIEFINGS_DIR,
    timeZone: TIME_ZONE,
    logLevel: LOG_LEVEL,
    allowPrivateSources: ALLOW_PRIVATE_SOURCES,
    ...(BOT_CONTACT !== undefined && { botContact: BOT_CONTACT }),
    ...(slack && { slack }),
    ...(discord && { discord }),
    ...(DIGEST_MANAGERS !== undefined && { digestManagers: DIGEST_MANAGERS }),
    keepQuestionsDays: KEEP_QUESTIONS_DAYS,
    ...(OPERATOR_CHANNEL !== undefined && { operatorChannel: operatorChannel(OPERATOR_CHANNEL) }),
    ...(PORT !== undefined && { port: PORT }),
  };
}

type Read = z.output<typeof environment>;

function slackSettings(read: Read): SlackSettings | undefined {
  const { SLACK_BOT_TOKEN, SLACK_APP_TOKEN, SLACK_SIGNING_SECRET, SLACK_PORT: given, SLACK_API_URL } = read;
  const { SOURCE_MANAGERS } = read;
  if (SLACK_BOT_TOKEN === undefined && SLACK_APP_TOKEN === undefined && SLACK_SIGNING_SECRET === undefined) {
    return undefined;
  }
  return {
    ...(SLACK_BOT_TOKEN !== undefined && { botToken: SLACK_BOT_TOKEN }),
    ...(SLACK_APP_TOKEN !== undefined && { appToken: SLACK_APP_TOKEN }),
    ...(SLACK_SIGNING_SECRET !== undefined && { signingSecret: SLACK_SIGNING_SECRET }),
    port: given ?? SLACK_PORT,
    ...(SLACK_API_URL !== undefined && { apiUrl: SLACK_API_URL }),
    ...(SOURCE_MANAGERS !== undefined && { sourceManagers: SOURCE_MANAGERS }),
  };
}

function discordSettings(read: Read): DiscordSettings | undefined {
  const { DISCORD_TOKEN, DISCORD_GUILD_ID, DISCORD_MESSAGE_CONTENT, DISCORD_API_URL } = read;
  if (DISCORD_TOKEN === undefined) return undefined;
  return {
    token: DISCORD_TOKEN,
    ...(DISCORD_GUILD_ID !== undefined && { guild: DISCORD_GUILD_ID }),
    messageContent: DISCORD_MESSAGE_CONTENT === 'true',
    ...(DISCORD_API_URL !== undefined && { apiUrl: DISCORD_API_URL }),
  };
}

function operatorChannel(setting: string): OperatorChannel {
  const [platform, channel = ''] = setting.split(':');
  return { platform: platform === 'slack' ? 'slack' : 'discord', channel };
}
