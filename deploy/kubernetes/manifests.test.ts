import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { parse } from 'yaml';
import { parseConfig } from '../../backend/src/platform/config/config.ts';
import type { Setting } from '../../backend/src/platform/config/settings/setting.ts';
import { settings } from '../../backend/src/platform/config/settings.ts';
import { isWithin, type Manifest, nameOf, parseManifests, readManifests, templatesOf } from './checks/manifests.ts';
import { podFaults } from './checks/pod-faults.ts';
import { referenceFaults } from './checks/reference-faults.ts';
import { formFaults, memberFaults } from './checks/schema-faults.ts';
import { settingFaults } from './checks/setting-faults.ts';

const folder = import.meta.dirname;
const overlays = ['production', 'staging'] as const;
const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;

const declared: [string, Setting<unknown>][] = Object.entries(settings);
const known = {
  names: new Set(declared.map(([name]) => name)),
  secrets: new Set(declared.filter(([, { secret }]) => secret).map(([name]) => name)),
};
/** start-app.ts: 3 s not ready, 5 s for answers in progress; start-worker.ts: 10 s for jobs. */
const stopSeconds = 18;

/** What isn't right with the documents of one overlay and the base, which are in the same cluster. */
function faultsOf(manifests: readonly Manifest[]): string[] {
  return [
    ...templatesOf(manifests).flatMap((template) =>
      podFaults(template, template.owner === 'frontend' ? 5 : stopSeconds),
    ),
    ...referenceFaults(manifests, ['expenseai-secrets']),
    ...settingFaults(manifests, known),
  ];
}

const base = readManifests(join(folder, 'base'));
const components = readManifests(join(folder, 'components'));
const overlay = (name: string) => readManifests(join(folder, 'overlays', name));

/** Members of a settings' ConfigMap after kustomize has laid the overlay's over the base's. */
function settingsOf(name: string): Record<string, string> {
  const maps = [...base, ...overlay(name)].filter((manifest) => manifest.kind === 'ConfigMap');
  return Object.assign({}, ...maps.map(({ data }) => data));
}

/** What a Pod's container gets beside the ConfigMap. */
function variablesOf(component: string): [string, string][] {
  const template = templatesOf(base).find(({ owner }) => owner === component);
  return (template?.pod.containers[0]?.env ?? []).map(({ name, value = '' }) => [name, value]);
}

describe('the manifests', () => {
  it('have the form that Kubernetes and its operators ask for', async () => {
    const faults = await Promise.all([...base, ...components].map(formFaults));
    expect(faults.flat()).toEqual([]);
    expect(memberFaults([...base, ...components])).toEqual([]);
  });

  it.each(overlays)('of %s keep what they promise, and refer to nothing that isn’t there', (name) => {
    expect(faultsOf([...base, ...overlay(name).filter(({ kind }) => kind === 'Ingress')])).toEqual([]);
    expect(
      settingFaults(
        overlay(name).filter(({ kind }) => kind === 'ConfigMap'),
        known,
      ),
    ).toEqual([]);
  });

  it.each(
    overlays.flatMap((name) => ['backend', 'worker', 'migration', 'backup'].map((component) => ({ name, component }))),
  )('of $name give the $component settings that it starts with', ({ name, component }) => {
    const secrets = mkdtempSync(join(tmpdir(), 'expenseai-secrets-'));
    onTestFinished(() => rmSync(secrets, { recursive: true }));
    const environment = settingsOf(name);
    for (const [variable, value] of variablesOf(component)) {
      const setting = variable.replace(/_FILE$/, '');
      environment[variable] = value;
      if (setting === variable) continue;
      environment[variable] = join(secrets, setting);
      writeFileSync(join(secrets, setting), secretFor(setting));
    }
    const config = parseConfig(environment, folder);
    expect(config).toMatchObject({ environment: name, host: '0.0.0.0', port: 3000 });
    expect(config.runsJobs).toBe(component !== 'backend');
  });

  it('have the images, users, folders, bounds and jobs of docker-compose.production.yml', () => {
    const text = readFileSync(join(folder, '../../docker-compose.production.yml'), 'utf8');
    const { services } = parse(text, { merge: true });
    for (const name of ['backend', 'worker', 'frontend', 'backup']) {
      const service = services[name];
      const pod = templatesOf(base).find(({ owner }) => owner === name)?.pod;
      const [container] = pod?.containers ?? [];
      expect(container?.image?.split(':')[0], name).toBe(service.image.split(':')[0]);
      expect(`${pod?.securityContext?.runAsUser}:${pod?.securityContext?.runAsGroup}`, name).toBe(service.user);
      expect(container?.resources?.limits?.memory, name).toBe(`${service.mem_limit}i`.replace('mi', 'Mi'));
      const folders = service.volumes.map((volume: string) => volume.replace(/\$\{.*?\}/g, '').split(':')[1]);
      const mounted = (container?.volumeMounts ?? []).map(({ mountPath }) => mountPath.replace(/(secrets)\/.*/, '$1'));
      expect(mounted.filter((path) => path !== '/tmp').sort(), name).toEqual(folders.sort());
      const jobs = container?.env?.find((variable) => variable.name === 'JOBS')?.value;
      if (name !== 'backup') expect(jobs, name).toBe(service.environment?.JOBS);
    }
    const dockerfile = readFileSync(join(folder, '../../Dockerfile.production'), 'utf8');
    const ports = [...dockerfile.matchAll(/^EXPOSE (\d+)$/gm)].map(([, port]) => Number(port));
    const asked = templatesOf(base).flatMap(({ pod }) => pod.containers[0]?.ports?.[0]?.containerPort ?? []);
    expect(new Set(asked)).toEqual(new Set(ports));
  });

  it.skipIf(!hasKubectl).each(overlays)(
    'of %s are put together by kustomize, with everything in one namespace',
    (name) => {
      const { stdout, stderr, status } = spawnSync('kubectl', ['kustomize', join(folder, 'overlays', name)], {
        encoding: 'utf8',
      });
      expect(status, stderr).toBe(0);
      const rendered = parseManifests(stdout);
      expect(memberFaults(rendered)).toEqual([]);
      expect(faultsOf(rendered)).toEqual([]);
      const namespaces = rendered.filter(({ kind }) => kind !== 'Namespace').map(({ metadata }) => metadata?.namespace);
      expect(new Set(namespaces)).toEqual(new Set([name === 'production' ? 'expenseai' : 'expenseai-staging']));
      const images = templatesOf(rendered).flatMap(({ pod }) => pod.containers.map(({ image }) => image));
      expect(images.filter((image) => image?.endsWith(':latest'))).toEqual([]);
      for (const { labels } of templatesOf(rendered)) {
        expect(isWithin({ 'app.kubernetes.io/name': 'expenseai' }, labels)).toBe(true);
      }
    },
  );
});

/** A value that production takes for the setting. */
function secretFor(setting: string): string {
  const host = 'database.example.org:5432/expenseai?sslmode=verify-full';
  if (setting.startsWith('DATABASE_')) return `postgres://expenseai:${randomBytes(16).toString('hex')}@${host}`;
  if (setting === 'REDIS_URL') return `rediss://expenseai:${randomBytes(16).toString('hex')}@redis.example.org:6379`;
  return randomBytes(32).toString('hex');
}

describe('a fault is found:', () => {
  const defects: [string, (manifests: Manifest[]) => void, string][] = [
    ['a Pod may run as root', (all) => delete backend(all).securityContext, 'backend may run as root'],
    ['no limits', (all) => delete container(all).resources?.limits, 'has no requests or limits'],
    ['a probe is missing', (all) => delete container(all).livenessProbe, 'isn’t asked whether it lives'],
    [
      'a Pod is killed too early',
      (all) => Object.assign(backend(all), { terminationGracePeriodSeconds: 10 }),
      'killed',
    ],
    ['a capability', (all) => delete container(all).securityContext?.capabilities, 'keeps capabilities'],
    [
      'a variable that nobody reads',
      (all) => container(all).env?.push({ name: 'JWT_SEKRET', value: 'x' }),
      'JWT_SEKRET',
    ],
    ['a secret in plain', (all) => container(all).env?.push({ name: 'JWT_SECRET', value: 'x' }), 'JWT_SECRET'],
    ['a volume that isn’t there', (all) => backend(all).volumes?.shift(), 'no volume data'],
    [
      'a Service without Pods',
      (all) => Object.assign(template(all).labels, { 'app.kubernetes.io/component': 'x' }),
      'leads to no Pod',
    ],
    [
      'traffic that no policy closes',
      (all) =>
        all.splice(
          all.findIndex((one) => nameOf(one) === 'default-deny'),
          1,
        ),
      'closed',
    ],
  ];
  const template = (all: readonly Manifest[]) => {
    const [found] = templatesOf(all).filter(({ owner }) => owner === 'backend');
    if (!found) throw new Error('there is a backend');
    return found;
  };
  const backend = (all: readonly Manifest[]) => template(all).pod;
  const container = (all: readonly Manifest[]) => {
    const [found] = backend(all).containers;
    if (!found) throw new Error('it has a container');
    return found;
  };

  it.each(defects)('%s', (_what, plant, fault) => {
    const manifests = structuredClone([...base, ...overlay('production').filter(({ kind }) => kind === 'Ingress')]);
    plant(manifests);
    expect(faultsOf(manifests).join('\n')).toContain(fault);
  });

  it('a member that the kind hasn’t, and a value of another type', async () => {
    const [wrong] = parseManifests('apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: x\ndatta: {}\ndata: []\n');
    if (!wrong) throw new Error('there is one document');
    expect(memberFaults([wrong]).length).toBeGreaterThan(0);
    expect(await formFaults(wrong)).not.toEqual([]);
  });
});
