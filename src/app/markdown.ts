import type { Block, Cited, Document, NumberedSource, Said } from './document.ts';
import { harmless, inQuotes, safeAddress } from './plain-text.ts';

/** A document as Markdown, to be pasted anywhere: text of articles is escaped, addresses are the only links. */
export function renderMarkdown(document: Document): string {
  const title = `# ${escaped(document.title)}${document.span ? ` (${escaped(document.span)})` : ''}`;
  const parts = document.blocks.map((block) => ({ kind: block.kind, text: renderBlock(block) }));
  const body = parts.map(({ kind, text }, place) => {
    const before = parts[place - 1]?.kind;
    return `${isListed(kind) && before !== undefined && isListed(before) ? '\n' : '\n\n'}${text}`;
  });
  return `${title}${body.join('')}\n`;
}

const isListed = (kind: Block['kind']): boolean => kind === 'point' || kind === 'entry' || kind === 'nearest';

function renderBlock(block: Block): string {
  switch (block.kind) {
    case 'headline':
    case 'heading':
      return `## ${cited(block)}${'detail' in block && block.detail ? `\n\n*${escaped(block.detail)}*` : ''}`;
    case 'point':
      return `- ${cited(block)}`;
    case 'next':
      return `**${escaped(block.label ?? 'Next')}:** ${cited(block)}`;
    case 'difference':
      return `**${escaped(block.label ?? 'Told differently')}:** ${block.sides.map(side).join(' · ')}`;
    case 'quote':
      return `> ${said(block)}`;
    case 'nearest':
      return `- Nearest (${escaped(block.label)}): ${cited(block)}`;
    case 'entry':
      return `- **${escaped(block.name)}**: ${escaped(block.detail)}`;
    case 'sources':
      return block.sources.map(sourceLine).join('\n');
    case 'coverage':
      return `*${escaped(block.text)}.*`;
    case 'passage':
      return `> ${passage(block)}\n>\n> ${escaped(block.detail)}`;
    case 'verbatim':
      return fenced(block.text);
    case 'note':
      return escaped(block.text);
  }
}

const cited = ({ text, sources }: Cited): string => [escaped(text), marks(sources)].filter(Boolean).join(' ');
const marks = (sources: readonly number[]): string => sources.map((number) => `\\[${number}\\]`).join('');

const side = ({ text, speaker, sources }: Said): string =>
  `${speaker ? `${escaped(speaker.name)}: ` : ''}${escaped(inQuotes(text))} ${marks(sources)}`;

function said({ text, speaker, sources }: Said): string {
  const who = speaker ? ` — ${escaped(speaker.name)}${speaker.inferred ? ' (inferred)' : ''}` : '';
  return `${escaped(inQuotes(text))}${who} ${marks(sources)}`;
}

function passage({ before = '', after = '', ...sentence }: Block & { kind: 'passage' }): string {
  return [escaped(before), `**${escaped(sentence.text)}**`, marks(sentence.sources), escaped(after)]
    .filter(Boolean)
    .join(' ');
}

/** A fence longer than any run of back-ticks inside. */
function fenced(text: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}

function sourceLine({ number, label, publisher, url, time }: NumberedSource): string {
  const address = url && safeAddress(url);
  const name = address ? `[${escaped(label)}](<${address.replace(/[<>]/g, encodeURIComponent)}>)` : escaped(label);
  return `${number}. ${[name, publisher && escaped(publisher), time].filter(Boolean).join(', ')}`;
}

/** Harmless text with everything Markdown and HTML give meaning to escaped. */
const escaped = (text: string): string =>
  harmless(text)
    .replace(/[\\`*_[\]<>|~]/g, '\\$&')
    .replace(/@(?=\w)/g, '\\@')
    .replace(/&/g, '&amp;')
    .replace(/^([#+=-]|\d+[.)])/, (start) =>
      /^\d/.test(start) ? `${start.slice(0, -1)}\\${start.slice(-1)}` : `\\${start}`,
    );
