import { createRequire } from 'node:module';
import type Lexrank from 'lexrank';
import type * as NodeSummarizer from 'node-summarizer';
import type * as TextRank from 'ts-textrank';
import type { Article } from '../../src/core/reading/article.ts';

/** A way to sum up articles in sentences, the most important first. Briefdesk is compared with these. */
export interface Peer {
  readonly name: string;
  summarize(articles: readonly Article[], sentences: number): readonly string[];
}

const joined = (articles: readonly Article[]): string => articles.map((article) => article.text).join('\n\n');

const require = createRequire(import.meta.url);
// A package that these need puts methods of its own in the place of the arrays', which call back for elements that are
// not there.
const own = Object.fromEntries(Object.entries(Object.getOwnPropertyDescriptors(Array.prototype)));
const lexrank = require('lexrank') as typeof Lexrank;
const { SummarizerManager } = require('node-summarizer') as typeof NodeSummarizer;
Object.defineProperties(Array.prototype, own);

const lexrankPeer: Peer = {
  name: 'lexrank 1.0.5',
  summarize(articles, sentences) {
    let ranked: readonly string[] = [];
    lexrank.summarize(joined(articles), sentences, (_error, lines) => {
      ranked = [...lines].sort((a, b) => b.weight - a.weight).map((line) => line.text);
    });
    return ranked;
  },
};

// Its declarations import their neighbours without extensions, which Node's own module resolution can't follow.
const { AbsoluteSummarizerConfig, DefaultTextParser, NullLogger, SorensenDiceSimilarity, Summarizer } =
  require('ts-textrank') as typeof TextRank;

const textrankPeer: Peer = {
  name: 'ts-textrank 1.0.3',
  summarize(articles, sentences) {
    const damping = 0.85;
    const order = Summarizer.SORT_SCORE;
    const [similarity, parser] = [new SorensenDiceSimilarity(), new DefaultTextParser()];
    const config = new AbsoluteSummarizerConfig(sentences, similarity, parser, damping, order);
    return new Summarizer(config, new NullLogger()).summarize(joined(articles), 'en');
  },
};

/** By word frequency: its other method needs an index that only its install script writes. */
const nodeSummarizerPeer: Peer = {
  name: 'node-summarizer 1.0.7',
  summarize: (articles, sentences) => [
    new SummarizerManager(joined(articles), sentences).getSummaryByFrequency().summary,
  ],
};

/** Round robin: every article's first sentence, then every second one. Hard to beat on short news. */
const leads: Peer = {
  name: 'leads, round robin',
  summarize(articles, sentences) {
    const longest = Math.max(0, ...articles.map((article) => article.sentences.length));
    const rounds = Array.from({ length: longest }, (_, index) =>
      articles.flatMap((article) => article.sentences[index] ?? []),
    );
    return rounds
      .flat()
      .slice(0, sentences)
      .map((sentence) => sentence.text);
  },
};

export const PEERS: readonly Peer[] = [lexrankPeer, textrankPeer, nodeSummarizerPeer, leads];
