import { expect, it } from 'vitest';
import { Passwords, passwordCost } from './passwords.ts';

const passwords = new Passwords(4);

it('are hashed with cost 12 outside of tests', () => expect(passwordCost).toBe(12));

it('match their hash and nothing else', async () => {
  const secret = await passwords.hash('purple-otter-42-lamp');
  expect(secret).toMatch(/^\$2b\$04\$/);
  expect(await passwords.matches('purple-otter-42-lamp', secret)).toBe(true);
  expect(await passwords.matches('purple-otter-42-lamp!', secret)).toBe(false);
  expect(await passwords.matches('nobody’s password', undefined)).toBe(false);
});

it('wait for their turn, and are refused when too many wait', async () => {
  const results = await Promise.allSettled(Array.from({ length: 40 }, () => passwords.hash('purple-otter-42-lamp')));
  const refused = results.filter(({ status }) => status === 'rejected');
  expect(refused).toHaveLength(40 - 2 - 32);
  expect(refused[0]).toMatchObject({ reason: { code: 'unavailable' } });
  await expect(passwords.hash('purple-otter-42-lamp')).resolves.toMatch(/^\$2[aby]\$/);
});
