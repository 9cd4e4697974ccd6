import { totalmem } from 'node:os';
import type { Pool } from 'pg';
import { queueConcern, queueState } from '../../platform/jobs/queue-state.ts';
import type { MailQueue } from '../../platform/mail/mail-state.ts';
import type { RedisConnection } from '../../platform/redis/redis-connection.ts';
import type { Storage } from '../../platform/storage/storage.ts';
import { freeSpace } from '../../platform/watchdog/free-space.ts';
import type { HealthPart, PartFinding } from './health.ts';
import type { ProcessLoad } from './process-load.ts';

export interface HealthPartsDependencies {
  pool: Pool;
  dataDir: string;
  storage: Storage;
  load: ProcessLoad;
  redis: RedisConnection | undefined;
  /** Counts the mails that wait; undefined where none is sent. */
  countMails: (() => Promise<MailQueue>) | undefined;
}

/** A mail that waits longer than this, in seconds, was refused several times. */
const longestMailWait = 900;
/** Share of the memory that should be left. */
const leastFreeMemory = 0.05;
/** Milliseconds that requests may wait for the thread that answers them. */
const longestDelay = 500;

/** What this instance stands on, in the order of the health page. Two statements to the database, three with mail. */
export function healthParts(dependencies: HealthPartsDependencies): HealthPart[] {
  const { pool, dataDir, storage, load, redis, countMails } = dependencies;
  return [
    { name: 'database', isVital: true, look: () => lookAtDatabase(pool) },
    { name: 'storage', isVital: storage.isOnDisk, look: () => lookAtStorage(storage) },
    { name: 'queue', isVital: false, look: () => lookAtQueue(pool) },
    ...(redis ? [{ name: 'redis', isVital: false, look: () => lookAtRedis(redis) }] : []),
    ...(countMails ? [{ name: 'mail', isVital: false, look: () => lookAtMail(countMails) }] : []),
    { name: 'disk', isVital: false, look: () => lookAtDisk(dataDir) },
    { name: 'memory', isVital: false, look: async () => lookAtMemory() },
    { name: 'event-loop', isVital: false, look: async () => lookAtLoad(load) },
  ];
}

async function lookAtDatabase(pool: Pool): Promise<PartFinding> {
  const begin = performance.now();
  await pool.query('select 1');
  const { totalCount, idleCount, waitingCount } = pool;
  return {
    state: waitingCount > 0 ? 'degraded' : 'ok',
    figures: {
      answerMs: Math.round((performance.now() - begin) * 10) / 10,
      connections: totalCount,
      busyConnections: totalCount - idleCount,
      waitingRequests: waitingCount,
    },
  };
}

async function lookAtStorage(storage: Storage): Promise<PartFinding> {
  await storage.check();
  return { state: 'ok' };
}

async function lookAtQueue(pool: Pool): Promise<PartFinding> {
  const state = await queueState(pool);
  return {
    state: queueConcern(state) ? 'degraded' : 'ok',
    figures: { ...state, oldestWaitingSeconds: Math.round(state.oldestWaitingSeconds) },
  };
}

async function lookAtRedis(redis: RedisConnection): Promise<PartFinding> {
  return { state: (await redis.takesWrites()) ? 'ok' : 'down' };
}

async function lookAtMail(countMails: () => Promise<MailQueue>): Promise<PartFinding> {
  const { waiting, failing, givenUp, oldestSeconds } = await countMails();
  return {
    state: oldestSeconds > longestMailWait ? 'degraded' : 'ok',
    figures: { waiting, failing, failed: givenUp, oldestWaitingSeconds: Math.round(oldestSeconds) },
  };
}

async function lookAtDisk(dataDir: string): Promise<PartFinding> {
  const { isLow, ...figures } = await freeSpace(dataDir);
  return { state: isLow ? 'degraded' : 'ok', figures };
}

/** Against what the container allows, where there is one. */
function lookAtMemory(): PartFinding {
  const freeBytes = process.availableMemory();
  const constrained = process.constrainedMemory();
  const totalBytes = constrained > 0 && constrained < totalmem() ? constrained : totalmem();
  return {
    state: freeBytes < totalBytes * leastFreeMemory ? 'degraded' : 'ok',
    figures: { processBytes: process.memoryUsage.rss(), freeBytes, totalBytes },
  };
}

function lookAtLoad({ last }: ProcessLoad): PartFinding {
  return { state: last.eventLoopDelayMs > longestDelay ? 'degraded' : 'ok', figures: { ...last } };
}
