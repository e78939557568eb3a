import { describe, expect, it } from 'vitest';
import { findTopics } from '../../../src/core/topics/found-topics.ts';
import { article } from '../../build.ts';

const ARTICLES = [
  article({
    id: 'first',
    source: 'Osby Herald',
    publishedAt: new Date('2026-05-04T08:00:00Z'),
    text: `Osby weighs a ceasefire at sea
On Tuesday harbour master Ilse Brandt met the fishers of Harwick in Osby. Brandt said the fishing quota would be cut by a third. The Osby Herald was not let in. Talks about the fishing quota go on.`,
  }),
  article({
    id: 'second',
    source: 'Coast Courier',
    publishedAt: new Date('2026-05-06T08:00:00Z'),
    text: `Fishers of Harwick refuse
The fishers will not accept the fishing quota, their union in Harwick told the European Commission on Tuesday. Ilse Brandt declined to comment.`,
  }),
  article({
    id: 'third',
    text: `A letter from Brussels
The European Commission wants to see the figures before it decides. In Harwick nobody waits. Brandt does, she said on Tuesday.`,
  }),
];

describe('findTopics', () => {
  it('names what several articles are about, most told first', () => {
    const found = findTopics(ARTICLES).map(({ name, articleIds }) => ({ name, articleIds }));

    expect(found).toEqual([
      { name: 'Brandt', articleIds: ['first', 'second', 'third'] },
      { name: 'Harwick', articleIds: ['first', 'second', 'third'] },
      { name: 'European Commission', articleIds: ['second', 'third'] },
      { name: 'fishing quota', articleIds: ['first', 'second'] },
    ]);
  });

  it('takes no verb at the end of a sentence for a noun', () => {
    const told = ['late by nine hours', 'full on Friday', 'out of service'].map((what, place) =>
      article({ id: `${place}`, text: `The ferry was ${what}, the harbour said. Crews waited for the harbour.` }),
    );

    expect(findTopics(told).map(({ name }) => name)).not.toContain('harbour said');
  });

  it('tells how new a topic is by its newest dated article', () => {
    const quota = findTopics(ARTICLES).find(({ name }) => name === 'fishing quota');

    expect(quota?.newest).toEqual(new Date('2026-05-06T08:00:00Z'));
  });

  it('puts the topics given first and finds none of them twice', () => {
    const topics = [
      { name: 'whales', aliases: [], related: [] },
      { name: 'fisheries', aliases: ['fishing quota'], related: [] },
    ];

    const found = findTopics(ARTICLES, topics);

    expect(found.slice(0, 2)).toEqual([
      { name: 'fisheries', articleIds: ['first', 'second'], newest: new Date('2026-05-06T08:00:00Z'), origin: 'file' },
      { name: 'whales', articleIds: [], origin: 'file' },
    ]);
    expect(found.slice(2).map(({ name, origin }) => `${origin}: ${name}`)).not.toContain('found: fishing quota');
  });

  it('finds the same whatever the order of the articles', () => {
    expect(findTopics([...ARTICLES].reverse())).toEqual(findTopics(ARTICLES));
  });

  it('finds nothing in one article or none', () => {
    expect(findTopics(ARTICLES.slice(0, 1))).toEqual([]);
    expect(findTopics([])).toEqual([]);
  });

  it('takes no agency of a dateline, day of the calendar or bare noun of a given topic for one', () => {
    const texts = [
      'OSBY (Farline) — The ferry strike in Osby goes on until Christmas. The ferry waits at Cape Lorn.',
      'OSBY (Farline) — Nobody in Osby expects a ferry before Christmas. Cape Lorn is empty.',
    ];

    const found = findTopics(
      texts.map((text, place) => article({ id: `a${place}`, text })),
      [{ name: 'ferry strike', aliases: [], related: [] }],
    );

    expect(found.map(({ name }) => name)).toEqual(['ferry strike', 'Cape Lorn', 'Osby']);
  });
});
