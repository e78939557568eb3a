import type { APIModalInteractionResponseCallbackData } from 'discord.js';
import { customId } from './buttons.ts';

/** Discord's component types and the style of a field of several lines. */
const ROW = 1;
const TEXT = 4;
const PARAGRAPH = 2;

export const QUESTION_FIELD = 'question';

/** The form behind **Ask**. */
export const askForm = (post: string): APIModalInteractionResponseCallbackData => ({
  custom_id: customId('ask', post),
  title: 'Ask the articles',
  components: [
    {
      type: ROW,
      components: [
        {
          type: TEXT,
          style: PARAGRAPH,
          custom_id: QUESTION_FIELD,
          label: 'Your question',
          required: true,
          max_length: 1000,
        },
      ],
    },
  ],
});
