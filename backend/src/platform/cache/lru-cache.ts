interface Kept<Value> {
  value: Value;
  /** Milliseconds of `performance.now()`. */
  until: number;
}

/** Keeps the values used last, in this process. A key names everything that its value depends on, so none grows wrong. */
export class LruCache<Value> {
  readonly #capacity: number;
  readonly #ttl: number;
  /** In the order of use, the least recent first. */
  readonly #values = new Map<string, Kept<Value>>();

  /** @param ttl Milliseconds from being set to being dropped. */
  constructor(capacity: number, ttl = Number.POSITIVE_INFINITY) {
    this.#capacity = capacity;
    this.#ttl = ttl;
  }

  get size(): number {
    return this.#values.size;
  }

  get(key: string): Value | undefined {
    const kept = this.#values.get(key);
    if (!kept) return undefined;
    this.#values.delete(key);
    if (kept.until <= performance.now()) return undefined;
    this.#values.set(key, kept);
    return kept.value;
  }

  set(key: string, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, { value, until: performance.now() + this.#ttl });
    if (this.#values.size <= this.#capacity) return;
    const [oldest] = this.#values.keys();
    if (oldest !== undefined) this.#values.delete(oldest);
  }

  /** Drops every value whose key begins so. */
  dropStarting(prefix: string): void {
    for (const key of this.#values.keys()) if (key.startsWith(prefix)) this.#values.delete(key);
  }

  /** The value kept under the key, else the one that `make` gives, which is kept unless it fails. */
  async getOrMake(key: string, make: () => Promise<Value>): Promise<Value> {
    const known = this.get(key);
    if (known !== undefined) return known;
    const made = await make();
    this.set(key, made);
    return made;
  }
}
