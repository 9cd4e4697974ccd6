import pg from 'pg';

/** Milliseconds until the next try to connect. */
const pause = 1_000;

/**
 * Says which workers are alive, by an advisory lock for each on a connection that dies with its process. A connection
 * that is lost otherwise, as in a restart of the database, is made anew and takes the locks again.
 */
export class WorkerLocks {
  readonly #connection: pg.ClientConfig;
  readonly #onLost: (error: Error) => void;
  readonly #workers = new Set<string>();
  #unheardOf = new Set<string>();
  #client: pg.Client | undefined;
  #retry: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;

  constructor(connection: pg.ClientConfig, onLost: (error: Error) => void) {
    this.#connection = connection;
    this.#onLost = onLost;
  }

  async open(): Promise<void> {
    const client = new pg.Client({ ...this.#connection, keepAlive: true });
    client.on('error', this.#onLost);
    await client.connect();
    for (const worker of this.#workers) await lock(client, worker);
    if (this.#isClosed) return client.end();
    this.#client = client;
    client.once('end', () => this.#openAgain());
  }

  /** Holds the lock of a worker for as long as this is open. */
  async hold(worker: string): Promise<void> {
    this.#workers.add(worker);
    if (this.#client) await lock(this.#client, worker);
  }

  /** Unlocks jobs whose worker is gone: nobody holds its lock. Does nothing while the own connection is lost. */
  async giveBackOrphans(): Promise<void> {
    const client = this.#client;
    if (!client) return;
    const { rows } = await client.query<{ worker: string }>(
      `select w.worker from (
        select distinct locked_by as worker from graphile_worker._private_jobs where locked_by is not null) w
      where not exists (
        select from pg_locks l where l.locktype = 'advisory'
          and ((l.classid::bigint << 32) | l.objid::bigint) = hashtextextended(w.worker, 0))`,
    );
    const orphaned = rows.map(({ worker }) => worker);
    if (orphaned.length > 0) await client.query('select graphile_worker.force_unlock_workers($1)', [orphaned]);
  }

  /**
   * Unlocks jobs that were given to a worker of this process which never heard of them, since the connection was lost
   * under the answer: they are locked and don't run at two looks in a row.
   */
  async giveBackUnheardOf(isRunning: (jobId: string) => boolean): Promise<void> {
    const client = this.#client;
    if (!client) return;
    const workers = [...this.#workers];
    const { rows } = await client.query<{ id: string }>(
      'select id from graphile_worker._private_jobs where locked_by = any($1)',
      [workers],
    );
    const notRunning = rows.map(({ id }) => id).filter((id) => !isRunning(id));
    const lost = notRunning.filter((id) => this.#unheardOf.has(id));
    this.#unheardOf = new Set(notRunning);
    if (lost.length === 0) return;
    await client.query(
      `with job as (
        update graphile_worker._private_jobs set locked_by = null, locked_at = null
        where id = any($1) and locked_by = any($2) returning job_queue_id)
      update graphile_worker._private_job_queues as queue set locked_by = null, locked_at = null
      from job where queue.id = job.job_queue_id`,
      [lost, workers],
    );
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#retry);
    await this.#client?.end();
  }

  #openAgain(): void {
    this.#client = undefined;
    if (this.#isClosed) return;
    this.#retry = setTimeout(() => this.open().catch(() => this.#openAgain()), pause);
  }
}

async function lock(client: pg.Client, worker: string): Promise<void> {
  await client.query('select pg_advisory_lock(hashtextextended($1, 0))', [worker]);
}
