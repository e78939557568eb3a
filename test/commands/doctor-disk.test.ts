import { describe, expect, it } from 'vitest';
import { examineDisk } from '../../src/commands/doctor-disk.ts';

describe('what doctor says of the disk', () => {
  it('is nothing where there is room', async () => {
    expect(await examineDisk('data/briefdesk.db', async () => 5e9)).toEqual([]);
  });

  it('is how little room there is, and what to do', async () => {
    const [finding] = await examineDisk('data/briefdesk.db', async () => 3_400_000);

    expect(finding).toMatchObject({ kind: 'wrong', about: 'disk' });
    expect(finding?.text).toContain('only 3 MB are free beside data/briefdesk.db');
  });

  it('knows the room of a folder', async () => {
    expect(await examineDisk('none.db')).toEqual([]);
  });
});
