import type { types } from '@slack/bolt';
import { z } from 'zod';

export const ASK_FORM = 'briefdesk-ask-form';

const askedFrom = z.object({ post: z.string(), channel: z.string(), thread: z.string().optional() });

/** The post whose **Ask** was clicked, and where its answer goes. */
export type AskedFrom = Readonly<z.infer<typeof askedFrom>>;

/** A question typed by hand is hardly longer. */
const QUESTION = 1000;

/** The form behind **Ask**. */
export const askForm = (from: AskedFrom): types.ModalView => ({
  type: 'modal',
  callback_id: ASK_FORM,
  private_metadata: JSON.stringify({ post: from.post, channel: from.channel, thread: from.thread }),
  title: plain('Ask about this brief'),
  submit: plain('Ask'),
  close: plain('Cancel'),
  blocks: [
    {
      type: 'input',
      block_id: 'question',
      label: plain('Your question'),
      element: {
        type: 'plain_text_input',
        action_id: 'text',
        max_length: QUESTION,
        focus_on_load: true,
        placeholder: plain('How long did the talks last?'),
      },
      hint: plain('Answered in sentences of the articles: in the thread, or to you alone where the brief is.'),
    },
  ],
});

export function readAskedFrom(metadata: string): AskedFrom | undefined {
  try {
    return askedFrom.safeParse(JSON.parse(metadata)).data;
  } catch {
    return undefined;
  }
}

const plain = (text: string): types.PlainTextElement => ({ type: 'plain_text', text, emoji: false });
