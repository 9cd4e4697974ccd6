import { join } from 'node:path';
import { printStep, runChecks } from './check-steps.ts';

for (const step of runChecks(join(import.meta.dirname, '..'))) {
  printStep(step);
  if (!step.hasPassed) process.exitCode = 1;
}
