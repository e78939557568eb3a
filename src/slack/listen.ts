import type { App, Context, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Chat, Incoming, Messenger } from '../app/chat/ports.ts';
import { noteDocument } from '../app/document.ts';
import { BriefdeskError } from '../core/errors.ts';
import { ASK_BUTTON, BUTTONS } from './buttons.ts';
import type { Acknowledge } from './connection.ts';
import { ASK_FORM, askForm } from './form.ts';
import { createModerators } from './moderators.ts';
import { type Identity, readAskClick, readClick, readCommand, readForm, readMention, readMessage } from './payloads.ts';

export interface Listening {
  readonly chat: Chat;
  readonly web: webApi.WebClient;
  readonly messenger: Messenger;
  readonly me: Identity;
  readonly log: Logger;
}

/** Hands what happens in Slack on to chat. */
export function listen(app: App, { chat, web, messenger, me, log }: Listening): void {
  const moderators = createModerators(web);

  /** A command, click or form comes once: where it cannot be taken, the person is told. */
  const takeOrSay = async (incoming: Incoming | undefined, acknowledge: Acknowledge): Promise<void> => {
    try {
      await take(chat, incoming, acknowledge);
    } catch (error) {
      const code = error instanceof BriefdeskError ? error.code : 'unexpected';
      log.error({ err: error, code }, 'slack: could not take what was asked');
      await acknowledge();
      if (incoming) await messenger.reply(recipientOf(incoming), notTaken(code), { actions: [], titled: false });
    }
  };

  app.command('/brief', async ({ command, ack }) => {
    const asked = readCommand(command, me, new Date());
    await takeOrSay(asked && { ...asked, person: await moderators.lookUp(asked) }, ack);
  });
  app.event('app_mention', ({ event, context }) => take(chat, readMention(event, me), acknowledgeOf(context)));
  app.event('message', ({ event, context }) => take(chat, readMessage(event, me), acknowledgeOf(context)));
  app.view(ASK_FORM, ({ body, ack }) => takeOrSay(readForm(body, me, new Date()), ack));
  app.action(ASK_BUTTON, async ({ body, ack, respond }) => {
    await ack();
    const from = readAskClick(body);
    if (!from) return;
    try {
      await web.views.open({ trigger_id: from.trigger, view: askForm(from) });
    } catch (error) {
      log.error({ err: error, code: NO_FORM.code }, 'slack: the form did not open');
      await respond(NO_FORM.reply);
    }
  });
  app.action(BUTTONS, async ({ body, ack }) => {
    const clicked = readClick(body, me, new Date());
    await takeOrSay(clicked && { ...clicked, person: await moderators.lookUp(clicked) }, ack);
  });
  app.event('app_uninstalled', () => chat.removed(me.workspace, new Date()));
  app.event('tokens_revoked', async ({ event }) => {
    if (event.tokens.bot?.length) await chat.removed(me.workspace, new Date());
  });
}

/** Stores what came in, acknowledges it, and works on it. What is none of the bot's business is acknowledged alone. */
async function take(chat: Chat, incoming: Incoming | undefined, acknowledge: Acknowledge): Promise<void> {
  const receipt = incoming && (await chat.receive(incoming));
  await acknowledge();
  if (receipt) await chat.work(receipt);
}

const acknowledgeOf = (context: Context): Acknowledge => context.acknowledge;

const recipientOf = ({ place, person, replyTo }: Incoming) => ({
  place,
  person: person.id,
  ...(replyTo !== undefined && { replyTo }),
});

/** Slack lets a form be opened for three seconds after a click. */
const NO_FORM = {
  code: 'slack-form',
  reply: {
    response_type: 'ephemeral',
    replace_original: false,
    text: 'The form did not open. Click Ask again, or mention me in the thread. [slack-form]',
  },
} as const;

const notTaken = (code: string) =>
  noteDocument('Not done', `I could not keep what you asked. Please try again in a minute. [${code}]`);
