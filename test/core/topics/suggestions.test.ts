import { describe, expect, it } from 'vitest';
import { suggestTopics } from '../../../src/core/topics/suggestions.ts';

describe('suggestTopics', () => {
  it('offers the full name for a misspelt surname', () => {
    const offered = suggestTopics('Zelenski', ['NATO', 'Volodymyr Zelensky', 'Iran']);

    expect(offered).toEqual(['Volodymyr Zelensky']);
  });

  it('counts swapped letters as one slip', () => {
    expect(suggestTopics('NTAO', ['NATO', 'Nauru'])).toEqual(['NATO']);
  });

  it('mends a name torn apart and marks left out', () => {
    expect(suggestTopics('Khar kiv', ['Kharkiv'])).toEqual(['Kharkiv']);
    expect(suggestTopics('sao paolo', ['São Paulo'])).toEqual(['São Paulo']);
  });

  it('puts the nearest first and offers at most three', () => {
    const offered = suggestTopics('harbours', ['harboards', 'harbour', 'harbor', 'arbours', 'harvests']);

    expect(offered).toEqual(['arbours', 'harbour', 'harboards']);
  });

  it('finds a name whose words are among several, one of them misspelt', () => {
    expect(suggestTopics('talks in moskow', ['Moscow talks', 'Moscow', 'peace talks'])).toEqual([
      'Moscow',
      'Moscow talks',
    ]);
    expect(suggestTopics('the war of tides', ['Warm', 'tidal'])).toEqual([]);
  });

  it('offers the same whatever the order of the known names', () => {
    const known = ['Marina', 'Martina', 'Marine', 'Maria'];

    expect(suggestTopics('Marin', known)).toEqual(suggestTopics('Marin', [...known].reverse()));
  });

  it('offers nothing for a known name, whatever its case and marks', () => {
    expect(suggestTopics('zurich', ['Zürich', 'Zurück'])).toEqual([]);
  });

  it('offers nothing for what is far from every name or holds no word', () => {
    expect(suggestTopics('fisheries', ['NATO', 'Volodymyr Zelensky'])).toEqual([]);
    expect(suggestTopics('🙂 …', ['NATO'])).toEqual([]);
    expect(suggestTopics('UK', ['US', 'UN'])).toEqual([]);
  });
});
