import { BriefdeskError } from './core/errors.ts';

/** An error as a sentence for a person, with the code that a log has, too. */
export function explain(error: unknown): string {
  if (error instanceof BriefdeskError) return `${error.message} [${error.code}]`;
  const message = error instanceof Error ? error.message : String(error);
  return `Something went wrong: ${message} [unexpected]`;
}
