import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc to a second (`getconf CLK_TCK`); 100 on every Linux that Node runs on. */
const ticksPerSecond = 100;

interface ProcessStat {
  pid: number;
  parent: number;
  /** CPU seconds of the process with all its threads. */
  own: number;
  /** CPU seconds of its children that have ended. */
  ended: number;
}

/** Fields of /proc/PID/stat as in proc_pid_stat(5); undefined for a process that has ended. */
function statOf(pid: number): ProcessStat | undefined {
  const text = read(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  // The name in parentheses may hold spaces.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  const ticks = (from: number) => (Number(fields[from]) + Number(fields[from + 1])) / ticksPerSecond;
  return { pid, parent: Number(fields[1]), own: ticks(11), ended: ticks(13) };
}

/** CPU seconds that one process has used, all of its threads together. */
export function cpuOf(pid: number): number {
  return statOf(pid)?.own ?? 0;
}

/** CPU seconds of everything below a process, with what has ended there. */
export function cpuBelow(pid: number): number {
  return descendants(pid).reduce((sum, child) => sum + child.own + child.ended, 0);
}

/** Ids of the processes below a process. */
export function processesBelow(pid: number): number[] {
  return descendants(pid).map((child) => child.pid);
}

function descendants(pid: number): ProcessStat[] {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []));
  const found: ProcessStat[] = [];
  const visit = (parent: number) => {
    for (const child of all.filter((candidate) => candidate.parent === parent)) {
      found.push(child);
      visit(child.pid);
    }
  };
  visit(pid);
  return found;
}

/** Bytes of memory, with what is shared divided by those who share it; smaps_rollup needs the owner or root. */
export function proportionalMemory(pid: number): number {
  return kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss') * 1024;
}

/** Bytes of memory that a process has resident. */
export function residentMemory(pid: number): number {
  return kilobytes(`/proc/${pid}/status`, 'VmRSS') * 1024;
}

/** The command line of a process. */
export function commandOf(pid: number): string {
  return (read(`/proc/${pid}/cmdline`) ?? '').replaceAll('\0', ' ').trim();
}

function kilobytes(file: string, name: string): number {
  return Number(read(file)?.match(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm'))?.[1] ?? 0);
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}
