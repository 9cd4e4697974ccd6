import { type Manifest, templatesOf, unless } from './manifests.ts';

interface KnownSettings {
  names: ReadonlySet<string>;
  /** Those that may come from a file. */
  secrets: ReadonlySet<string>;
}

/** Names of the environment that the product doesn't know, and secrets that don't come from files. */
export function settingFaults(manifests: readonly Manifest[], { names, secrets }: KnownSettings): string[] {
  const plain = (name: string) => [
    ...unless(names.has(name), `${name} is no setting`),
    ...unless(!secrets.has(name), `${name} is a secret and doesn’t come from a file`),
  ];
  return [
    ...manifests.flatMap((manifest) =>
      manifest.kind === 'ConfigMap' ? Object.keys(manifest.data ?? {}).flatMap(plain) : [],
    ),
    ...templatesOf(manifests).flatMap(({ owner, pod }) =>
      pod.containers.flatMap(({ env = [], volumeMounts = [] }) =>
        env.flatMap(({ name, value }) => {
          if (!name.endsWith('_FILE')) return plain(name);
          const setting = name.slice(0, -'_FILE'.length);
          const folder = volumeMounts.find((mount) => mount.name === 'secrets')?.mountPath;
          return [
            ...unless(secrets.has(setting), `${owner}: ${setting} doesn’t come from a file`),
            ...unless(value === `${folder}/${setting}`, `${owner}: ${name} leads elsewhere`),
          ];
        }),
      ),
    ),
  ];
}
