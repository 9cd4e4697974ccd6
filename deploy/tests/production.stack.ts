import { afterAll, beforeAll, describe } from 'vitest';
import { describeBackups } from './backups.ts';
import { describeCertificates } from './certificates.ts';
import { type Stack, startStack } from './frame/stack.ts';
import { describeHardening } from './hardening.ts';
import { describeInstances } from './instances.ts';
import { describeMonitoring } from './monitoring.ts';
import { describeProxying } from './proxying.ts';

let stack: Stack;
beforeAll(async () => {
  const settings = { RATE_LIMIT_GLOBAL: '1000', BACKUP_SCHEDULE: 'off' };
  stack = await startStack({ settings, profiles: ['monitoring'] });
});
afterAll(() => stack?.down());

describe('the production stack: containers', () => describeHardening(() => stack));
describe('the production stack: proxy', () => describeProxying(() => stack));
describe('the production stack: backups', () => describeBackups(() => stack));
describe('the production stack: certificates', () => describeCertificates(() => stack));
describe('the production stack: instances', () => describeInstances(() => stack));
describe('the production stack: monitoring', () => describeMonitoring(() => stack));
