import { describe, expect, it } from 'vitest';
import { runBench } from './bench/bench.ts';
import { generateArticle, PLANTED_TOPICS } from './bench/generate.ts';
import { percentile, printSection, type Section } from './bench/measure.ts';

describe('bench', () => {
  it('measures briefs, the packages they are compared with, answers and sentences', async () => {
    const sections: Section[] = [];

    await runBench(['core'], { tiny: true }, (section) => sections.push(section));

    const rows = sections.flatMap((section) => section.rows);
    expect(sections.map((section) => section.title)).toEqual(['Core']);
    expect(rows.map((row) => row.name.split(',')[0])).toEqual([
      'composeBrief',
      'composeBrief',
      'composeBrief',
      'lexrank 1.0.5',
      'ts-textrank 1.0.3',
      'node-summarizer 1.0.7',
      'leads',
      'answerQuestion',
      'answerQuestion',
      'splitSentences',
    ]);
    for (const row of rows) for (const figure of Object.values(row.figures)) expect(figure).toBeGreaterThan(0);
  });

  it('measures briefs, answers and ingest over a growing store', async () => {
    const sections: Section[] = [];

    await runBench(['store'], { tiny: true }, (section) => sections.push(section));

    const [{ rows } = { rows: [] }] = sections;
    expect(rows.map((row) => row.name)).toContain('right after the start, topic in 30 % of the articles');
    expect(rows.map((row) => Object.keys(row.figures))).toEqual(rows.map(() => ['10', '20']));
    expect(rows.at(-1)?.figures['20']).toBeGreaterThan(0);
  });

  it('measures how fast articles are read into a store, and read again', async () => {
    const sections: Section[] = [];

    await runBench(['ingest'], { tiny: true }, (section) => sections.push(section));

    expect(sections[0]?.rows.map(({ name }) => name)).toEqual(['new articles', 'the same again, unchanged']);
    for (const { figures } of sections[0]?.rows ?? []) expect(figures['articles/s']).toBeGreaterThan(0);
  });

  it('measures how soon the built bot acknowledges on either platform, and its memory', async () => {
    const sections: Section[] = [];

    await runBench(['chat'], { tiny: true }, (section) => sections.push(section));

    const figures = sections[0]?.rows.map((row) => row.figures) ?? [];
    expect(figures.map((of) => Object.keys(of))).toEqual([['p50', 'p99', 'most'], ['MB'], ['MB']]);
    for (const figure of figures.flatMap((of) => Object.values(of))) expect(figure).toBeGreaterThan(0);
  }, 120_000);

  it('measures how sources are read while commands come in', async () => {
    const sections: Section[] = [];

    await runBench(['sources'], { tiny: true }, (section) => sections.push(section));

    const rows = sections[0]?.rows ?? [];
    expect(rows).toHaveLength(13);
    expect(rows[3]?.figures.count).toMatch(/^(\d+) \/ \1$/);
  }, 120_000);

  it('measures what one more article costs to group', async () => {
    const sections: Section[] = [];

    await runBench(['stories'], { tiny: true }, (section) => sections.push(section));

    expect(Object.keys(sections[0]?.rows[0]?.figures ?? {})).toEqual(['20', '40']);
  });

  it('says where the data for quality is found when it is not at hand', async () => {
    const sections: Section[] = [];

    await runBench(['quality'], { tiny: true }, (section) => sections.push(section));

    expect(sections[0]?.rows).toEqual([]);
    expect(sections[0]?.notes.join()).toMatch(/EVAL_DATA.*MultiLing.*SelQA.*SQuAD.*EWT.*ECB\+/s);
  });

  it('measures how soon digests due at one minute are posted', async () => {
    const sections: Section[] = [];

    await runBench(['digests'], { tiny: true }, (section) => sections.push(section));

    expect(sections[0]?.rows[0]?.figures).toMatchObject({ posts: 20 });
  });

  it('names the sections there are when asked for another', async () => {
    await expect(runBench(['speed'], { tiny: true }, () => {})).rejects.toThrow('no section speed; there are core');
  });
});

describe('generateArticle', () => {
  it('gives the same article for the same number', () => {
    expect(generateArticle(7)).toEqual(generateArticle(7));
    expect(generateArticle(7).text).not.toBe(generateArticle(8).text);
  });

  it('writes 300 to 600 words', () => {
    const lengths = Array.from({ length: 100 }, (_, index) => generateArticle(index).text.split(/\s+/).length);

    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(300);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(600);
  });

  it('plants every topic in about its share of the articles', () => {
    const texts = Array.from({ length: 2000 }, (_, index) => generateArticle(index).text);

    for (const { name, share } of PLANTED_TOPICS) {
      const found = texts.filter((text) => text.includes(name)).length / texts.length;
      expect(Math.abs(found - share)).toBeLessThan(0.002 + share * 0.25);
    }
  });
});

describe('percentile', () => {
  it('takes the nearest rank', () => {
    expect(percentile([30, 10, 20, 40], 0.5)).toBe(20);
    expect(percentile([30, 10, 20, 40], 0.95)).toBe(40);
    expect(percentile([], 0.5)).toBe(0);
  });
});

describe('printSection', () => {
  it('lays figures out as a Markdown table', () => {
    const section: Section = {
      title: 'Core',
      rows: [
        { name: 'brief', figures: { p50: 1.234, p95: 12.34 } },
        { name: 'split', figures: { 'MB/s': 123.4 } },
      ],
      notes: ['Milliseconds.'],
    };

    const printed = printSection(section);

    expect(printed).toBe(
      '## Core\n\n|  | p50 | p95 | MB/s |\n| --- | ---: | ---: | ---: |\n| brief | 1.23 | 12.3 |  |\n| split |  |  | 123 |\n\nMilliseconds.\n',
    );
  });
});
