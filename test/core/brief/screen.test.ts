import { describe, expect, it } from 'vitest';
import { composeBrief } from '../../../src/core/brief/brief.ts';
import { article } from '../../build.ts';
import { FLOOD } from '../flood.ts';

const texts = ({ points }: { readonly points: readonly { readonly text: string }[] }) => points.map(({ text }) => text);

describe('what a screen is filled with', () => {
  it('tells no count that a later article has overtaken', () => {
    const early = article({
      id: 'early',
      publishedAt: new Date('2025-03-01T08:00Z'),
      text: 'Four people died when a landslide buried a street in Orra on Saturday. The mayor of Orra, Ana Ruiz, closed the road below the slope.',
    });
    const late = article({
      id: 'late',
      publishedAt: new Date('2025-03-02T08:00Z'),
      text: 'Nine people died when a landslide buried a street in Orra, the mayor, Ana Ruiz, said. The slope above Orra is still moving, engineers warned.',
    });

    const told = texts(composeBrief([early, late], { topic: 'landslide' })).join(' ');

    expect(told).toContain('Nine people died');
    expect(told).not.toContain('Four people died');
  });

  it('quotes no words cut out of the middle of a sentence', () => {
    const text =
      'The ferry company cancelled the night ferry to Orra. The captain, Ana Ruiz, called the night ferry "the last ferry that this island could count on".';

    expect(composeBrief([article({ text })], { topic: 'ferry', maxPoints: 1 }).quotes).toEqual([]);
  });

  it('prefers the language most articles are written in', () => {
    const german = article({
      id: 'german',
      language: 'de',
      text: 'In Vellmar trat am Mittwoch der Fluss Orle über die Ufer. Die alte Brücke in Vellmar ist gesperrt.',
    });

    const told = texts(composeBrief([...FLOOD.map((one) => ({ ...one, language: 'en' })), german], { maxPoints: 3 }));

    expect(told.filter((text) => /Fluss|Brücke/.test(text))).toEqual([]);
  });
});
