import { spawnSync } from 'node:child_process';
import { longFiles, maxLines } from './check-lengths.ts';

export interface StepResult {
  name: string;
  hasPassed: boolean;
  seconds: number;
  /** What the tool said. */
  output: string;
}

const tools: Record<string, string[]> = {
  'types of core, contracts and backend': ['node_modules/typescript/bin/tsc', '-b', 'core', 'contracts', 'backend'],
  'types of tests and scripts': ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.check.json'],
  'types of the frontend': ['node_modules/typescript/bin/tsc', '-p', 'frontend', '--noEmit'],
  'style and arrows (biome)': ['node_modules/@biomejs/biome/bin/biome', 'ci', '--colors=off'],
  'unused code and packages (knip)': ['node_modules/knip/bin/knip.js', '--no-progress'],
};

/** Runs each check and yields its result. */
export function* runChecks(root: string): Generator<StepResult> {
  for (const [name, command] of Object.entries(tools)) {
    yield timed(name, () => {
      const { status, stdout, stderr } = spawnSync(process.execPath, command, {
        cwd: root,
        encoding: 'utf8',
        maxBuffer: 64 * 1024 * 1024,
      });
      return { hasPassed: status === 0, output: `${stdout}${stderr}`.trim() };
    });
  }
  yield timed(`no file of code over ${maxLines} lines`, () => {
    const files = longFiles(root);
    return { hasPassed: files.length === 0, output: files.map(({ file, lines }) => `${file}: ${lines}`).join('\n') };
  });
}

export function printStep({ name, hasPassed, seconds, output }: StepResult): void {
  if (!hasPassed) console.log(output);
  console.log(`${hasPassed ? '✓' : '✗'} ${name} (${seconds.toFixed(1)} s)`);
}

function timed(name: string, work: () => Pick<StepResult, 'hasPassed' | 'output'>): StepResult {
  const start = performance.now();
  const result = work();
  return { name, seconds: (performance.now() - start) / 1000, ...result };
}
