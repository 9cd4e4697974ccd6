import type { IContainer, IPodSpec } from 'kubernetes-models/v1';
import { type Template, unless } from './manifests.ts';

/** As in docker-compose.production.yml: every service stays below 512 MB. */
const mostMemory = 500;

/** What a Pod promises and doesn't keep. `stopSeconds`: what a process of it needs from SIGTERM to its end. */
export function podFaults({ owner, kind, pod }: Template, stopSeconds: number): string[] {
  const { securityContext: security = {}, volumes = [], initContainers = [], containers } = pod;
  const needed = stopSeconds + preStopSeconds(pod);
  return [
    ...unless(security.runAsNonRoot === true && (security.runAsUser ?? 0) > 0, `${owner} may run as root`),
    ...unless(security.seccompProfile?.type === 'RuntimeDefault', `${owner} has no seccomp profile`),
    ...unless(pod.automountServiceAccountToken === false, `${owner} is given a token of the cluster`),
    ...unless(pod.enableServiceLinks === false, `${owner} is told of every Service by its environment`),
    ...unless(!pod.hostNetwork && !pod.hostPID && !pod.hostIPC, `${owner} shares namespaces of its node`),
    ...unless(
      volumes.every(({ hostPath }) => !hostPath),
      `${owner} mounts a folder of its node`,
    ),
    ...unless(
      (pod.terminationGracePeriodSeconds ?? 30) >= needed,
      `${owner} is killed before it has ended, for which it needs ${needed} s`,
    ),
    ...[...initContainers, ...containers].flatMap((container) => containerFaults(owner, kind, container)),
  ];
}

function containerFaults(owner: string, kind: string, container: IContainer): string[] {
  const { securityContext: security = {}, resources = {} } = container;
  const name = `${owner}/${container.name}`;
  const isServing = kind === 'Deployment';
  const amounts = [resources.requests, resources.limits].flatMap((given) => [given?.cpu, given?.memory]);
  return [
    ...unless(security.readOnlyRootFilesystem === true, `${name} may write to its root`),
    ...unless(security.allowPrivilegeEscalation === false && !security.privileged, `${name} may gain privileges`),
    ...unless(
      String(security.capabilities?.drop) === 'ALL' && !security.capabilities?.add,
      `${name} keeps capabilities`,
    ),
    ...unless(!amounts.includes(undefined), `${name} has no requests or limits`),
    ...unless(mebibytes(resources.limits?.memory) <= mostMemory, `${name} may take more than ${mostMemory} MiB`),
    ...unless(!isServing || container.livenessProbe !== undefined, `${name} isn’t asked whether it lives`),
    ...unless(!isServing || container.readinessProbe !== undefined, `${name} isn’t asked whether it is ready`),
  ];
}

function preStopSeconds({ containers }: IPodSpec): number {
  const command = String(containers[0]?.lifecycle?.preStop?.exec?.command ?? '');
  return Number(command.match(/sleep (\d+)/)?.[1] ?? 0);
}

function mebibytes(amount: string | number | undefined): number {
  const [, number, unit] = String(amount).match(/^(\d+)(Mi|Gi)$/) ?? [];
  return number === undefined ? Number.POSITIVE_INFINITY : Number(number) * (unit === 'Gi' ? 1024 : 1);
}
