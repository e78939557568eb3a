import { expect, it } from 'vitest';
import type { Form } from '../../src/app/chat/form.ts';
import { digestForm } from '../../src/app/digests/digest-form.ts';
import { dropForm, noteForm } from '../../src/app/digests/drafts.ts';
import { USUAL_WISHES } from '../../src/app/digests/subscription.ts';
import type { Block } from '../../src/app/document.ts';

const LONG = `Six ships <!channel> @everyone *left*\u202e ${'🇺🇦 and the tides of Tarn '.repeat(200)}`;

const composedOf = (blocks: readonly Block[]) => ({
  content: { document: { title: 'Digest', blocks }, points: [], revisions: {} },
  tells: [],
  expects: [],
  settled: [],
  lookedAt: new Date('2026-05-11T12:00:00Z'),
  composedAt: new Date('2026-05-11T12:00:00Z'),
});
const pointsOf = (count: number) =>
  composedOf(
    Array.from({ length: count }, (_, place): Block => ({ kind: 'point', text: `${place} ${LONG}`, sources: [1] })),
  );
const WISHES = { ...USUAL_WISHES, review: { by: 'anna', unapproved: 'hold' } } as const;
const TOPICS = Array.from({ length: 20 }, (_, place) => `topic ${place} ${'x'.repeat(130)}`);

const FORMS: readonly (readonly [name: string, form: Form])[] = [
  ['a new digest', digestForm({ topics: [], schedule: 'weekdays 8:00', zone: 'UTC', wishes: USUAL_WISHES })],
  [
    'the largest digest',
    digestForm({
      topics: TOPICS,
      schedule: 'cron 0 8 1 * *',
      zone: 'America/Argentina/ComodRivadavia',
      wishes: WISHES,
      subscription: 'k3x9a1',
    }),
  ],
  ['a note by who has a long name', noteForm('a1b2c3d4e5f6a7b8', pointsOf(50), '👩‍👩‍👧‍👦'.repeat(12))],
  ['fifty points to drop', dropForm('a1b2c3d4e5f6a7b8', pointsOf(50))!],
  ['200 points to drop', dropForm('a1b2c3d4e5f6a7b8', pointsOf(200))!],
];

/** What a platform is told of a form: `beyond` are its limits that it breaks, `texts` all that people read. */
export interface ShownForm {
  readonly beyond: readonly string[];
  readonly texts: readonly string[];
}

/** Forms keep within a platform's limits, whatever they are about, and steer nothing. */
export function itShowsForms(show: (form: Form) => ShownForm): void {
  it.each(FORMS)('shows the form of %s within every limit', (_, form) => {
    const { beyond, texts } = show(form);

    expect(beyond).toEqual([]);
    for (const text of texts) expect(text).toMatch(/\S/);
    for (const text of texts) expect(text).not.toMatch(/\p{Surrogate}|[\u202a-\u202e]/u);
  });
}
