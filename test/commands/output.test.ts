import { afterEach, expect, it, vi } from 'vitest';
import { noteDocument } from '../../src/app/document.ts';
import { printReply } from '../../src/commands/output.ts';

afterEach(() => {
  vi.restoreAllMocks();
  process.exitCode = undefined;
});

it('prints no words where an object is awaited and there is none', () => {
  const [out, err] = [process.stdout, process.stderr].map((stream) => vi.spyOn(stream, 'write').mockReturnValue(true));

  printReply({ document: noteDocument('This page', 'It did not answer.'), outcome: 'nothing' }, { json: true });

  expect(out?.mock.calls).toEqual([]);
  expect(err?.mock.calls).toEqual([['This page\n\nIt did not answer.\n']]);
  expect(process.exitCode).toBe(1);
});
