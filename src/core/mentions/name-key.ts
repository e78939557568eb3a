import { isSpaceAt } from '../words/white-space.ts';

/** A name by its last word, so that "Ruiz" meets "Ana Ruiz". */
export function nameKey(name: string): string {
  let from = name.length;
  while (from > 0 && name[from - 1] !== '-' && !isSpaceAt(name, from - 1)) from -= 1;
  return name.slice(from).toLowerCase().replace(/[.’']/g, '');
}
