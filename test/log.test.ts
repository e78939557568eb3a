import { DiscordAPIError } from 'discord.js';
import { pino } from 'pino';
import { expect, it } from 'vitest';
import { CAREFUL, inSentences } from '../src/log.ts';

it.each([
  ['{"level":40,"time":1,"msg":"topics.yaml:3: is not valid YAML"}', 'warn: topics.yaml:3: is not valid YAML\n'],
  ['{"level":40,"time":1,"msg":"\\u001b[2Ja.md: is empty"}', 'warn: a.md: is empty\n'],
  [
    '{"level":50,"time":1,"err":{"type":"Error","message":"gone","stack":"Error: gone\\n    at post"},"code":"K7","msg":"chat: failed"}',
    'error: chat: failed {"code":"K7"}\nError: gone\nat post\n',
  ],
])('a line of the log reads as sentences at a terminal', (line, expected) => {
  expect(inSentences(line)).toBe(expected);
});

it('holds nothing of what was sent, nor the token in its address, where a platform refuses it', () => {
  const lines: string[] = [];
  const log = pino(CAREFUL, { write: (line: string) => void lines.push(line) });
  const address = 'https://discord.com/api/v10/webhooks/5/the-token/messages/@original';
  const refused = { code: 50013, message: 'Missing Permissions' };
  const request = { body: { content: 'what Anna asked' }, files: undefined };

  log.error({ err: new DiscordAPIError(refused, 50013, 403, 'PATCH', address, request), code: 'E-1' }, 'chat: failed');

  expect(JSON.parse(lines[0]!)).toMatchObject({ code: 'E-1', err: { message: 'Missing Permissions', code: 50013 } });
  expect(lines[0]).not.toMatch(/the-token|what Anna asked/);
});
