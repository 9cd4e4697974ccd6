import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, onTestFinished, test } from 'vitest';
import { variablesOf } from './env-file.ts';
import { nextRotationStep, rotatedSecrets } from './rotate-secret.ts';

const old = randomBytes(32).toString('hex');
const file = (name: string) => `# mine\nPORT=3000\n${name}=${old}\n# ${name}_NEXT=\n\nHOST=127.0.0.1\n`;

test.each(['JWT_SECRET', 'ENCRYPTION_KEY'])('%s is read before it makes, and the old one is read on', (name) => {
  const announced = nextRotationStep(file(name), name);
  const first = variablesOf(announced.text);
  expect(announced.step).toBe('announced');
  expect(first).toEqual({ PORT: '3000', HOST: '127.0.0.1', [name]: old, [`${name}_NEXT`]: first[`${name}_NEXT`] });
  expect(first[`${name}_NEXT`]).toMatch(/^[0-9a-f]{64}$/);
  expect(announced.text.split('\n').slice(0, 4)).toEqual([
    '# mine',
    'PORT=3000',
    `${name}=${old}`,
    `${name}_NEXT=${first[`${name}_NEXT`]}`,
  ]);

  const changed = nextRotationStep(announced.text, name);
  expect(changed.step).toBe('changed');
  expect(variablesOf(changed.text)).toEqual({
    PORT: '3000',
    HOST: '127.0.0.1',
    [name]: first[`${name}_NEXT`],
    [`${name}_PREVIOUS`]: old,
  });

  const ended = nextRotationStep(changed.text, name);
  expect(ended.step).toBe('ended');
  expect(variablesOf(ended.text)).toEqual({ PORT: '3000', HOST: '127.0.0.1', [name]: first[`${name}_NEXT`] });
  expect(nextRotationStep(ended.text, name).step).toBe('announced');
});

test('earlier keys of the audit log stay, the newest first', () => {
  let text = file('AUDIT_KEY');
  const keys = [old];
  for (const step of ['announced', 'changed', 'announced', 'changed']) {
    const next = nextRotationStep(text, 'AUDIT_KEY');
    expect(next.step).toBe(step);
    text = next.text;
    const { AUDIT_KEY = '' } = variablesOf(text);
    if (step === 'changed') keys.unshift(AUDIT_KEY);
  }
  expect(variablesOf(text)).toMatchObject({ AUDIT_KEY: keys[0], AUDIT_KEY_PREVIOUS: `${keys[1]},${keys[2]}` });
});

test('a secret by which nothing is kept changes at once; what is elsewhere is left there', () => {
  const changed = nextRotationStep(file('METRICS_TOKEN'), 'METRICS_TOKEN');
  expect([changed.step, variablesOf(changed.text).METRICS_TOKEN === old]).toEqual(['changed', false]);
  expect(() => nextRotationStep('JWT_SECRET_FILE=/run/secrets/jwt\n', 'JWT_SECRET')).toThrow(/no value in this file/);
  expect(() => nextRotationStep(file('SMTP_PASSWORD'), 'SMTP_PASSWORD')).toThrow(rotatedSecrets.join(', '));
});

test('the command writes the step for its owner only, prints no secret, and keeps an old key that it cannot ask about', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'rotate-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const path = join(folder, 'settings');
  const rotate = (name: string) =>
    promisify(execFile)(process.execPath, [
      '--conditions=source',
      join(import.meta.dirname, 'rotate-command.ts'),
      name,
      path,
    ]);
  writeFileSync(path, `DATABASE_URL=postgres://app:p@127.0.0.1:1/x\nDATA_DIR=${folder}\n${file('ENCRYPTION_KEY')}`);
  for (const word of ['read from then on', 'used from then on']) {
    const { stdout } = await rotate('ENCRYPTION_KEY');
    expect(stdout).toContain(word);
    for (const secret of Object.values(variablesOf(readFileSync(path, 'utf8')))) {
      if (/^[0-9a-f]{64}$/.test(secret)) expect(stdout).not.toContain(secret);
    }
    expect(statSync(path).mode & 0o777).toBe(0o600);
  }
  const before = readFileSync(path, 'utf8');
  await expect(rotate('ENCRYPTION_KEY')).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('by hand') });
  expect(readFileSync(path, 'utf8')).toBe(before);
});
