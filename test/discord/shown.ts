import type { DiscordMessage } from '../../src/discord/render.ts';
import type { ShownMessage } from '../contracts/renderer.ts';

/** Reads a message back as Discord shows it: what its Markdown makes of titles and descriptions. */
export function shown(message: DiscordMessage): ShownMessage {
  const lines = message.embeds.flatMap(({ title, description }) => [
    ...(title === undefined ? [] : [readInline(title)]),
    ...(description === undefined ? [] : readDescription(description)),
  ]);
  return {
    visible: lines.map(({ visible }) => visible).join('\n'),
    links: lines.flatMap(({ links }) => links),
    beyond: beyondLimits(message),
    active: [
      ...lines.flatMap(({ active }) => active),
      ...(JSON.stringify(message.allowed_mentions) === '{"parse":[]}' ? [] : ['mentions allowed']),
    ],
  };
}

interface Line {
  readonly visible: string;
  readonly links: readonly string[];
  /** Meanings that our renderer never gives. */
  readonly active: readonly string[];
}

/** Nothing has a meaning between a pair of fences; the first fence inside ends it. */
const readDescription = (description: string): readonly Line[] =>
  description.split('```').flatMap((part, place) => (place % 2 === 1 ? words(part) : part.split('\n').map(readLine)));

function readLine(line: string): Line {
  const own = /^(?:### |> |-# )/.exec(line)?.[0] ?? '';
  const rest = readInline(line.slice(own.length));
  const foreign = /^(?:#{1,3} |-# |>{1,3} |[-*+] |\d+[.)] )/.exec(line.slice(own.length));
  return foreign ? { ...rest, active: [...rest.active, `line begins with ${foreign[0]}`] } : rest;
}

type Rule = readonly [pattern: RegExp, read: (found: RegExpExecArray) => Line];

const words = (visible: string, active: readonly string[] = [], links: readonly string[] = []): Line => ({
  visible,
  links,
  active,
});

const within = (found: RegExpExecArray, active: readonly string[]): Line => {
  const inner = readInline(found[1] ?? '');
  return { ...inner, active: [...inner.active, ...active] };
};

/** In the order in which Discord's parser tries them. */
const RULES: readonly Rule[] = [
  [/^\\([^0-9A-Za-z\s])/, ([, character = '']) => words(character)],
  [/^<(?:@[!&]?|#|\/[\w -]+:|a?:\w+:|t:|id:)[\w:-]+>/, ([all]) => words('', [all])],
  [/^<((?:https?|steam):\/\/[^\s>]+)>/, ([, url = '']) => words(url, [], [url])],
  [/^((?:https?|steam):\/\/[^\s<]+)/, ([, url = '']) => words(url, [], [url])],
  [
    /^\[((?:\[[^\]]*\]|[^[\]]|\](?=[^[]*\]))*)\]\(\s*<?((?:\([^)]*\)|[^\s\\]|\\.)*?)>?(?:\s+['"][\s\S]*?['"])?\s*\)/,
    (found) => {
      const label = readInline(found[1] ?? '');
      return { ...label, links: [...label.links, found[2] ?? ''] };
    },
  ],
  [/^@(?:everyone|here)/, ([all]) => words(all, [all])],
  [/^:[\w+-]+:/, ([all]) => words('', [all])],
  [/^(`+)([\s\S]*?[^`])\1(?!`)/, (found) => words(found[2] ?? '', ['code'])],
  [/^\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)/, (found) => within(found, [])],
  [/^__((?:\\[\s\S]|[^\\])+?)__(?!_)/, (found) => within(found, ['underline'])],
  [/^[*_](?=\S)((?:\\[\s\S]|[^\\*_])+?)[*_]/, (found) => within(found, ['italics'])],
  [/^~~((?:\\[\s\S]|[^\\])+?)~~/, (found) => within(found, ['strike'])],
  [/^\|\|((?:\\[\s\S]|[^\\])+?)\|\|/, (found) => within(found, ['spoiler'])],
  [/^(?:[\p{L}\p{N}]+(?=[^:]|$)|[\s\S])/u, ([all]) => words(all)],
];

function readInline(text: string): Line {
  const parts: Line[] = [];
  for (let rest = text; rest !== ''; ) {
    const [found, read] = matching(rest);
    parts.push(read(found));
    rest = rest.slice(found[0].length);
  }
  return {
    visible: parts.map(({ visible }) => visible).join(''),
    links: parts.flatMap(({ links }) => links),
    active: parts.flatMap(({ active }) => active),
  };
}

function matching(text: string): readonly [RegExpExecArray, Rule[1]] {
  for (const [pattern, read] of RULES) {
    const found = pattern.exec(text);
    if (found) return [found, read];
  }
  throw new Error(`No rule reads ${text.slice(0, 20)}`);
}

/** Each number as Discord publishes it: written out here, so that a wrong limit in the code is found. */
function beyondLimits({ embeds, components }: DiscordMessage): readonly string[] {
  const size = embeds.map(({ title = '', description = '' }) => title.length + description.length);
  return [
    embeds.length > 10 && `${embeds.length} embeds`,
    size.reduce((sum, each) => sum + each, 0) > 6000 && 'embeds of more than 6000 characters',
    size.includes(0) && 'an empty embed',
    ...embeds.flatMap(({ title = '', description = '' }) => [
      title.length > 256 && `a title of ${title.length}`,
      description.length > 4096 && `a description of ${description.length}`,
    ]),
    components.length > 5 && `${components.length} rows`,
    ...components.flatMap((row) => [
      (row.components.length > 5 || row.components.length === 0) && `${row.components.length} buttons in a row`,
      ...row.components.flatMap(({ label, custom_id }) => [
        label.length > 80 && `a label of ${label.length}`,
        custom_id.length > 100 && `an id of ${custom_id.length}`,
      ]),
    ]),
  ].filter((problem) => problem !== false);
}
