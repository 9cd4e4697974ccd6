import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import type { Pool } from 'pg';

/** Milliseconds that a part has to answer; the probe as a whole stays under 3 s. */
const patience = 2_000;

export type PartState = 'ok' | 'down';

export interface HealthReport {
  status: PartState;
  parts: { name: string; state: PartState }[];
}

export interface HealthDependencies {
  pool: Pool;
  dataDir: string;
}

/** Whether this instance can serve. */
export class Health {
  readonly #deps: HealthDependencies;
  #isDraining = false;
  #asked: Promise<PartState> | undefined;

  constructor(deps: HealthDependencies) {
    this.#deps = deps;
  }

  /** From now on the instance takes no new work: `isReady` is false, so that whoever distributes requests goes elsewhere. */
  drain(): void {
    this.#isDraining = true;
  }

  async isReady(): Promise<boolean> {
    return !this.#isDraining && (await this.#database()) === 'ok';
  }

  async report(): Promise<HealthReport> {
    const [database, storage] = await Promise.all([this.#database(), this.#storage()]);
    const parts = [
      { name: 'database', state: database },
      { name: 'storage', state: storage },
    ];
    return { status: parts.every(({ state }) => state === 'ok') ? 'ok' : 'down', parts };
  }

  /** Probes that come at once share one question, so that a hanging database holds one connection and not one each. */
  #database(): Promise<PartState> {
    this.#asked ??= stateOf(this.#deps.pool.query('select 1')).finally(() => {
      this.#asked = undefined;
    });
    return this.#asked;
  }

  #storage(): Promise<PartState> {
    return stateOf(access(this.#deps.dataDir, constants.W_OK));
  }
}

async function stateOf(work: Promise<unknown>): Promise<PartState> {
  const late = Promise.withResolvers<PartState>();
  const timer = setTimeout(() => late.resolve('down'), patience);
  try {
    return await Promise.race([
      work.then(
        () => 'ok' as const,
        () => 'down' as const,
      ),
      late.promise,
    ]);
  } finally {
    clearTimeout(timer);
  }
}
