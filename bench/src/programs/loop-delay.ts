import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';

/** Milliseconds; includes the millisecond between two looks. */
export interface LoopDelay {
  p50: number;
  p99: number;
  p999: number;
  max: number;
}

// Loaded before the server by `--import`: what the server itself offers has no 99.9th percentile.
if (isMainThread && process.send) {
  const histogram = monitorEventLoopDelay({ resolution: 1 });
  histogram.enable();
  process.on('message', () => {
    const at = (percentile: number) => histogram.percentile(percentile) / 1e6;
    const delays: LoopDelay = { p50: at(50), p99: at(99), p999: at(99.9), max: histogram.max / 1e6 };
    histogram.reset();
    process.send?.(delays);
  });
  // The server ends when it has nothing left to do, whoever may still ask.
  process.channel?.unref();
}
