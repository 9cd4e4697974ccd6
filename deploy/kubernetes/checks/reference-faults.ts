import type { IIngress, INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1';
import type { IContainer } from 'kubernetes-models/v1';
import { isWithin, type Labels, type Manifest, nameOf, type Template, templatesOf, unless } from './manifests.ts';

/** Names that lead nowhere. `secrets`: those that the operator makes. */
export function referenceFaults(manifests: readonly Manifest[], secrets: readonly string[]): string[] {
  const templates = templatesOf(manifests);
  const has = (kind: string, name: string | undefined) =>
    manifests.some((manifest) => manifest.kind === kind && nameOf(manifest) === name);
  return [
    ...templates.flatMap((template) => templateFaults(template, has, secrets)),
    ...manifests.flatMap((manifest) => selectorFaults(manifest, manifests, templates)),
    ...unless(manifests.some(closesEverything), 'nothing is closed that no policy opens'),
  ];
}

function templateFaults(
  { owner, pod }: Template,
  has: (kind: string, name: string | undefined) => boolean,
  secrets: readonly string[],
): string[] {
  const volumes = pod.volumes ?? [];
  const isVolume = (mount: string) => volumes.some(({ name }) => name === mount);
  return [
    ...unless(has('ServiceAccount', pod.serviceAccountName), `${owner}: no ServiceAccount ${pod.serviceAccountName}`),
    ...volumes.flatMap(({ secret, persistentVolumeClaim: claim }) => [
      ...unless(!secret || secrets.includes(secret.secretName ?? ''), `${owner}: no Secret ${secret?.secretName}`),
      ...unless(!claim || has('PersistentVolumeClaim', claim.claimName), `${owner}: no claim ${claim?.claimName}`),
    ]),
    ...pod.containers.flatMap((container) => [
      ...(container.envFrom ?? []).flatMap(({ configMapRef }) =>
        unless(has('ConfigMap', configMapRef?.name), `${owner}: no ConfigMap ${configMapRef?.name}`),
      ),
      ...(container.volumeMounts ?? []).flatMap(({ name }) => unless(isVolume(name), `${owner}: no volume ${name}`)),
      ...unless(probesReachPorts(container), `${owner}: a probe asks a port that isn’t there`),
    ]),
  ];
}

function probesReachPorts({ ports = [], startupProbe, readinessProbe, livenessProbe }: IContainer): boolean {
  return [startupProbe, readinessProbe, livenessProbe].every(
    (probe) => !probe?.httpGet || ports.some(({ name }) => name === probe.httpGet?.port),
  );
}

function selectorFaults(manifest: Manifest, manifests: readonly Manifest[], templates: readonly Template[]): string[] {
  const what = `${manifest.kind} ${nameOf(manifest)}`;
  const selects = (selector: Labels = {}) => templates.some(({ labels }) => isWithin(selector, labels));
  switch (manifest.kind) {
    case 'Service':
      return unless(selects(manifest.spec?.selector), `${what} leads to no Pod`);
    case 'Deployment': {
      const { selector, template } = manifest.spec ?? {};
      return unless(
        isWithin(selector?.matchLabels ?? {}, template?.metadata?.labels ?? {}),
        `${what} doesn’t know its own Pods`,
      );
    }
    case 'PodDisruptionBudget':
      return unless(selects(manifest.spec?.selector?.matchLabels), `${what} is about no Pod`);
    case 'HorizontalPodAutoscaler': {
      const target = manifest.spec?.scaleTargetRef;
      return unless(
        manifests.some((one) => one.kind === target?.kind && nameOf(one) === target.name),
        `${what} scales nothing`,
      );
    }
    case 'NetworkPolicy':
      return podsOf(manifest).flatMap((labels) =>
        unless(selects(labels), `${what} is about no Pod ${Object.values(labels)}`),
      );
    case 'Ingress':
      return ingressFaults(manifest, manifests);
    default:
      return [];
  }
}

/** The labels that a policy asks for, one for each value that it lists. */
function podsOf({ spec }: INetworkPolicy): Labels[] {
  const { matchLabels = {}, matchExpressions = [] } = spec?.podSelector ?? {};
  return [
    matchLabels,
    ...matchExpressions.flatMap(({ key, values = [] }) => values.map((value): Labels => ({ [key]: value }))),
  ];
}

function ingressFaults({ metadata, spec }: IIngress, manifests: readonly Manifest[]): string[] {
  const encrypted = (spec?.tls ?? []).flatMap(({ hosts = [] }) => hosts);
  return (spec?.rules ?? []).flatMap(({ host = '', http }) => [
    ...unless(encrypted.includes(host), `Ingress ${metadata?.name}: ${host} is not encrypted`),
    ...(http?.paths ?? []).flatMap(({ backend: { service } }) =>
      unless(
        manifests.some(
          (one) =>
            one.kind === 'Service' &&
            nameOf(one) === service?.name &&
            one.spec?.ports?.some(({ name }) => name === service.port?.name),
        ),
        `Ingress ${metadata?.name}: no Service ${service?.name} with the port ${service?.port?.name}`,
      ),
    ),
  ]);
}

function closesEverything(manifest: Manifest): boolean {
  if (manifest.kind !== 'NetworkPolicy' || !manifest.spec) return false;
  const { podSelector, policyTypes, ingress, egress } = manifest.spec;
  return Object.keys(podSelector ?? {}).length === 0 && String(policyTypes) === 'Ingress,Egress' && !ingress && !egress;
}
