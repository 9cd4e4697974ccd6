import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Manifest } from './manifests.ts';

const root = join(import.meta.dirname, '..', '..', '..');

/** Packages of kinds that operators bring to a cluster; all others are Kubernetes’ own. */
const ofOperators: Record<string, string> = {
  'external-secrets.io': '@kubernetes-models/external-secrets',
  'monitoring.coreos.com': '@kubernetes-models/prometheus-operator',
};

function moduleOf({ apiVersion, kind }: Manifest): string {
  return `${ofOperators[apiVersion.split('/')[0] ?? ''] ?? 'kubernetes-models'}/${apiVersion}/${kind}`;
}

interface Model {
  validate(): void;
}

/** What the API server would say of a document's form: missing members, wrong types, broken patterns. */
export async function formFaults(manifest: Manifest): Promise<string[]> {
  const module: Record<string, new (data: Manifest) => Model> = await import(moduleOf(manifest));
  const model = module[manifest.kind];
  if (!model) return [`${manifest.apiVersion} has no ${manifest.kind}`];
  try {
    new model(manifest).validate();
    return [];
  } catch (error) {
    return [`${manifest.kind} ${manifest.metadata?.name}: ${error}`];
  }
}

/**
 * Members that a kind doesn't have. The schema lets them pass, and so would the server but for a warning; the compiler
 * doesn't, in a literal of the kind's type.
 */
export function memberFaults(manifests: readonly Manifest[]): string[] {
  const folder = join(root, 'node_modules/.cache', `manifests-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  const source = manifests.map(
    (manifest, n) =>
      `import type { I${manifest.kind} as Kind${n} } from '${moduleOf(manifest)}';\nexport const manifest${n}: Kind${n} = ${JSON.stringify(manifest, null, 1)};\n`,
  );
  writeFileSync(join(folder, 'manifests.ts'), source.join('\n'));
  const options = [
    '--ignoreConfig',
    '--noEmit',
    '--strict',
    '--skipLibCheck',
    '--module',
    'nodenext',
    '--target',
    'es2024',
  ];
  const { stdout } = spawnSync(
    process.execPath,
    [join(root, 'node_modules/typescript/bin/tsc'), ...options, '--pretty', 'false', 'manifests.ts'],
    { cwd: folder, encoding: 'utf8' },
  );
  rmSync(folder, { recursive: true });
  return stdout.split('\n').filter((line) => line.includes('error TS'));
}
