import type { App, Context, webApi } from '@slack/bolt';
import type { Logger } from 'pino';
import type { Chat, Incoming, Messenger } from '../app/chat/ports.ts';
import { needsForm } from '../app/digests/digest-command.ts';
import { type Document, noteDocument } from '../app/document.ts';
import { BriefdeskError } from '../core/errors.ts';
import { ASK_FORM, askForm } from './ask-form.ts';
import { ASK_BUTTON, BUTTONS, FORM_CLICKS } from './buttons.ts';
import type { Acknowledge } from './connection.ts';
import { FORM, renderForm } from './form.ts';
import { type FormClick, readAskClick, readAskForm, readFilledForm, readFormClick } from './form-payloads.ts';
import { DIGEST_COMMAND, type Identity, readClick, readCommand, readMention, readMessage } from './payloads.ts';
import type { People } from './people.ts';

export interface Listening {
  readonly chat: Chat;
  readonly people: People;
  readonly web: webApi.WebClient;
  readonly messenger: Messenger;
  readonly me: Identity;
  readonly log: Logger;
}

/** Hands what happens in Slack on to chat. */
export function listen(app: App, { chat, people, web, messenger, me, log }: Listening): void {
  /** A command, click or form comes once: where it cannot be taken, the person is told. */
  const takeOrSay = async (incoming: Incoming | undefined, ack: Acknowledge): Promise<void> => {
    let acknowledged: Promise<void> | undefined;
    const acknowledge = (): Promise<void> => {
      clearTimeout(late);
      acknowledged ??= ack();
      return acknowledged;
    };
    const late = setTimeout(() => void acknowledge().catch(() => undefined), ACKNOWLEDGE_WITHIN_MS);
    try {
      await take(chat, incoming, acknowledge);
    } catch (error) {
      const code = error instanceof BriefdeskError ? error.code : 'unexpected';
      log.error({ err: error, code }, 'slack: could not take what was asked');
      await acknowledge();
      if (incoming) await messenger.reply(recipientOf(incoming), notTaken(code), { actions: [], titled: false });
    }
  };

  const takeKnown = async (incoming: Incoming, acknowledge: Acknowledge): Promise<void> =>
    takeOrSay({ ...incoming, person: await people.lookUpFor(incoming) }, acknowledge);

  /** Slack lets a form be opened for three seconds. */
  const openForm = async ({ opening, trigger, replyTo }: FormClick): Promise<void> => {
    const { place } = opening;
    const tell = (document: Document): Promise<void> =>
      messenger.reply({ place, person: opening.person.id, ...(replyTo !== undefined && { replyTo }) }, document, {
        actions: [],
        titled: false,
      });
    try {
      const form = await chat.openForm({ ...opening, person: await people.lookUp(opening.person, new Date()) });
      if ('refused' in form) return await tell(noteDocument('Digests', form.refused));
      const { channel, thread } = place;
      await web.views.open({ trigger_id: trigger, view: renderForm(form, { channel, thread, replyTo }) });
    } catch (error) {
      log.error({ err: error, code: NO_FORM.code }, 'slack: the form did not open');
      await tell(noteDocument('Not done', `The form did not open. Try again. [${NO_FORM.code}]`));
    }
  };

  app.command('/brief', async ({ command, ack }) => {
    const asked = readCommand(command, me, new Date());
    if (asked) await takeKnown(asked.incoming, ack);
  });
  app.command(DIGEST_COMMAND, async ({ command, ack }) => {
    const asked = readCommand(command, me, new Date());
    if (!asked) return;
    const { place, person, replyTo, act } = asked.incoming;
    if (act.kind !== 'digest' || !needsForm(act.command)) return takeKnown(asked.incoming, ack);
    await ack();
    await openForm({ opening: { place, person, wish: act }, trigger: asked.trigger, ...(replyTo && { replyTo }) });
  });
  app.event('app_mention', ({ event, context }) => take(chat, readMention(event, me), acknowledgeOf(context)));
  app.event('message', ({ event, context }) => take(chat, readMessage(event, me), acknowledgeOf(context)));
  app.view(ASK_FORM, ({ body, ack }) => takeOrSay(readAskForm(body, me, new Date()), ack));
  app.view(FORM, async ({ body, ack }) => {
    const sent = readFilledForm(body, me, new Date());
    if (!sent) return ack();
    const problems = chat.formProblems(sent.form);
    if (Object.keys(problems).length > 0) return ack({ response_action: 'errors', errors: { ...problems } });
    await takeKnown(sent.incoming, () => ack());
  });
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
  app.action(FORM_CLICKS, async ({ body, ack }) => {
    await ack();
    const clicked = readFormClick(body, me);
    if (clicked) await openForm(clicked);
  });
  app.action(BUTTONS, async ({ body, ack }) => {
    const clicked = readClick(body, me, new Date());
    await (clicked ? takeKnown(clicked, ack) : ack());
  });
  app.event('app_uninstalled', () => chat.removed(me.workspace, new Date()));
  app.event('tokens_revoked', async ({ event }) => {
    if (event.tokens.bot?.length) await chat.removed(me.workspace, new Date());
  });
}

/**
 * Slack drops what is not acknowledged in three seconds, some of which go by until it is known who asks; a store that
 * takes so long is not waited for.
 */
const ACKNOWLEDGE_WITHIN_MS = 1500;

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
