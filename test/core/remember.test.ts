import { expect, it } from 'vitest';
import { findingsOf, recallFindings, remembered } from '../../src/core/remember.ts';

it('need not find again of a clone what was found of an object', () => {
  let asked = 0;
  const lengthOf = remembered(({ text }: { readonly text: string }) => {
    asked += 1;
    return { length: text.length };
  });
  const [quay, mole] = [{ text: 'quay' }, { text: 'mole' }];

  lengthOf(quay);
  const [clone, findings] = structuredClone([quay, findingsOf([quay, mole])] as const);
  recallFindings(findings);

  expect(lengthOf(clone)).toEqual({ length: 4 });
  expect(asked).toBe(1);
});
