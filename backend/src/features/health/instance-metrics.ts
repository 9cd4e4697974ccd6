import { Gauge, type Registry } from 'prom-client';
import type { Health, HealthReport } from './health.ts';

type Figures = HealthReport['parts'][number]['figures'];

/** Adds the instance's parts to the metrics, looked at when they are read: one look for all of them, two statements. */
export function measureParts(registry: Registry, health: Health): void {
  const registers = [registry];
  /** Of a part that is down there are none. */
  const figuresOf = async (name: string): Promise<Figures> => {
    const { parts } = await health.report();
    return parts.find((part) => part.name === name)?.figures ?? {};
  };
  new Gauge({
    name: 'expenseai_part_up',
    help: 'Whether a part that the instance stands on works: 1, or 0 while it is down.',
    labelNames: ['part'] as const,
    registers,
    async collect() {
      const { parts } = await health.report();
      for (const { name, state } of parts) this.set({ part: name }, state === 'down' ? 0 : 1);
    },
  });
  new Gauge({
    name: 'expenseai_jobs',
    help: 'Jobs in the queue of all instances by state; failed ones have used up their tries.',
    labelNames: ['state'] as const,
    registers,
    async collect() {
      const { waiting, running, scheduled, failed } = await figuresOf('queue');
      this.reset();
      for (const [state, count] of Object.entries({ waiting, running, scheduled, failed })) {
        if (count !== undefined) this.set({ state }, count);
      }
    },
  });
  single('expenseai_jobs_oldest_waiting_seconds', 'Time since the oldest waiting job was due.', async () => {
    return (await figuresOf('queue')).oldestWaitingSeconds;
  });
  single('expenseai_disk_free_bytes', 'Room that is left on the disk of the data folder.', async () => {
    return (await figuresOf('disk')).freeBytes;
  });
  single('expenseai_disk_size_bytes', 'Size of the disk of the data folder.', async () => {
    return (await figuresOf('disk')).totalBytes;
  });

  function single(name: string, help: string, read: () => Promise<number | undefined>): void {
    new Gauge({
      name,
      help,
      registers,
      async collect() {
        const value = await read();
        this.remove();
        if (value !== undefined) this.set(value);
      },
    });
  }
}
