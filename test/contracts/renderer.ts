import { describe, expect, it } from 'vitest';
import type { Block, Document, NumberedSource } from '../../src/app/document.ts';

/** What a person gets of one message, read back from what is sent. */
export interface ShownMessage {
  /** The words on the screen, without mark-up, in reading order. */
  readonly visible: string;
  /** Every address a click would open. */
  readonly links: readonly string[];
  /** The platform's limits it breaks, in words. */
  readonly beyond: readonly string[];
  /** What would be more than words: a ping, formatting or a sequence that text of articles brought along. */
  readonly active: readonly string[];
}

/** What every renderer keeps to, whatever a document holds. */
export function describeRenderer(name: string, show: (document: Document) => readonly ShownMessage[]): void {
  describe(`${name}, as a renderer`, () => {
    const sizes = [1, 2, 5, 12, 50].flatMap((points) => [1, 3, 20, 200].map((sources) => ({ points, sources })));
    const lengths = {
      'one-word': 'Agreed',
      usual: 'Dockers in the port of Tarn stopped work on Monday, and no ship has been unloaded since',
      '5,000-character': 'A sentence that goes on about the tides of Tarn and will not end '
        .repeat(80)
        .slice(0, 5000)
        .trim(),
      unbroken: 'x'.repeat(5000),
    };

    describe.each(Object.entries(lengths))('%s sentences', (_, sentence) => {
      it.each(sizes)(
        '$points points of $sources sources: within every limit, nothing dropped',
        ({ points, sources }) => {
          const document = briefOf({ points, sources, sentence });

          const messages = show(document);

          expect(messages.flatMap(({ beyond }) => beyond)).toEqual([]);
          expectInOrder(messages, document);
        },
      );
    });

    it.each([1, 5, 20].flatMap((topics) => [1, 12].map((news) => ({ topics, news }))))(
      'digests and drafts of $topics topics with $news news each: within every limit, nothing dropped',
      ({ topics, news }) => {
        const document = draftOf({ topics, news, sentence: lengths.usual });

        const messages = show(document);

        expect(messages.flatMap(({ beyond }) => beyond)).toEqual([]);
        expectInOrder(messages, document);
      },
    );

    it('says everything of every kind of block', () => {
      const messages = show(everyKind);

      expectInOrder(messages, everyKind);
      const visible = folded(messages);
      for (const words of ['Next:', 'Tolddifferently:', 'Changed:', 'Awaitedsinceyesterday08:00:'])
        expect(visible).toContain(words);
      for (const words of ['harbour·last3days', 'MiraHolt', '(inferred)', 'length', 'Tarntalks', '4articles'])
        expect(visible).toContain(words);
    });

    it('copies long text to the letter, line by line', () => {
      const lines = Array.from({ length: 400 }, (_, place) =>
        `${place}. A line of ${'text '.repeat(place % 40)}`.trim(),
      );
      const document: Document = { title: 'harbour', blocks: [{ kind: 'verbatim', text: lines.join('\n') }] };

      const messages = show(document);

      expect(messages.flatMap(({ beyond }) => beyond)).toEqual([]);
      const visible = new Set(messages.flatMap((message) => message.visible.split('\n')));
      for (const line of lines) expect(visible).toContain(line);
    });

    it('links every source with an address of the web, and nothing else', () => {
      const messages = show(briefOf({ points: 3, sources: 4, sentence: 'See https://words.example for more' }));

      const links = new Set(messages.flatMap((message) => message.links));
      for (const number of [1, 2, 3, 4]) expect(links).toContain(`https://news${number}.example/story?id=${number}`);
      for (const link of links) expect(link).toMatch(/^https:\/\/(?:news\d|words)\.example/);
    });

    it.each(HOSTILE)('makes %j harmless wherever it stands', (text, words) => {
      const document = hostileDocument(text);

      const messages = show(document);

      expect(messages.flatMap(({ active }) => active)).toEqual([]);
      expect(messages.flatMap(({ beyond }) => beyond)).toEqual([]);
      const links = messages.flatMap((message) => message.links);
      expect(links.filter((link) => !link.startsWith('https://news1.example/'))).toEqual([]);
      const visible = messages.map((message) => message.visible).join('\n');
      expect(visible).not.toMatch(/[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\u{e0000}-\u{e007f}]/u);
      expect(visible.replace(/\s/g, '').split(words.replace(/\s/g, '')).length - 1).toBeGreaterThanOrEqual(
        HOSTILE_PLACES,
      );
    });

    it.each([
      'javascript:alert(1)',
      'data:text/html,x',
      'file:///etc/passwd',
      'ftp://news1.example',
      '//news1.example',
      'no address',
    ])('never links %s', (url) => {
      const messages = show(briefOf({ points: 1, sources: 1, sentence: 'Agreed', url }));

      expect(messages.flatMap(({ links }) => links)).toEqual([]);
    });

    it.each([1, 2, 3, 4].map((shift) => ({ shift })))('cuts no emoji in half, $shift letters in', ({ shift }) => {
      const emoji = '👍🏽🏳️‍🌈🇺🇦𝒳'.replace(/\u200d/g, '');
      const sentence = `${'a'.repeat(shift)}${emoji.repeat(700)}`;

      const messages = show(briefOf({ points: 2, sources: 1, sentence }));

      for (const { visible } of messages) expect(visible).not.toMatch(/\p{Surrogate}/u);
      expect(folded(messages).split(emoji).length - 1).toBe(3 * 700);
      expect(messages.flatMap(({ beyond }) => beyond)).toEqual([]);
    });

    it('gives the same messages for the same document', () => {
      const document = briefOf({ points: 12, sources: 20, sentence: lengths.usual });

      expect(show(document)).toEqual(show(document));
    });
  });
}

/** Texts, and what of them is left to read. */
const HOSTILE: readonly (readonly [text: string, words: string])[] = [
  ['@everyone look', '@everyone look'],
  ['@here @channel', '@here @channel'],
  ['<!channel> now', '<!channel> now'],
  ['<!here|here>', '<!here|here>'],
  ['<!subteam^S1|team>', '<!subteam^S1|team>'],
  ['<@U1> and <@!42> and <@&7> and <#C1>', '<@U1> and <@!42> and <@&7> and <#C1>'],
  ['<https://evil.example|click>', '<https://evil.example|click>'],
  [
    '[click](https://evil.example) ![x](https://evil.example)',
    '[click](https://evil.example) ![x](https://evil.example)',
  ],
  ['<https://evil.example>', '<https://evil.example>'],
  ['`code` ```block``` ~~~', '`code` ```block``` ~~~'],
  [
    '*bold* _italic_ ~struck~ __under__ ||spoiler|| **strong**',
    '*bold* _italic_ ~struck~ __under__ ||spoiler|| **strong**',
  ],
  ['> quoted', '> quoted'],
  ['# heading', '# heading'],
  ['- item', '- item'],
  ['1. item', '1. item'],
  ['-# small', '-# small'],
  ['&lt;!channel&gt; &amp;', '&lt;!channel&gt; &amp;'],
  ['back\\slash \\*', 'back\\slash \\*'],
  [
    ':smile: <:name:123> <a:name:123> <t:1700000000:R> </brief:1>',
    ':smile: <:name:123> <a:name:123> <t:1700000000:R> </brief:1>',
  ],
  ['right\u202eto\u202cleft \u2066x\u2069', 'righttoleft x'],
  ['zero\u200bwid\u200dth\ufeff so\u00adft', 'zerowidth soft'],
  ['tag\u{e0041}s \ud800 half', 'tags \ufffd half'],
  ['hid\u{e0101}den\u034f fil\u3164l\u115f', 'hidden fill'],
  [
    '<!date^1392734382^{date_num}|now> <id:customize> #general',
    '<!date^1392734382^{date_num}|now> <id:customize> #general',
  ],
  ['<mailto:a@b.example|write> tel:+4930 www.evil.example', '<mailto:a@b.example|write> tel:+4930 www.evil.example'],
  ['red \u001b[31malert\u001b[0m \u0007bell', 'red alert bell'],
  ['one\r\n\r\n# two\u2028three', 'one # two three'],
];

/** Title, headline, point, next, two sides, quote and its speaker, source. */
const HOSTILE_PLACES = 9;

function hostileDocument(text: string): Document {
  const cited = { text, sources: [1] };
  return {
    title: text,
    span: text,
    blocks: [
      { kind: 'headline', ...cited },
      { kind: 'point', ...cited },
      { kind: 'next', ...cited },
      { kind: 'difference', sides: [cited, { ...cited, speaker: { name: text, inferred: false } }] },
      { kind: 'quote', ...cited, speaker: { name: text, inferred: true } },
      { kind: 'heading', ...cited, detail: text },
      { kind: 'nearest', label: text, ...cited },
      { kind: 'passage', before: text, ...cited, after: text, detail: text },
      { kind: 'verbatim', text },
      { kind: 'entry', name: text, detail: text },
      { kind: 'note', text },
      { kind: 'sources', sources: [source(1, { label: text, publisher: text })] },
      { kind: 'coverage', text },
    ],
  };
}

interface Size {
  readonly points: number;
  readonly sources: number;
  readonly sentence: string;
  readonly url?: string;
}

/** Points cite one to all sources, every source is cited. */
function briefOf({ points, sources, sentence, url }: Size): Document {
  const numbers = Array.from({ length: sources }, (_, place) => place + 1);
  const share = Math.ceil(sources / points);
  return {
    title: 'harbour',
    span: 'last 3 days',
    blocks: [
      { kind: 'headline', text: `Headline ${sentence}`, sources: [1] },
      ...Array.from({ length: points }, (_, place): Block => {
        const own = numbers.slice(place * share, (place + 1) * share);
        return { kind: 'point', text: `No. ${place + 1} ${sentence}`, sources: own.length > 0 ? own : [1] };
      }),
      { kind: 'sources', sources: numbers.map((number) => source(number, url === undefined ? {} : { url })) },
      { kind: 'coverage', text: `${sources} articles, ${sources} sources, newest 3 h old` },
    ],
  };
}

interface DraftSize {
  readonly topics: number;
  readonly news: number;
  readonly sentence: string;
}

/** A digest as its reviewer sees it, with their note above; every kind of news under each topic. */
function draftOf({ topics, news, sentence }: DraftSize): Document {
  const underTopic = (topic: number): readonly Block[] => [
    { kind: 'heading', text: `Topic ${topic}`, sources: [] },
    { kind: 'note', text: `New on ${topic}` },
    ...Array.from({ length: news }, (_, place): Block => {
      return { kind: 'point', text: `No. ${topic}.${place} ${sentence}`, sources: [topic] };
    }),
    {
      kind: 'difference',
      label: 'Changed',
      sides: [
        { text: `Was ${topic} ${sentence}`, sources: [topic] },
        { text: `Is ${topic} ${sentence}`, sources: [topic] },
      ],
    },
    { kind: 'next', label: 'Awaited since 8 May', text: `Awaited ${topic} ${sentence}`, sources: [topic] },
  ];
  const numbers = Array.from({ length: topics }, (_, place) => place + 1);
  return {
    title: 'Draft: Digest',
    span: 'since yesterday 08:00',
    blocks: [
      { kind: 'note', text: 'A draft for you to review: it is posted today 08:00, unless you hold it.' },
      { kind: 'note', text: `Note by Anna Kovač: ${'Read this first. '.repeat(60).slice(0, 1000).trim()}` },
      ...numbers.flatMap(underTopic),
      { kind: 'note', text: 'Nothing new: freight, ferries.' },
      { kind: 'sources', sources: numbers.map((number) => source(number)) },
      { kind: 'coverage', text: `${topics} articles, ${topics} sources` },
    ],
  };
}

const source = (number: number, given: Partial<NumberedSource> = {}): NumberedSource => ({
  number,
  articleId: `article-${number}`,
  label: `Tarn talks, part ${number}`,
  publisher: `Herald ${number}`,
  url: `https://news${number}.example/story?id=${number}`,
  time: '3 h ago',
  ...given,
});

const everyKind: Document = {
  title: 'harbour',
  span: 'last 3 days',
  blocks: [
    { kind: 'note', text: 'The articles differ.' },
    { kind: 'headline', text: 'Dockers stop work', sources: [1] },
    { kind: 'point', text: 'Dockers stopped work on Monday.', sources: [1, 2] },
    { kind: 'next', text: 'Talks begin on Friday.', sources: [3] },
    {
      kind: 'difference',
      sides: [
        { text: 'nine days', sources: [1] },
        { text: 'a week', sources: [2], speaker: { name: 'Mira Holt', inferred: false } },
      ],
    },
    { kind: 'next', label: 'Awaited since yesterday 08:00', text: 'The union decides on Sunday.', sources: [2] },
    {
      kind: 'difference',
      label: 'Changed',
      sides: [
        { text: 'six ships', sources: [1] },
        { text: 'nine ships', sources: [3] },
      ],
    },
    { kind: 'quote', text: 'We will not move.', sources: [4], speaker: { name: 'Mira Holt', inferred: true } },
    { kind: 'heading', text: 'The cranes of Tarn', sources: [2], detail: '2 articles' },
    { kind: 'nearest', label: 'length', text: 'The pier is new.', sources: [3] },
    { kind: 'entry', name: '/brief', detail: 'the top stories' },
    {
      kind: 'passage',
      before: 'It was dawn.',
      text: 'The cranes stood still.',
      after: 'Nobody came.',
      sources: [2],
      detail: 'Herald 2, 3 May',
    },
    { kind: 'verbatim', text: '# harbour\n\n- one **point** \\[1\\]\n- another' },
    { kind: 'sources', sources: [1, 2, 3, 4].map((number) => source(number)) },
    { kind: 'coverage', text: '4 articles, 4 sources' },
  ],
};

/** White space aside: renderers break lines where they like. */
const folded = (messages: readonly ShownMessage[]): string =>
  messages
    .map(({ visible }) => visible)
    .join('')
    .replace(/\s/g, '');

/** Every text of the document, in its order, each with the numbers of all it cites before the next text begins. */
function expectInOrder(messages: readonly ShownMessage[], document: Document): void {
  const visible = folded(messages);
  let from = 0;
  for (const text of document.blocks.flatMap(textsOf)) {
    const words = text.replace(/\s/g, '');
    const found = visible.indexOf(words, from);
    expect(found, `${text.slice(0, 80)} after ${visible.slice(from, from + 80)}`).toBeGreaterThanOrEqual(from);
    from = found + words.length;
  }
}

function textsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'difference':
      return block.sides.flatMap(({ text, sources }) => [text, ...marks(sources)]);
    case 'sources':
      return block.sources.flatMap(({ number, label, publisher = '', time }) => [
        `[${number}]`,
        label,
        publisher,
        time,
      ]);
    case 'coverage':
    case 'note':
      return [block.text];
    case 'entry':
      return [block.name, block.detail];
    case 'heading':
      return [block.text, ...marks(block.sources), ...(block.detail ? [block.detail] : [])];
    case 'nearest':
      return [block.label, block.text, ...marks(block.sources)];
    case 'passage':
      return [block.before ?? '', block.text, block.after ?? '', block.detail];
    case 'verbatim':
      return [block.text];
    default:
      return [block.text, ...marks(block.sources)];
  }
}

const marks = (sources: readonly number[]): readonly string[] => sources.map((number) => `[${number}]`);
