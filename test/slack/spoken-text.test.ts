import { expect, it } from 'vitest';
import { mentions, mentionsOthers, spokenText } from '../../src/slack/spoken-text.ts';

it.each([
  ['<@U0BOT> how long did they talk?', 'how long did they talk?'],
  ['<@U0BOT|briefdesk>   and   Ushakov?', 'and Ushakov?'],
  ['was it <@U7|anna> in <#C1|general>?', 'was it @anna in #general?'],
  ['<@U7>: see <https://a.example/x|this> and <https://b.example>', '@somebody: see this and https://b.example'],
  ['<!here> <!date^1700000000^{date}|Tuesday> <!subteam^S1|@editors>', '@here Tuesday @editors'],
  ['Q&amp;A: is 3 &lt; 5, or &amp;lt;?', 'Q&A: is 3 < 5, or &lt;?'],
])('reads %j as people saw it', (text, seen) => {
  expect(spokenText(text, 'U0BOT')).toBe(seen);
});

it.each([
  ['<@U0BOT> who?', true, false],
  ['<@U7> who?', false, true],
  ['<@U7> or <@U0BOT>, who?', true, true],
  ['<!subteam^S1> who?', false, true],
  ['see <#C1|general> and <https://a.example/@U7>', false, false],
])('tells whom %j calls', (text, bot, others) => {
  expect(mentions(text, 'U0BOT')).toBe(bot);
  expect(mentionsOthers(text, 'U0BOT')).toBe(others);
});
