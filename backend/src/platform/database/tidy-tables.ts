import type pg from 'pg';

export const tidyTables = 'tables.tidy';
/** Of several large changes in a row the last one's job serves all. */
export const tidyJob = { key: tidyTables, seconds: 3 };

/**
 * After a large change: sorts new words into the index of texts, marks pages as visible to all, and tells the planner how
 * large the tables have become. Autovacuum would do so a minute later. The app may from PostgreSQL 17 on; an older server
 * answers with a warning and leaves it to autovacuum.
 */
export async function runTidyTables(pool: pg.Pool): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('set statement_timeout = 0');
    await client.query('vacuum (analyze, skip_locked, parallel 0) transactions, splits');
  } finally {
    // Settings of the session go with its connection.
    client.release(true);
  }
}
