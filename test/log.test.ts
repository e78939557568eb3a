import { expect, it } from 'vitest';
import { inSentences } from '../src/log.ts';

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
