import type { RotatingSecret } from '../secrets/rotating-secret.ts';

/** What the hash of one event is with a key. */
export type HashWith = (key: Buffer) => Buffer;

/**
 * The keys of the audit log, in the order in which chains go over to them. A chain goes over with one of its events and
 * never back: that event's hash covers the one before, so that whoever knows an earlier key can change nothing before
 * it any more without the newer one. Earlier keys stay, to verify what they have signed.
 */
export class AuditKeys {
  readonly #earlier: readonly Buffer[];
  readonly #current: Buffer;
  readonly #next: Buffer | undefined;

  /** `previous` may be several, separated by commas, the newest first. */
  constructor({ current, next, previous = '' }: RotatingSecret) {
    const earlier = previous.split(',').filter((key) => key !== '');
    this.#earlier = earlier.reverse().map((key) => Buffer.from(key));
    this.#current = Buffer.from(current);
    this.#next = next === undefined ? undefined : Buffer.from(next);
  }

  /** What to sign the next event of a chain with, by its last one: with the next key where another instance already has. */
  signing(last: { hash: Buffer; hashWith: HashWith } | undefined): Buffer {
    const next = this.#next;
    return next && last?.hashWith(next).equals(last.hash) ? next : this.#current;
  }

  get hasEarlier(): boolean {
    return this.#earlier.length > 0;
  }

  /** Whether an earlier key has signed the event. */
  isEarlier(hash: Buffer, hashWith: HashWith): boolean {
    return this.#earlier.some((key) => hashWith(key).equals(hash));
  }

  /** For the events of one chain in their order: whether each is signed, by the key of the one before or a newer one. */
  inOrder(): (hash: Buffer, hashWith: HashWith) => boolean {
    let keys = [...this.#earlier, this.#current, ...(this.#next ? [this.#next] : [])];
    return (hash, hashWith) => {
      const at = keys.findIndex((key) => hashWith(key).equals(hash));
      keys = keys.slice(Math.max(at, 0));
      return at >= 0;
    };
  }
}
