import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { findTerms } from '../../../src/core/words/terms.ts';

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');

const heapMegabytes = (): number => {
  collect();
  return process.memoryUsage().heapUsed / 1e6;
};

it('a long word that is remembered keeps nothing of the text that it was found in', () => {
  findTerms('warm up');
  const before = heapMegabytes();

  for (let n = 0; n < 40; n++) findTerms(`${' '.repeat(200_000)}gegenüberstellung${'abcdefghij'[n % 10]}${n}`);

  expect(heapMegabytes() - before).toBeLessThan(2);
});
