import { standingOf } from '../core/stories/standing.ts';

/** Of an article of a story: its publisher, its voice, and when it counts as new, in milliseconds since 1970. */
export interface ToldBy {
  readonly source: string | null;
  readonly voice_id: string;
  readonly time: number;
}

/** How high a story with these members stands, which are not none. */
export function standingAmong(members: readonly ToldBy[]): number {
  return standingOf({
    articles: members.length,
    publishers: new Set(members.map(({ source }) => (source ?? '').trim().toLowerCase())).size,
    voices: new Set(members.map(({ voice_id }) => voice_id)).size,
    newest: new Date(members.reduce((newest, { time }) => Math.max(newest, time), Number.NEGATIVE_INFINITY)),
  });
}
