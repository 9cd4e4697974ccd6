import { monitorEventLoopDelay } from 'node:perf_hooks';

const sampleEvery = 10_000;

/** How busy this process was over the last ten seconds. */
export class ProcessLoad {
  readonly #delay = monitorEventLoopDelay({ resolution: 20 });
  readonly #timer: ReturnType<typeof setInterval>;
  #cpu = process.cpuUsage();
  #sampledAt = performance.now();
  #last = { eventLoopDelayMs: 0, cpuPercent: 0 };

  constructor() {
    this.#delay.enable();
    this.#timer = setInterval(() => this.#sample(), sampleEvery);
    this.#timer.unref();
  }

  /** The event loop's 99th percentile of delay, in milliseconds, and the CPU's use in per cent of one core. */
  get last() {
    return this.#last;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#delay.disable();
  }

  #sample(): void {
    const now = performance.now();
    const { user, system } = process.cpuUsage(this.#cpu);
    // Without a sample the percentile is nothing, and the mean not even a number.
    const delay = this.#delay.count > 0 ? this.#delay.percentile(99) / 1e6 : 0;
    this.#last = {
      eventLoopDelayMs: Math.round(delay * 10) / 10,
      cpuPercent: Math.round((user + system) / 10 / (now - this.#sampledAt)),
    };
    this.#cpu = process.cpuUsage();
    this.#sampledAt = now;
    this.#delay.reset();
  }
}
