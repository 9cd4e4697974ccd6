import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** One measured kind: given the data folder it answers an object that prints as JSON. */
type Evaluation = (folder: string) => unknown;

/** Loaded one by one, so that a kind whose data is missing doesn't keep the others from being measured. */
const kinds: Record<string, { data: string; load: () => Promise<Evaluation> }> = {
  imports: { data: 'bank-files', load: async () => (await import('./imports.ts')).evaluateImports },
  categorising: { data: 'categorise', load: async () => (await import('./categorising.ts')).evaluateCategorising },
  inbox: { data: 'categorise', load: async () => (await import('./inbox.ts')).evaluateInbox },
  entries: { data: 'entries', load: async () => (await import('./entries.ts')).evaluateEntries },
};

/**
 * `npm run evals -- --data FOLDER [--kind imports]`: prints one JSON object a kind, on a line each. The folder has
 * `bank-files/expected.json`, `categorise/*.csv` with `mapping.json`, `entries/*.jsonl`; kinds without data are skipped.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { data: { type: 'string' }, kind: { type: 'string' } } });
  if (values.data === undefined) {
    process.stderr.write('Usage: npm run evals -- --data FOLDER [--kind imports|categorising|inbox|entries]\n');
    process.exitCode = 2;
    return;
  }
  const folder = resolve(values.data);
  for (const [kind, { data, load }] of Object.entries(kinds)) {
    if (values.kind !== undefined && values.kind !== kind) continue;
    if (!existsSync(resolve(folder, data))) {
      process.stderr.write(`${kind}: skipped, ${folder} has no folder "${data}"\n`);
      continue;
    }
    const evaluate = await load();
    process.stdout.write(`${JSON.stringify(await evaluate(folder))}\n`);
  }
}

await main();
