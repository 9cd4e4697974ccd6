import pg from 'pg';

export interface ConnectionPoolOptions extends pg.ClientConfig {
  /** Statements are sent without waiting for the answer to the one before; pg's types don't know it yet. */
  pipeline?: boolean | undefined;
  /** Connections that are kept once they were needed. */
  steady: number;
  /** More of them under load; each is closed again after `idleMs` without work. */
  overflow: number;
  idleMs: number;
  /** A connection is made anew after that time, so that what a server process gathers in memory doesn't stay. */
  recycleAfterMs: number;
  /** Milliseconds that whoever wants a connection waits for one, checks included. */
  waitMs: number;
  /** Told of each connection that breaks without a query to tell of it. */
  onError: (error: Error) => void;
}

/** Milliseconds after which a silent connection is probed by the kernel; one that says nothing then ends 10 s later. */
const keepAliveAfterMs = 10_000;
/** Milliseconds that a connection has to answer a check. */
const checkMs = 1_000;

/**
 * pg's pool, with one thing added: after a fault of any connection the others are asked before they are used, once
 * each, so that a request never meets one that died with it. Without faults a connection costs no round trip.
 * `connect` rejects where all are busy for `waitMs`.
 */
export class ConnectionPool extends pg.Pool {
  readonly #waitMs: number;
  /** When each connection was last known to work, and when one was last seen not to; by the monotonic clock. */
  readonly #soundAt = new WeakMap<pg.PoolClient, number>();
  #faultAt = Number.NEGATIVE_INFINITY;

  constructor(options: ConnectionPoolOptions) {
    const { steady, overflow, idleMs, recycleAfterMs, waitMs, onError, ...connection } = options;
    super({
      ...connection,
      min: steady,
      max: steady + overflow,
      maxLifetimeSeconds: recycleAfterMs / 1_000,
      idleTimeoutMillis: idleMs,
      connectionTimeoutMillis: waitMs,
      keepAlive: true,
      keepAliveInitialDelayMillis: keepAliveAfterMs,
    });
    this.#waitMs = waitMs;
    const noteFault = () => {
      this.#faultAt = performance.now();
    };
    // An idle connection that dies (a database restart) must not end the process.
    this.on('error', (error) => {
      noteFault();
      onError(error);
    });
    this.on('connect', (client) => {
      this.#soundAt.set(client, performance.now());
      // Nor one that dies between two queries of a transaction; the next query tells of it.
      client.on('error', noteFault);
    });
  }

  override connect(): Promise<pg.PoolClient>;
  override connect(
    callback: (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void,
  ): void;
  override connect(callback?: Parameters<pg.Pool['connect']>[0]): unknown {
    const taken = this.#take();
    if (!callback) return taken;
    taken.then(
      (client) => callback(undefined, client, client.release.bind(client)),
      (error: Error) => callback(error, undefined, () => undefined),
    );
    return undefined;
  }

  async #take(): Promise<pg.PoolClient> {
    const deadline = performance.now() + this.#waitMs;
    for (;;) {
      const client = await super.connect();
      if (this.#isSound(client) || (await this.#answers(client))) return client;
      if (performance.now() > deadline) throw new Error('timeout exceeded when trying to connect');
    }
  }

  #isSound(client: pg.PoolClient): boolean {
    return (this.#soundAt.get(client) ?? 0) > this.#faultAt;
  }

  /** Asks a connection for a sign of life; one that gives none is thrown away. */
  async #answers(client: pg.PoolClient): Promise<boolean> {
    const askedAt = performance.now();
    try {
      await client.query({ text: 'select 1', query_timeout: checkMs } as pg.QueryConfig);
      this.#soundAt.set(client, askedAt);
      return true;
    } catch {
      this.#faultAt = askedAt;
      client.release(true);
      return false;
    }
  }
}
