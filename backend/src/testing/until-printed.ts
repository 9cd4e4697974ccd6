import type { ChildProcess } from 'node:child_process';

/** Settles when a process has written a text to one of its open outputs; rejects with what it wrote when it ends before. */
export function untilPrinted(child: ChildProcess, awaited: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let text = '';
    // They are read on, since a program may stop or end where nobody does.
    for (const output of [child.stdout, child.stderr]) {
      output?.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        if (text.includes(awaited)) resolve();
      });
    }
    child.once('exit', () => reject(new Error(`It ended before it was ready:\n${text}`)));
  });
}
