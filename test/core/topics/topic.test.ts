import { describe, expect, it } from 'vitest';
import { canMatch, matchTopic, type Topic, topicPhrases } from '../../../src/core/topics/topic.ts';

const match = (topic: string | Topic, text: string, language?: string) => matchTopic(topic)({ text }, language);

describe('matchTopic', () => {
  it.each([
    'Both sides claim the territories.',
    'Territorial issues were left for later.',
    'TERRITORY IS OFF THE TABLE',
  ])('finds the topic "territory" in any of its forms: %s', (text) => {
    expect(match('territory', text)).toBe(1);
  });

  it('does not find it in a word that only looks like it', () => {
    expect(match('territory', 'The terrier ran off.')).toBe(0);
  });

  it('takes a phrase for named when its words stand near each other, in any order', () => {
    expect(match('peace plan', 'They wrote a plan that could bring lasting peace.')).toBe(1);
  });

  it('counts a phrase less whose words are far apart', () => {
    const text = 'The plan for the new harbour was dropped by the council after a long night that ended without peace.';

    expect(match('peace plan', text)).toBeCloseTo(0.7);
  });

  it('needs every word of a short phrase', () => {
    expect(match('peace plan', 'The plan is ready.')).toBe(0);
  });

  it('takes most words of a long phrase for a touch on the topic', () => {
    const topic = 'what happens to the ferry line between Harwick and Osby';

    expect(match(topic, 'The ferry line to Osby opens in May.')).toBeGreaterThan(0);
    expect(match(topic, 'The ferry was late.')).toBe(0);
  });

  it('counts aliases as the name and related words less', () => {
    const topic = { name: 'North Atlantic alliance', aliases: ['NATO'], related: ['article five'] };

    expect(match(topic, 'NATO met on Monday.')).toBe(1);
    expect(match(topic, 'She spoke of Article Five again.')).toBe(0.5);
  });

  it('lets the people of a country touch the topic, but not a common word', () => {
    expect(match('Ukraine', 'Ukrainian troops withdrew.')).toBe(0.5);
    expect(match('guard', 'the guardian of the bridge')).toBe(0);
  });

  it('folds case and diacritics both ways', () => {
    expect(match('zurich', 'Die Banken in Zürich schließen.', 'de')).toBe(1);
    expect(match('Łódź', 'Trams stood still in Lodz.')).toBe(1);
  });

  it('stems in the language of the article', () => {
    expect(match('переговоры', 'О переговорах сообщили вечером.', 'ru')).toBe(1);
    expect(match('Verhandlung', 'Die Verhandlungen dauern an.', 'de')).toBe(1);
  });

  it('takes a quoted topic to the letter, stop words and order included', () => {
    expect(match('"peace plan"', 'The Peace Plan failed.')).toBe(1);
    expect(match('“plan for peace”', 'A plan for peace came late.')).toBe(1);
    expect(match('"peace plan"', 'A plan for peace came late.')).toBe(0);
    expect(match('"peace plan"', 'Peace plans are cheap.')).toBe(0);
  });

  it('tells the country from the pronoun', () => {
    expect(match('US', 'The U.S. envoy left.')).toBe(1);
    expect(match('U.S.', 'The US envoy left.')).toBe(1);
    expect(match('US', 'They told us nothing.')).toBe(0);
    expect(match('US', 'THEY TOLD US NOTHING AT ALL')).toBe(0);
  });

  it.each([
    ['mine', 'Two mines above Orra were flooded.', 1],
    ['WHO', 'The W.H.O. warned of measles.', 1],
    ['who', 'The WHO warned of measles.', 1],
    ['who', 'The man who warned of measles left.', 0],
    ['it', 'The IT staff of the hospital went on strike.', 1],
    ['it', 'They did it again.', 0],
    ['the who', 'Thousands heard The Who in Tarn.', 1],
    ['the who', 'The man who warned of measles left.', 0],
  ])('takes a topic of stop words alone, %j, as it is written: %j', (topic, sentence, score) => {
    expect(match(topic, sentence)).toBe(score);
  });

  it.each(['', '…?!', '🙂🙂', '""'])('finds nothing for a topic without content: %j', (topic) => {
    expect(match(topic, 'The end of the affair, and the rest …?! 🙂🙂')).toBe(0);
    expect(canMatch(topic)).toBe(false);
    expect(topicPhrases(topic)).toEqual([]);
  });
});

describe('topicPhrases', () => {
  it('gives a phrase for the name and each alias, with the stems of every language of its script', () => {
    const phrases = topicPhrases({ name: 'peace plans', aliases: ['переговорів'], related: ['truce'] });

    expect(phrases).toHaveLength(2);
    expect(phrases[0]?.[0]).toContain('peac');
    expect(phrases[0]?.[1]).toEqual(expect.arrayContaining(['plan', 'plans']));
    expect(phrases[1]?.[0]).toEqual(expect.arrayContaining(['переговор', 'переговорів']));
  });

  it('leaves out stop words and quotation marks', () => {
    expect(topicPhrases('"plan for peace"')[0]).toHaveLength(2);
  });
});
