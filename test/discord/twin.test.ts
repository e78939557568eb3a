import type { APIMessage } from 'discord.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startBot } from './bot.ts';
import { ANNA, BEN, BOT, directChannel, GENERAL, startTwin, TOKEN, type Twin, tell } from './twin.ts';

let twin: Twin;
let bot: Awaited<ReturnType<typeof startBot>>;

beforeAll(async () => {
  twin = await startTwin();
  const rules = { questions: 1000, posts: 1000 };
  bot = await startBot({ token: TOKEN, messageContent: true, apiUrl: twin.discord.restUrl }, { rules });
});

afterAll(async () => {
  await bot.stop();
  await twin.stop();
});

const anna = () => twin.discord.channel(GENERAL).user(ANNA);
const ben = (channel = GENERAL) => twin.discord.channel(channel).user(BEN);

const option = (name: string, value: string | boolean) => ({ name, type: typeof value === 'string' ? 3 : 5, value });
const EVERYBODY = option('private', false);
const HARBOUR = option('topic', 'harbour');

const textOf = ({ content, embeds }: APIMessage): string =>
  [content, ...embeds.flatMap(({ title, description }) => [title, description])].filter(Boolean).join('\n');

const buttonsOf = ({ components = [] }: APIMessage) =>
  (components as readonly { readonly components?: readonly object[] }[]).flatMap(
    (row) => row.components ?? [],
  ) as readonly {
    readonly label: string;
    readonly custom_id: string;
  }[];

function buttonIn(message: APIMessage, label: string): string {
  const found = buttonsOf(message).find((button) => button.label === label);
  if (!found) throw new Error(`no button ${label} in ${JSON.stringify(buttonsOf(message))}`);
  return found.custom_id;
}

/** The bot's next message in a channel, other than those known. */
async function next(channel: string, known: readonly APIMessage[]): Promise<APIMessage> {
  const ids = new Set(known.map(({ id }) => id));
  return twin.discord
    .channel(channel)
    .waitForMessage({ predicate: ({ id, author }) => author.id === BOT && !ids.has(id) });
}

const messagesIn = (channel: string): Promise<readonly APIMessage[]> => twin.discord.channel(channel).getMessages();

/** What a command, click or form is answered with: a message that only who asked sees, or one in the channel. */
async function answerTo(act: () => Promise<{ readonly id: string }>, channel = GENERAL): Promise<APIMessage> {
  const before = await messagesIn(channel);
  await act();
  return next(channel, before);
}

async function publicBrief(): Promise<APIMessage> {
  const before = await messagesIn(GENERAL);
  await anna().runSlashCommand({ name: 'brief', options: [HARBOUR, EVERYBODY] });
  const ids = new Set(before.map(({ id }) => id));
  return twin.discord.channel(GENERAL).waitForMessage({
    predicate: (message) => !ids.has(message.id) && !message.webhook_id && message.author.id === BOT,
  });
}

const deferral = async (interaction: string) => {
  const { type } = await twin.discord.channel(GENERAL).waitForInteractionAck({ interactionId: interaction });
  const response = await twin.discord.channel(GENERAL).getInteractionResponse(interaction);
  return { type, data: response?.data ? JSON.parse(response.data) : undefined };
};

describe('commands', () => {
  it('are registered once', async () => {
    const commands = await twin.discord.prisma.applicationCommand.findMany({ where: { guildId: null } });

    expect(commands.map(({ name }) => name).sort()).toEqual(['ask', 'brief', 'digest', 'sources', 'topics']);
  });

  it('are deferred privately before the answer', async () => {
    const { id } = await anna().runSlashCommand({ name: 'brief', options: [HARBOUR] });

    expect(await deferral(id)).toEqual({ type: 5, data: { flags: 64 } });
  });

  it('answer privately unless asked otherwise, with a button to share', async () => {
    const reply = await answerTo(() => anna().runSlashCommand({ name: 'brief', options: [HARBOUR] }));

    expect(reply.webhook_id).toBe(BOT);
    expect(textOf(reply)).toContain('Dockers in the harbour of Tarn stopped work on Monday. [[1] The Herald]');
    expect(buttonsOf(reply).map(({ label }) => label)).toContain('Share');
  });

  it('post a public brief as a message of the channel', async () => {
    const brief = await publicBrief();

    expect(textOf(brief)).toContain('[[1] The Herald](https://herald.example/strike)');
  });

  it('say privately what there is instead of an unknown topic', async () => {
    const reply = await answerTo(() =>
      anna().runSlashCommand({ name: 'brief', options: [option('topic', 'zeppelins'), EVERYBODY] }),
    );

    expect(reply.webhook_id).toBe(BOT);
    expect(textOf(reply)).toContain('zeppelins');
  });

  it('take any quoted word as a topic', async () => {
    const reply = await answerTo(() => anna().runSlashCommand({ name: 'brief', options: [option('topic', '"help"')] }));

    expect(textOf(reply)).toContain('help');
    expect(textOf(reply)).not.toContain('/brief topics');
  });

  it('answer a question', async () => {
    const reply = await answerTo(() =>
      anna().runSlashCommand({ name: 'ask', options: [option('question', 'How long will the strike last?')] }),
    );

    expect(textOf(reply)).toContain('the strike would last nine days');
  });

  it('say what a wrong time should look like', async () => {
    const reply = await answerTo(() =>
      anna().runSlashCommand({ name: 'brief', options: [HARBOUR, option('since', 'whenever')] }),
    );

    expect(textOf(reply)).toContain('“whenever” is not a time I know');
  });
});

describe('buttons', () => {
  it('show the sentences to who clicked', async () => {
    const brief = await publicBrief();

    const reply = await answerTo(() =>
      ben().clickButton({ messageId: brief.id, customId: buttonIn(brief, 'Show sentences') }),
    );

    expect(reply.webhook_id).toBe(BOT);
    expect(textOf(reply)).toContain('> **Dockers in the harbour of Tarn stopped work on Monday.**');
  });

  it('give the brief as Markdown', async () => {
    const brief = await publicBrief();

    const reply = await answerTo(() =>
      ben().clickButton({ messageId: brief.id, customId: buttonIn(brief, 'Copy as Markdown') }),
    );

    expect(textOf(reply)).toMatch(/```\n# harbour/);
  });

  it('share a private brief in the channel', async () => {
    const reply = await answerTo(() => anna().runSlashCommand({ name: 'brief', options: [HARBOUR] }));
    const before = await messagesIn(GENERAL);

    await anna().clickButton({ messageId: reply.id, customId: buttonIn(reply, 'Share') });

    const known = new Set(before.map(({ id }) => id));
    const shared = await twin.discord
      .channel(GENERAL)
      .waitForMessage({ predicate: ({ id, webhook_id }) => !known.has(id) && webhook_id === undefined });
    expect(textOf(shared)).toContain('Dockers in the harbour of Tarn stopped work on Monday.');
  });

  it('open a form whose question is answered in the thread of the brief', async () => {
    const brief = await publicBrief();
    const ask = buttonIn(brief, 'Ask');
    const { id } = await ben().clickButton({ messageId: brief.id, customId: ask });
    const form = await deferral(id);

    await ben().submitModal({
      customId: ask,
      fields: [{ customId: 'question', value: 'How long will the strike last?' }],
    });

    expect(form.type).toBe(9);
    const answer = await next(brief.id, [brief]);
    expect(textOf(answer)).toContain('the strike would last nine days');
  });

  it('delete a post', async () => {
    const brief = await publicBrief();

    await anna().clickButton({ messageId: brief.id, customId: buttonIn(brief, 'Delete') });

    await expect
      .poll(async () => (await messagesIn(GENERAL)).map(({ id }) => id), { timeout: 5000 })
      .not.toContain(brief.id);
  });
});

describe('messages', () => {
  it('that mention the bot are answered in a thread of their own', async () => {
    const question = await ben().sendMessage({ content: `<@${BOT}> How long will the strike last?` });

    const answer = await next(question.id, []);

    expect(textOf(answer)).toContain('nine days');
  });

  it('in a thread of the bot are answered where they ask, and left alone where they do not', async () => {
    const brief = await publicBrief();
    await ben().submitModal({
      customId: buttonIn(brief, 'Ask'),
      fields: [{ customId: 'question', value: 'Who leads the union?' }],
    });
    const first = await next(brief.id, [brief]);

    await ben(brief.id).sendMessage({ content: 'grim.' });
    await ben(brief.id).sendMessage({ content: 'How long will the strike last?' });

    const second = await next(brief.id, [brief, first]);
    expect(textOf(second)).toContain('nine days');
    expect((await messagesIn(brief.id)).filter(({ author }) => author.id === BOT)).toHaveLength(3);
  });

  it('in a muted thread are answered only where they mention the bot', async () => {
    const brief = await publicBrief();
    const form = {
      customId: buttonIn(brief, 'Ask'),
      fields: [{ customId: 'question', value: 'Who leads the union?' }],
    };
    await anna().submitModal(form);
    const first = await next(brief.id, [brief]);
    const mute = buttonIn(first, 'Mute here');
    const muted = await answerTo(
      () => twin.discord.channel(brief.id).user(ANNA).clickButton({ messageId: first.id, customId: mute }),
      brief.id,
    );

    await ben(brief.id).sendMessage({ content: 'How long will the strike last?' });
    await ben(brief.id).sendMessage({ content: `<@${BOT}> What does a container to Oslo cost?` });

    const answer = await next(brief.id, [brief, first, muted]);
    expect(textOf(muted)).toContain('silent in this thread');
    expect(textOf(answer)).toContain('900 crowns');
  });

  it('by two people at once are both answered', async () => {
    const brief = await publicBrief();
    const ask = (who: ReturnType<typeof ben>, value: string) =>
      who.submitModal({ customId: buttonIn(brief, 'Ask'), fields: [{ customId: 'question', value }] });

    await Promise.all([ask(anna(), 'Who leads the union?'), ask(ben(), 'How long will the strike last?')]);

    await expect.poll(async () => (await messagesIn(brief.id)).length, { timeout: 10_000 }).toBe(3);
    const titles = (await messagesIn(brief.id)).flatMap(({ embeds }) => embeds.map(({ title }) => title));
    expect(titles).toEqual(expect.arrayContaining(['Who leads the union?', 'How long will the strike last?']));
  });

  it('sent directly are answered there', async () => {
    const channel = directChannel(ANNA);
    const user = { id: ANNA, username: 'anna', discriminator: '0', avatar: null, global_name: 'anna' };
    await twin.discord.prisma.channel.upsert({
      where: { id: channel },
      create: { id: channel, type: 1 },
      update: {},
    });
    tell(twin.discord, 'MESSAGE_CREATE', {
      ...(await ben().sendMessage({ content: 'x' })),
      id: '1573900000000000000',
      channel_id: channel,
      guild_id: undefined,
      member: undefined,
      channel_type: 1,
      author: user,
      content: 'How long will the strike last?',
    });

    const answer = await next(channel, []);

    expect(textOf(answer)).toContain('nine days');
  });
});

it('needed no word in the log', () => {
  expect(bot.log).toEqual([]);
});
