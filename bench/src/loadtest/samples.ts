/** One answered request of the load. */
export interface Sample {
  /** What was done, such as "list" or "create". */
  action: string;
  /** Milliseconds from sending to the last byte. */
  total: number;
  /** Of these, milliseconds of the database, by the server's own word (Server-Timing). */
  database: number;
}

/**
 * The value below which that share of all values lies (nearest rank).
 *
 * @example quantile([4, 1, 3, 2], 0.5) === 2
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
}

/** A line for each kind of action, slowest first: how many, p50, p95, p99 and the database's p95, in milliseconds. */
export function actionTable(samples: readonly Sample[]): string {
  const byAction = Map.groupBy(samples, ({ action }) => action);
  const rows = [...byAction].map(([action, of]) => {
    const totals = of.map(({ total }) => total);
    const database = of.map((sample) => sample.database);
    return { action, count: of.length, at: (share: number) => quantile(totals, share), database };
  });
  rows.sort((a, b) => b.at(0.95) - a.at(0.95));
  const lines = rows.map(({ action, count, at, database }) => {
    const figures = [at(0.5), at(0.95), at(0.99), quantile(database, 0.95)].map((value) =>
      value.toFixed(1).padStart(8),
    );
    return `  ${action.padEnd(26)}${String(count).padStart(7)}${figures.join('')}`;
  });
  return [`  ${'ms'.padEnd(26)}  count     p50     p95     p99  db p95`, ...lines].join('\n');
}
