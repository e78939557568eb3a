import { describe, expect, it } from 'vitest';
import type { Watches, WatchTrouble } from '../../src/app/watching.ts';
import { examineWeb } from '../../src/commands/doctor-web.ts';
import { readConfig } from '../../src/config.ts';

const FAILING: WatchTrouble = {
  name: 'Tarn Herald',
  address: 'https://tarn.example/rss?key=secret',
  failures: 3,
  note: 'tarn.example did not answer',
  nextReadAt: new Date('2026-11-20T12:00:00Z'),
};
const { nextReadAt: _, ...GONE } = FAILING;
const CONTACT = { BOT_CONTACT: 'desk@news.example' };

async function textsFor(troubled: readonly WatchTrouble[], env: Readonly<Record<string, string>> = CONTACT) {
  const watches: Pick<Watches, 'examine'> = { examine: async () => ({ watched: 2, troubled }) };
  const findings = await examineWeb(watches, readConfig(env));
  return findings.map(({ kind, text }) => `${kind} ${text}`);
}

describe('what doctor says of sources on the web', () => {
  it('is how many there are', async () => {
    expect(await textsFor([])).toEqual(['good 2 sources on the web']);
  });

  it('is what keeps failing and why, without the address, which may hold a key', async () => {
    expect(await textsFor([FAILING])).toContain(
      'wrong Tarn Herald (tarn.example) could not be read 3 times: tarn.example did not answer. It is tried again by itself; `/sources remove` ends it.',
    );
  });

  it('is what is not read any more, after one failure already', async () => {
    const [, text] = await textsFor([{ ...GONE, failures: 1 }]);

    expect(text).toContain('Tarn Herald (tarn.example) is not read any more: tarn.example did not answer.');
  });

  it('is nothing of a failure or two, which pass', async () => {
    expect(await textsFor([{ ...FAILING, failures: 2 }])).toHaveLength(1);
  });

  it('is that sites cannot reach the operator', async () => {
    expect((await textsFor([], {})).at(-1)).toMatch(/^note BOT_CONTACT is not set/);
  });

  it('is cut where very much fails', async () => {
    const many = Array.from({ length: 14 }, (_, n) => ({ ...FAILING, name: `s${n}` }));

    expect((await textsFor(many)).at(-1)).toBe('wrong and 4 more: /sources tells of those it lists');
  });
});
