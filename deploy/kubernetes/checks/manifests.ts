import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDeployment } from 'kubernetes-models/apps/v1';
import type { IHorizontalPodAutoscaler } from 'kubernetes-models/autoscaling/v2';
import type { ICronJob, IJob } from 'kubernetes-models/batch/v1';
import type { IIngress, INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import type { IPodDisruptionBudget } from 'kubernetes-models/policy/v1';
import type {
  IConfigMap,
  INamespace,
  IPersistentVolumeClaim,
  IPodSpec,
  IService,
  IServiceAccount,
} from 'kubernetes-models/v1';
import { parseAllDocuments } from 'yaml';

/** A document of the manifests. That it has the form of its kind is checked apart, against the schema of Kubernetes. */
export type Manifest =
  | IConfigMap
  | ICronJob
  | IDeployment
  | IHorizontalPodAutoscaler
  | IIngress
  | IJob
  | INamespace
  | INetworkPolicy
  | IPersistentVolumeClaim
  | IPodDisruptionBudget
  | IService
  | IServiceAccount;

export type Labels = Record<string, string>;

/** What a Deployment, Job or CronJob makes Pods of. */
export interface Template {
  owner: string;
  kind: string;
  labels: Labels;
  pod: IPodSpec;
}

/** The documents of a text. Throws where it isn't YAML, or names something twice. */
export function parseManifests(text: string): Manifest[] {
  return parseAllDocuments(text, { uniqueKeys: true }).map((document) => {
    const [fault] = [...document.errors, ...document.warnings];
    if (fault) throw fault;
    return document.toJS() as Manifest;
  });
}

/** Documents of the files in a folder and those below it, but for what only kustomize reads. */
export function readManifests(folder: string): Manifest[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.yaml') && !name.endsWith('kustomization.yaml'))
    .sort()
    .flatMap((name) => parseManifests(readFileSync(join(folder, name), 'utf8')));
}

export function templatesOf(manifests: readonly Manifest[]): Template[] {
  return manifests.flatMap((manifest) => {
    if (manifest.kind !== 'Deployment' && manifest.kind !== 'Job' && manifest.kind !== 'CronJob') return [];
    const spec = manifest.kind === 'CronJob' ? manifest.spec?.jobTemplate.spec : manifest.spec;
    const pod = spec?.template.spec;
    if (!pod) return [];
    return [{ owner: nameOf(manifest), kind: manifest.kind, labels: spec.template.metadata?.labels ?? {}, pod }];
  });
}

export function nameOf({ metadata }: Manifest): string {
  return metadata?.name ?? '';
}

export function isWithin(some: Labels, all: Labels): boolean {
  return Object.entries(some).every(([name, value]) => all[name] === value);
}

/** The fault, unless what is said holds. */
export function unless(holds: boolean, fault: string): string[] {
  return holds ? [] : [fault];
}
