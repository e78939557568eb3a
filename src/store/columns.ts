import { type RawBuilder, sql, type Transaction } from 'kysely';
import type { ExportedRow } from '../app/ports.ts';
import { EXPORTED, type ExportedTable } from './exported.ts';
import type { Database, Schema } from './schema.ts';

/** A column as an export holds it. */
export interface Column {
  readonly name: string;
  readonly type: 'text' | 'whole number' | 'number';
  readonly nullable: boolean;
  readonly hasDefault: boolean;
}

interface ColumnRow {
  readonly name: string;
  readonly type: string;
  readonly required: number | boolean;
  readonly fallback: string | null;
}

/** The exported columns of a table, as the database itself has them. */
export async function columnsOf(
  { kind, sql: query }: { readonly kind: Database['kind']; readonly sql: Transaction<Schema> },
  table: ExportedTable,
): Promise<readonly Column[]> {
  const { rows } = await describe(kind, table).execute(query);
  const exported: readonly string[] = EXPORTED[table];
  return rows
    .filter(({ name }) => exported.includes(name))
    .map(({ name, type, required, fallback }) => ({
      name,
      type: /^text$/i.test(type) ? 'text' : /int/i.test(type) ? 'whole number' : 'number',
      nullable: !required,
      hasDefault: fallback !== null,
    }));
}

function describe(kind: Database['kind'], table: ExportedTable): RawBuilder<ColumnRow> {
  // SQLite takes NULL in a primary key that is not said to be without; no row of ours has one there.
  return kind === 'sqlite'
    ? sql`SELECT name, type, max("notnull", pk > 0) AS required, dflt_value AS fallback FROM pragma_table_info(${table})`
    : sql`SELECT column_name AS name, data_type AS type, is_nullable = 'NO' AS required, column_default AS fallback
        FROM information_schema.columns WHERE table_schema = current_schema() AND table_name = ${table}`;
}

const IS: Readonly<Record<Column['type'], (value: unknown) => boolean>> = {
  text: (value) => typeof value === 'string',
  'whole number': Number.isSafeInteger,
  number: (value) => typeof value === 'number',
};

/**
 * What keeps a row from being one of the table, in words that name the column. An older export may lack columns that
 * the schema has got since.
 */
export function problemOf(
  row: ExportedRow['row'],
  columns: readonly Column[],
  { older }: { readonly older: boolean },
): string | undefined {
  const unknown = Object.keys(row).find((name) => !columns.some((column) => column.name === name));
  if (unknown !== undefined) return `has a column "${unknown}", which that table has not`;
  for (const { name, type, nullable, hasDefault } of columns) {
    const value = row[name];
    if (value === undefined) {
      if (!older || !(nullable || hasDefault)) return `lacks the column "${name}"`;
    } else if (value === null) {
      if (!nullable) return `has nothing in "${name}", which must be ${type}`;
    } else if (!IS[type](value)) return `has ${JSON.stringify(value).slice(0, 40)} in "${name}", which must be ${type}`;
  }
  return undefined;
}
