import { renderTerminal } from '../../src/terminal/render.ts';
import { describeRenderer } from '../contracts/renderer.ts';

/** A terminal has no limits, links only what looks like an address, and obeys escape sequences. */
describeRenderer('the terminal', (document) => {
  const text = renderTerminal(document, { width: 80, colour: false });
  const lines = text.split('\n');
  return [
    {
      visible: lines.filter((line) => !isAddress(line)).join('\n'),
      links: lines.filter(isAddress).map((line) => line.trim()),
      beyond: [],
      active: text.match(/[\x00-\x09\x0b-\x1f\x7f-\x9f]/g) ?? [],
    },
  ];
});

/** Below a source, in a line of its own. */
const isAddress = (line: string): boolean => /^ {6,}https?:\/\/\S+$/.test(line);
