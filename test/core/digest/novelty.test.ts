import { describe, expect, it } from 'vitest';
import { composeDigest, type Digest, type Memory } from '../../../src/core/digest/digest.ts';
import { findNews, type TopicArticles } from '../../../src/core/digest/news.ts';
import type { Article } from '../../../src/core/reading/article.ts';
import { article } from '../../build.ts';
import { CLUSTERS, type Cluster } from './clusters.ts';

const MONDAY = new Date('2026-05-11T06:00:00Z');
const TUESDAY = new Date('2026-05-12T06:00:00Z');

const told = (cluster: Cluster, fact: string, given: { id: string; source: string; publishedAt: Date }): Article =>
  article({ ...given, addedAt: given.publishedAt, text: `${cluster.event} ${fact}` });

const digestOf = (
  { topic }: Cluster,
  read: Pick<TopicArticles, 'fresh'> & Partial<Pick<TopicArticles, 'earlier' | 'revisions'>>,
  memory: Memory = { told: [], awaited: [] },
): Digest => {
  const named = { topic: { name: topic, aliases: [], related: [] }, earlier: [], revisions: [], ...read };
  return composeDigest(findNews([named]), memory, { now: TUESDAY, size: { points: 6, words: 200 } });
};

const parts = ({ topics }: Digest) => ({
  points: topics.flatMap(({ points, next }) => [...points, ...(next ? [next] : [])].map(({ text }) => text)),
  changes: topics.flatMap(({ changes }) => changes.map(({ was, is }) => [was.citation.quote, is.citation.quote])),
  differences: topics.flatMap(({ differences }) =>
    differences.map(({ sides }) => sides.map(({ citation }) => citation.quote)),
  ),
});
const NOTHING = { points: [], changes: [], differences: [] };

describe.each(CLUSTERS)('a dated cluster on the $topic', (cluster) => {
  const first = told(cluster, cluster.fact, { id: 'first', source: 'Tarn Herald', publishedAt: MONDAY });
  const second = (fact: string, source: string, publishedAt = MONDAY) =>
    told(cluster, fact, { id: 'second', source, publishedAt });

  it('is new once', () => {
    const digest = digestOf(cluster, { fresh: [first] });
    const memory: Memory = {
      told: digest.topics.flatMap(({ points }) => points.map((point) => ({ point, at: MONDAY }))),
      awaited: [],
    };

    expect(parts(digest).points).toContain(cluster.fact);
    expect(parts(digestOf(cluster, { fresh: [first] }, memory))).toEqual(NOTHING);
  });

  it('is not new in other words, whoever finds them', () => {
    const copy = second(cluster.reworded, 'Coast Courier', TUESDAY);

    expect(parts(digestOf(cluster, { fresh: [copy], earlier: [first] }))).toEqual(NOTHING);
  });

  it('has changed where its publisher revised the number', () => {
    const after = told(cluster, cluster.changed, { id: 'first', source: 'Tarn Herald', publishedAt: MONDAY });
    const before = told(cluster, cluster.fact, { id: 'before', source: 'Tarn Herald', publishedAt: MONDAY });

    const { points, changes, differences } = parts(
      digestOf(cluster, { fresh: [after], revisions: [{ before, after }] }),
    );

    expect({ points, changes, differences }).toEqual({ ...NOTHING, changes: [[cluster.fact, cluster.changed]] });
  });

  it('is told differently where another publisher has another number', () => {
    const other = second(cluster.changed, 'Coast Courier');

    const { points, changes, differences } = parts(digestOf(cluster, { fresh: [other], earlier: [first] }));

    expect({ points, changes, differences }).toEqual({ ...NOTHING, differences: [[cluster.fact, cluster.changed]] });
  });
});
