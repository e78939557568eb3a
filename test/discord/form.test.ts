import type { APILabelComponent } from 'discord.js';
import { describe } from 'vitest';
import type { Form } from '../../src/app/chat/form.ts';
import { renderForm } from '../../src/discord/form.ts';
import { itShowsForms, type ShownForm } from '../contracts/forms.ts';

/** Each number as Discord publishes it: written out here, so that a wrong limit in the code is found. */
function shown(form: Form): ShownForm {
  const { custom_id, title, components } = renderForm(form);
  const labels = components as readonly APILabelComponent[];
  const options = labels.flatMap(({ component }) => ('options' in component ? (component.options ?? []) : []));
  const within: readonly (readonly [what: string, size: number, most: number])[] = [
    ['title', title.length, 45],
    ['custom_id', custom_id.length, 100],
    ['fields', labels.length, 5],
    ...labels.flatMap(({ label, description = '', component }) => [
      ['label', label.length, 45] as const,
      ['description', description.length, 100] as const,
      ...('max_length' in component
        ? ([
            ['max_length', component.max_length ?? 0, 4000],
            ['value', component.value?.length ?? 0, component.max_length ?? 0],
          ] as const)
        : []),
      ...('max_values' in component ? [['max_values', component.max_values ?? 1, 25] as const] : []),
    ]),
    ...labels.map(
      ({ component }) => ['options', 'options' in component ? (component.options?.length ?? 0) : 0, 25] as const,
    ),
    ...options.flatMap(({ label, value }) => [
      ['option', label.length, 100] as const,
      ['value of an option', value.length, 100] as const,
    ]),
  ];
  return {
    beyond: within.flatMap(([what, size, most]) => (size > most ? [`${what}: ${size}`] : [])),
    texts: [
      title,
      ...labels.flatMap(({ label, description }) => [label, ...(description === undefined ? [] : [description])]),
      ...options.map(({ label }) => label),
    ],
  };
}

describe('Discord', () => {
  itShowsForms(shown);
});
