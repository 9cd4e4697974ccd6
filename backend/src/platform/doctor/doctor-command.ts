import { doctorParts } from '@expenseai/contracts/doctor';
import { type Config, ConfigError, loadConfig } from '../config/config.ts';
import { examine } from './doctor-checks.ts';

const marks = { ok: '✓', warning: '!', problem: '✗' };

function settings(): Config | undefined {
  try {
    return loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    console.log(`✗ Settings: ${error.message}`);
    return undefined;
  }
}

const config = settings();
if (config) {
  console.log(`✓ Settings: right, APP_ENV is ${config.environment}`);
  for await (const { part, state, text } of examine(config)) {
    console.log(`${marks[state]} ${doctorParts[part]}: ${text}`);
    if (state === 'problem') process.exitCode = 1;
  }
} else {
  process.exitCode = 1;
}
