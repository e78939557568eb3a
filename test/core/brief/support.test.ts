import { describe, expect, it } from 'vitest';
import { supports } from '../../../src/core/brief/support.ts';
import { article } from '../../build.ts';

const sentence = (text: string) => article({ text }).sentences[0]!;
const supported = (point: string, other: string) => supports(sentence(other), sentence(point));

describe('supports', () => {
  it.each([
    ['the same words', 'Nine people died in the Vellmar flood.', 'Nine people died in the Vellmar flood.'],
    [
      'all of it and more',
      'Nine people died in the Vellmar flood.',
      'Nine people died in the Vellmar flood, the district said on Friday.',
    ],
  ])('accepts a sentence that tells %s', (_, point, other) => {
    expect(supported(point, other)).toBe(true);
  });

  it.each([
    ['another number', '12 people died in the Vellmar flood.', '15 people died in the Vellmar flood.'],
    ['another name', 'Vellmar police searched two harbour offices.', 'Kalmer police searched two harbour offices.'],
    ['another verb', 'The council approved the new harbour plan.', 'The council rejected the new harbour plan.'],
    ['a negation', 'The council approved the new harbour plan.', 'The council has not approved the new harbour plan.'],
    ['a hedge', 'The council approved the new harbour plan.', 'The council may have approved the new harbour plan.'],
    [
      'the roles the other way round',
      'The army accused rebel fighters of shelling Kalmer.',
      'Rebel fighters of Kalmer accused the army of shelling.',
    ],
    ['less', 'Nine people died in the Vellmar flood, the district said.', 'Nine people died in the Vellmar flood.'],
  ])('rejects a sentence that tells %s', (_, point, other) => {
    expect(supported(point, other)).toBe(false);
  });
});
