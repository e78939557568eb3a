import { type RawBuilder, sql } from 'kysely';
import type { Database } from './schema.ts';

/** Milliseconds since 1970 by the database's clock: several processes share it. */
export const clockOf = (kind: Database['kind']): RawBuilder<number> =>
  kind === 'postgres'
    ? sql`CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)`
    : sql`CAST(unixepoch('subsec') * 1000 AS INTEGER)`;

/** The same, unless another time stands for it. */
export const clockAt = (kind: Database['kind'], at: Date | undefined): RawBuilder<number> =>
  at ? sql`CAST(${at.getTime()} AS BIGINT)` : clockOf(kind);
