import { findTerms } from '../../core/words/terms.ts';
import type { Desk } from '../desk.ts';

/** As many as Discord shows. */
const OFFERED = 25;

/** Topics for what is typed so far: those that begin with it, then those with a word that does, best first. */
export async function completions(
  desk: Pick<Desk, 'topics'>,
  typed: string,
  workspace: string,
): Promise<readonly string[]> {
  const names = await desk.topics(workspace);
  const begun = typed.trim().toLowerCase();
  if (begun === '') return names.slice(0, OFFERED);
  const whole = names.filter((name) => name.toLowerCase().startsWith(begun));
  const inside = names.filter(
    (name) => !whole.includes(name) && findTerms(name).some(({ word }) => word.startsWith(begun)),
  );
  return [...whole, ...inside].slice(0, OFFERED);
}
