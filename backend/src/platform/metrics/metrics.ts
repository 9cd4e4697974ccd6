import type { Pool } from 'pg';
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { Logging } from '../logging/logging.ts';
import { type Measured, Timings } from './timings.ts';

const buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** Counts in an event of an audit log that become a counter of their own. */
interface CountedEvent {
  event: string;
  transactions?: number;
  categorised?: Record<string, number>;
}

/** What the process counts and measures, in Prometheus's form. Labels hold route templates, never ids. */
export class Metrics {
  readonly registry = new Registry();
  readonly timings = new Timings();

  readonly #requestDuration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from the arrival of a request to the end of its answer.',
    labelNames: ['method', 'route', 'status'] as const,
    buckets,
    registers: [this.registry],
  });

  readonly #databaseDuration = new Histogram({
    name: 'expenseai_request_database_seconds',
    help: 'Time that a request has waited for the database, its queries summed.',
    buckets,
    registers: [this.registry],
  });

  readonly #operationDuration = new Histogram({
    name: 'expenseai_operation_duration_seconds',
    help: 'Time of a change of ledger data, or of a job, by its kind.',
    labelNames: ['kind', 'operation'] as const,
    buckets: [...buckets, 30, 60],
    registers: [this.registry],
  });

  readonly #jobs = new Counter({
    name: 'expenseai_jobs_run_total',
    help: 'Tries of jobs by their outcome: done or failed.',
    labelNames: ['task', 'outcome'] as const,
    registers: [this.registry],
  });

  readonly #events = new Counter({
    name: 'expenseai_audit_events_total',
    help: 'Events of the audit logs by name: sign-ins, failed sign-ins, imports, exports, changes.',
    labelNames: ['event'] as const,
    registers: [this.registry],
  });

  readonly #categorised = new Counter({
    name: 'expenseai_imported_lines_total',
    help: 'Imported lines by what gave them their category: rule, model, hand or none.',
    labelNames: ['source'] as const,
    registers: [this.registry],
  });

  readonly #transactions = new Counter({
    name: 'expenseai_transactions_total',
    help: 'Transactions written since the process started, by hand or by import.',
    registers: [this.registry],
  });

  readonly #auditFaults = new Gauge({
    name: 'expenseai_audit_faults',
    help: 'Chains of the audit log that were found not to be whole when they were last verified.',
    registers: [this.registry],
  });

  #auditVerification: { verifiedAt: string; faults: number } | null = null;
  readonly #auditVerified = new Gauge({
    name: 'expenseai_audit_verified_timestamp_seconds',
    help: 'When this instance last verified the audit log; at first, when it started.',
    registers: [this.registry],
  });

  constructor(pool: Pool) {
    collectDefaultMetrics({ register: this.registry });
    // A counter that begins with its first event would hide that event from rates.
    for (const event of ['auth.login.success', 'auth.login.failure', 'auth.refresh.reuse'])
      this.#events.labels(event).inc(0);
    this.#auditVerified.setToCurrentTime();
    new Gauge({
      name: 'expenseai_database_connections',
      help: 'Connections of the pool by state; waiting are requests for one.',
      labelNames: ['state'] as const,
      registers: [this.registry],
      collect() {
        this.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
        this.set({ state: 'idle' }, pool.idleCount);
        this.set({ state: 'waiting' }, pool.waitingCount);
      },
    });
  }

  /** One answered request. */
  addRequest(request: {
    method: string;
    route: string;
    status: number;
    milliseconds: number;
    databaseMs: number;
  }): void {
    const { method, route, status, milliseconds, databaseMs } = request;
    this.#requestDuration.labels(method, route, String(status)).observe(milliseconds / 1000);
    this.#databaseDuration.observe(databaseMs / 1000);
    this.timings.add('request', `${method} ${route}`, milliseconds);
  }

  /** One change of ledger data, or one try of a job. */
  readonly addMeasured = (measured: Measured): void => {
    const { kind, name, milliseconds } = measured;
    this.#operationDuration.labels(kind, name).observe(milliseconds / 1000);
    this.timings.add(kind, name, milliseconds);
    if (measured.kind === 'job') this.#jobs.labels(name, measured.outcome).inc();
  };

  /** What the last verification of the audit log by this instance has found; null before its first. */
  get auditVerification(): { verifiedAt: string; faults: number } | null {
    return this.#auditVerification;
  }

  readonly addAuditVerified = (faults: number): void => {
    this.#auditFaults.set(faults);
    this.#auditVerified.setToCurrentTime();
    this.#auditVerification = { verifiedAt: new Date().toISOString(), faults };
  };

  /** The same logs, whose audit events are counted by name as they are written. */
  countEvents(logging: Logging): Logging {
    const audit = (line: string) => {
      logging.audit(line);
      this.#countEvent(JSON.parse(line) as CountedEvent);
    };
    return { ...logging, audit };
  }

  #countEvent({ event, transactions = 0, categorised = {} }: CountedEvent): void {
    this.#events.labels(event).inc();
    this.#transactions.inc(transactions);
    for (const [source, count] of Object.entries(categorised)) this.#categorised.labels(source).inc(count);
  }
}
