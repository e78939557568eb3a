import type { types } from '@slack/bolt';
import { describe } from 'vitest';
import type { Form } from '../../src/app/chat/form.ts';
import { renderForm } from '../../src/slack/form.ts';
import { itShowsForms, type ShownForm } from '../contracts/forms.ts';

const FROM = {
  channel: 'C0123ABCD',
  thread: '1700000000.000100',
  replyTo: `https://hooks.slack.com/${'x'.repeat(300)}`,
};

/** Each number as Slack publishes it: written out here, so that a wrong limit in the code is found. */
function shown(form: Form): ShownForm {
  const view = renderForm(form, FROM);
  const inputs = view.blocks as readonly types.InputBlock[];
  const options = inputs.flatMap(({ element }) => ('options' in element ? (element.options ?? []) : []));
  const within: readonly (readonly [what: string, size: number, most: number])[] = [
    ['title', view.title.text.length, 24],
    ['submit', view.submit?.text.length ?? 0, 24],
    ['metadata', (view.private_metadata ?? '').length, 3000],
    ['blocks', inputs.length, 100],
    ...inputs.flatMap(({ label, hint, element }) => [
      ['label', label.text.length, 2000] as const,
      ['hint', hint?.text.length ?? 0, 2000] as const,
      ...(element.type === 'plain_text_input'
        ? ([
            ['max_length', element.max_length ?? 0, 3000],
            ['value', element.initial_value?.length ?? 0, element.max_length ?? 0],
          ] as const)
        : []),
      ...(element.type === 'checkboxes' ? [['checkboxes', element.options.length, 10] as const] : []),
    ]),
    ...inputs.map(
      ({ element }) => ['options', 'options' in element ? (element.options?.length ?? 0) : 0, 100] as const,
    ),
    ...options.flatMap(({ text, value = '' }) => [
      ['option', text.text.length, 75] as const,
      ['value of an option', value.length, 150] as const,
    ]),
  ];
  return {
    beyond: within.flatMap(([what, size, most]) => (size > most ? [`${what}: ${size}`] : [])),
    texts: [
      view.title.text,
      ...inputs.flatMap(({ label, hint }) => [label.text, ...(hint ? [hint.text] : [])]),
      ...options.map(({ text }) => text.text),
    ],
  };
}

describe('Slack', () => {
  itShowsForms(shown);
});
