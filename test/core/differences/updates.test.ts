import { describe, expect, it } from 'vitest';
import { updatesAmong } from '../../../src/core/differences/updates.ts';
import { article } from '../../build.ts';

const dated = (id: string, hour: string, text: string) =>
  article({ id, text, publishedAt: new Date(`2025-03-0${hour}:00Z`) });

const FIRST = dated(
  'first',
  '1T08',
  'A landslide buried a street in Orra near the Tarn dam. Four people died in Orra, the mayor Ana Ruiz said. Six people are missing in Orra.',
);
const LATER = dated(
  'later',
  '2T08',
  'The landslide in Orra near the Tarn dam has claimed more lives. The death toll rose to seven in Orra, Ana Ruiz said. Three people are still missing in Orra.',
);
const LAST = dated(
  'last',
  '3T08',
  'Searchers below the Tarn dam in Orra stopped after the landslide. The death toll has risen to nine. One of the three missing people was found alive, the mayor Ana Ruiz said.',
);

describe('updatesAmong', () => {
  it('finds the counts and searches that later articles have overtaken', () => {
    const overtaken = updatesAmong([FIRST, LATER, LAST]).map(({ earlier }) => earlier.text);

    expect(overtaken).toEqual([
      'Four people died in Orra, the mayor Ana Ruiz said.',
      'Six people are missing in Orra.',
      'The death toll rose to seven in Orra, Ana Ruiz said.',
      'Three people are still missing in Orra.',
    ]);
  });

  it.each([
    'Ana Ruiz said that 400 men had volunteered to die for the dam in Orra.',
    'A group in Orra threatened to kill 40 people.',
    'Correction: an earlier version of this article said that 14 people had died in Orra.',
    'This paper wrongly reported on Tuesday that 14 people had died in Orra.',
  ])('overtakes no count of the dead by what has not come, or is taken back: %j', (text) => {
    const later = article({ id: 'later', text, publishedAt: new Date('2026-11-23T12:00:00Z') });

    expect(updatesAmong([FIRST, later]).map(({ later: { articleId } }) => articleId)).not.toContain('later');
  });

  it('takes those who live at a place that was destroyed for no dead', () => {
    const text = 'The landslide in Orra destroyed the pier near the Tarn dam, where 140 people live, Ana Ruiz said.';
    const destroyed = article({ id: 'destroyed', text, publishedAt: new Date('2025-03-01T10:00Z') });

    expect(updatesAmong([destroyed, LATER])).toEqual([]);
  });

  it('overtakes nothing where the times are not known', () => {
    const undated = [FIRST, LATER].map(({ id, text }) => article({ id, text }));

    expect(updatesAmong(undated)).toEqual([]);
  });
});
