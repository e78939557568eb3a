import { MIGRATIONS } from '../../src/store/migrations.ts';
import { openSqlite } from '../../src/store/sqlite.ts';

/** A process of its own that brings a store to a newer schema, which takes a while: every article gets many rows. */
const long = `INSERT INTO grown SELECT text FROM article_revision CROSS JOIN (
  WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1600) SELECT i FROM n)`;
const newer = { name: 'grows', statements: ['CREATE TABLE grown (text TEXT)', 'DELETE FROM search_entry', long] };
await (await openSqlite(process.argv[2]!, [...MIGRATIONS, newer])).sql.destroy();
