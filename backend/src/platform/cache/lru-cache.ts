/** Keeps the values used last, in this process. A key names everything that its value depends on, so none grows old. */
export class LruCache<Value> {
  readonly #capacity: number;
  /** In the order of use, the least recent first. */
  readonly #values = new Map<string, Value>();

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string): Value | undefined {
    const value = this.#values.get(key);
    if (value !== undefined) {
      this.#values.delete(key);
      this.#values.set(key, value);
    }
    return value;
  }

  set(key: string, value: Value): void {
    this.#values.delete(key);
    this.#values.set(key, value);
    if (this.#values.size <= this.#capacity) return;
    const [oldest] = this.#values.keys();
    if (oldest !== undefined) this.#values.delete(oldest);
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
