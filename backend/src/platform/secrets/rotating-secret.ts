/** A secret that is exchanged in two deploys, so that instances of both work side by side (docs/runbooks/rotation.md). */
export interface RotatingSecret {
  /** Makes what is new, and reads. */
  current: string;
  /** Only reads: the one that will be current with the next deploy. */
  next?: string | undefined;
  /** Only reads: the one that was current before. */
  previous?: string | undefined;
}

/** All that may be read with, the current one first. */
export function readingSecrets({ current, next, previous }: RotatingSecret): string[] {
  return [current, next, previous].filter((secret) => secret !== undefined);
}
