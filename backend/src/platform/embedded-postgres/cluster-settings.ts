/** Settings of the embedded PostgreSQL, for a machine that it shares with Node. */
export interface ClusterSettings {
  /** False only for databases of tests: a crash of the machine may then damage them. */
  isDurable: boolean;
  /** Of the programs: an older one, whose database is to be upgraded, doesn't know every setting. */
  major: number;
}

/** Settings by the major version that brought them, where that is newer than the oldest which is upgraded from (15). */
const since: Record<string, number> = { scram_iterations: 16, io_method: 18 };

/** Most connections at once: pool, overflow, bulk writers, jobs, LISTEN and the commands beside the server. */
const maxConnections = 60;

/** Command-line options for `postgres`. Memory is chosen so that Node and PostgreSQL together stay under 340 MB at rest. */
export function clusterOptions({ isDurable, major }: ClusterSettings): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '',
    unix_socket_permissions: '0700',
    max_connections: String(maxConnections),
    password_encryption: 'scram-sha-256',
    // The passwords are 256 random bits: nothing to guess, so nothing to slow down.
    scram_iterations: '1',
    timezone: 'UTC',
    log_timezone: 'UTC',

    shared_buffers: '128MB',
    work_mem: '8MB',
    temp_buffers: '64MB',
    maintenance_work_mem: '64MB',
    autovacuum_work_mem: '32MB',
    autovacuum_max_workers: '2',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    // Processes that only read ahead cost 5 MB each; the page cache does it for a database of this size.
    io_method: 'sync',
    // On two cores, beside Node, a query spread over workers slows the others more than it gains.
    max_parallel_workers_per_gather: '0',
    jit: 'off',
    random_page_cost: '1.1',
    effective_cache_size: '512MB',

    // An import writes 100,000 rows at once: few checkpoints, small log.
    wal_level: 'minimal',
    wal_buffers: '32MB',
    max_wal_size: '1GB',
    min_wal_size: '128MB',
    checkpoint_timeout: '15min',
    idle_in_transaction_session_timeout: '5min',

    // What PostgreSQL reports of a statement may quote people's data; the application logs its own errors.
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
    log_line_prefix: '',
  };
  if (!isDurable) Object.assign(settings, { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' });
  return Object.entries(settings)
    .filter(([name]) => major >= (since[name] ?? 0))
    .flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

/**
 * Who may come in, as `pg_hba.conf` and `pg_ident.conf`.
 * Through the socket only, whose folder is closed to others. The superuser is whoever runs Node, proven by the kernel,
 * so there is no password to keep; the product's logins have theirs, because PostgreSQL may run as `nobody`, which
 * other services of the machine can be too.
 */
export function accessFiles(nodeUser: string): { hba: string; ident: string } {
  return {
    hba: 'local all postgres peer map=node\nlocal all all scram-sha-256\n',
    ident: `node "${nodeUser.replaceAll('"', '""')}" postgres\n`,
  };
}
