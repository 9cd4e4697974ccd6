import { startWorker } from '../start-worker.ts';
import type { WorkerData } from '../worker.ts';

// A process of its own for the jobs, so that a test can kill it as an operating system does.
const data = JSON.parse(process.argv[2] ?? '') as WorkerData;
await startWorker(data, {
  writeAuditLine: () => undefined,
  measure: () => undefined,
  auditVerified: () => undefined,
  log: (level, message) => console.error(level, message),
});
console.log('ready');
