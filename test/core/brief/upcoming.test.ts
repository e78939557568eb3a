import { describe, expect, it } from 'vitest';
import { composeBrief } from '../../../src/core/brief/brief.ts';
import { article } from '../../build.ts';

const nextOf = (texts: readonly (readonly [published: string, text: string])[], topic?: string) =>
  composeBrief(
    texts.map(([published, text], place) =>
      article({ id: `a${place}`, source: 'Orra Post', publishedAt: new Date(published), text }),
    ),
    topic === undefined ? {} : { topic },
  ).next?.text;

describe('what a brief says comes next', () => {
  it('is nothing that a later article tells as done', () => {
    const texts: [string, string][] = [
      [
        '2025-03-06T08:00Z',
        'Halm raised its offer for Delta Mills to five million crowns. The board of Delta will meet on Friday.',
      ],
      ['2025-03-07T18:00Z', 'The board of Delta backed the raised offer of Halm on Friday by seven votes to four.'],
    ];

    expect(nextOf(texts)).toBeUndefined();
    expect(nextOf(texts.slice(0, 1))).toBe('The board of Delta will meet on Friday.');
  });

  it('is nothing of an hour that has passed', () => {
    const texts: [string, string][] = [
      [
        '2025-03-05T12:00Z',
        'All schools between Tarn and Osby were closed on Wednesday. The storm is expected to reach the coast near Orra at about 9 p.m.',
      ],
      ['2025-03-07T12:00Z', 'The harbour wall of Orra broke over a length of 80 metres.'],
    ];

    expect(nextOf(texts)).toBeUndefined();
    expect(nextOf(texts.slice(0, 1))).toBe('The storm is expected to reach the coast near Orra at about 9 p.m.');
  });

  it('is what is near to the topic before what only stands in its article', () => {
    const text =
      'Mara Lund will sign a contract with Halm until 2031. Halm play Tarn City on Sunday without their captain. Lund, who is 22, will have a medical in Halm on Saturday.';

    expect(nextOf([['2025-03-06T08:00Z', text]], 'Lund')).toBe(
      'Lund, who is 22, will have a medical in Halm on Saturday.',
    );
  });

  it('names what it is about before it leaves that to the article', () => {
    const text =
      'A wildfire above Orra killed two people. King Alfons is due to visit the town on Monday. A service for the dead will be held in the cathedral of Tarn on Tuesday.';

    expect(nextOf([['2025-03-06T08:00Z', text]])).toBe(
      'A service for the dead will be held in the cathedral of Tarn on Tuesday.',
    );
  });

  it('is what was announced on a day that has passed, where nothing says that it is over', () => {
    const text = 'The Lund family will sell its share of Delta Mills to Halm, its spokesman said on Wednesday.';
    const later = 'Delta Mills employs 900 people in Orra. The mill was founded by two brothers.';

    expect(
      nextOf([
        ['2025-03-05T12:00Z', text],
        ['2025-03-06T12:00Z', later],
      ]),
    ).toBe(text);
  });

  it('is no plan without a day that was told days ago', () => {
    const texts: [string, string][] = [
      [
        '2025-03-05T12:00Z',
        'Workers in Orra fear for 900 jobs at the harbour. The Lund family will vote against the merger of Delta Mills with Halm.',
      ],
      ['2025-03-09T12:00Z', 'Delta Mills employs 900 people in Orra. The mill was founded by two brothers.'],
    ];

    expect(nextOf(texts)).toBeUndefined();
    expect(nextOf(texts.slice(0, 1))).toBe('The Lund family will vote against the merger of Delta Mills with Halm.');
  });

  it('is nothing that an article announces of its own publisher', () => {
    const text =
      'The judge in Orra sent the jury home because a juror fell ill. Orra Post will report from the court on Tuesday.';

    expect(nextOf([['2025-03-06T08:00Z', text]])).toBeUndefined();
  });
});
