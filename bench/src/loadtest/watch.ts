import { cpuBelow, cpuOf, processesBelow, proportionalMemory, residentMemory } from '../processes.ts';

/** The most memory that a service had, in bytes. */
export interface Memory {
  backend: number;
  /** All of its processes, what they share counted once. */
  postgres: number;
}

/** Looks at the memory of the services each second until `stop`, which gives the peaks. */
export function watchMemory(pid: number): { stop: () => Memory } {
  const most: Memory = { backend: 0, postgres: 0 };
  const look = () => {
    most.backend = Math.max(most.backend, residentMemory(pid));
    const postgres = processesBelow(pid).reduce((sum, child) => sum + proportionalMemory(child), 0);
    most.postgres = Math.max(most.postgres, postgres);
  };
  look();
  const timer = setInterval(look, 1000);
  return {
    stop: () => {
      clearInterval(timer);
      look();
      return most;
    },
  };
}

/** Of one core, the share that a service took. */
export interface CpuShare {
  backend: number;
  postgres: number;
}

/** Measures from now until the returned function is called. */
export function watchCpu(pid: number): () => CpuShare {
  const start = performance.now();
  const [backend, postgres] = [cpuOf(pid), cpuBelow(pid)];
  return () => {
    const seconds = (performance.now() - start) / 1000;
    return { backend: (cpuOf(pid) - backend) / seconds, postgres: (cpuBelow(pid) - postgres) / seconds };
  };
}

/** Asks for /health four times a second until `stop`, which gives the milliseconds of each answer. */
export function watchHealth(url: string): { stop: () => Promise<number[]> } {
  const times: number[] = [];
  let isOver = false;
  const loop = async () => {
    while (!isOver) {
      const start = performance.now();
      const response = await fetch(`${url}/health`);
      await response.arrayBuffer();
      if (!response.ok) throw new Error(`/health answers ${response.status} under load.`);
      times.push(performance.now() - start);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return times;
  };
  const ended = loop();
  // Awaited at the end only; until then a failure must not end the process.
  ended.catch(() => undefined);
  return {
    stop: () => {
      isOver = true;
      return ended;
    },
  };
}
