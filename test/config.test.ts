import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig, VARIABLES } from '../src/config.ts';

describe('the environment', () => {
  it('needs nothing to be set', () => {
    expect(readConfig({})).toMatchObject({
      databaseFile: './data/briefdesk.db',
      briefingsDir: './briefings',
      logLevel: 'warn',
    });
  });

  it('takes a variable set to nothing as not set', () => {
    const config = readConfig({ DATABASE_URL: '', LOG_LEVEL: ' ', TIME_ZONE: '' });

    expect(config.databaseUrl).toBeUndefined();
    expect(config.logLevel).toBe('warn');
  });

  it('names every variable that is wrong, what it should be, and no value', () => {
    const read = () => readConfig({ DATABASE_URL: 'mysql://me:hunter2@db', LOG_LEVEL: 'loud', TIME_ZONE: 'Mars/Base' });

    expect(read).toThrow(/DATABASE_URL must read postgres:.*TIME_ZONE must be a time zone.*LOG_LEVEL must be one of/);
    expect(read).not.toThrow(/hunter2/);
  });
});

describe('settings of the platforms', () => {
  it('are absent where none of a platform is set', () => {
    expect(readConfig({ SLACK_PORT: '4000', DISCORD_GUILD_ID: '12' })).not.toHaveProperty('slack');
    expect(readConfig({ SLACK_PORT: '4000', DISCORD_GUILD_ID: '12' })).not.toHaveProperty('discord');
  });

  it('are read together', () => {
    const config = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', DISCORD_TOKEN: 'abc' });

    expect(config.slack).toEqual({ botToken: 'xoxb-1', appToken: 'xapp-1', port: 3000 });
    expect(config.discord).toEqual({ token: 'abc', messageContent: false });
  });

  it('name who may change sources on Slack', () => {
    const config = readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SOURCE_MANAGERS: 'admins, U012ABCDEF W0AAAAAAA' });

    expect(config.slack?.sourceManagers).toEqual(['admins', 'U012ABCDEF', 'W0AAAAAAA']);
    expect(() => readConfig({ SOURCE_MANAGERS: '@anna' })).toThrow(/SOURCE_MANAGERS.* must be ids of people on Slack/);
  });

  it('that are wrong are named with what they should be, and without their value', () => {
    const read = () =>
      readConfig({ DISCORD_GUILD_ID: 'my server', DISCORD_MESSAGE_CONTENT: 'maybe', PORT: 'http', SLACK_API_URL: 'x' });

    expect(read).toThrow(
      /SLACK_API_URL must be a web address.*DISCORD_GUILD_ID must be a server's id.*DISCORD_MESSAGE_CONTENT must be true or false.*PORT must be a port number/,
    );
    expect(read).not.toThrow(/my server/);
  });
});

it('.env.example documents every variable that is read, and no other', () => {
  const example = readFileSync(new URL('../.env.example', import.meta.url), 'utf8');

  const documented = [...example.matchAll(/^#? ?([A-Z][A-Z_]+)=/gm)].map((match) => match[1]);

  expect(documented.toSorted()).toEqual(VARIABLES.toSorted());
});

it('the README documents every variable that is read', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');

  for (const variable of VARIABLES) expect(readme).toContain(`\`${variable}\``);
});
