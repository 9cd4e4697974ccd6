import { decodeJwt } from 'jose';
import { expect, it } from 'vitest';
import { AccessTokens } from './access-tokens.ts';

const secret = 'a secret that only tests know, long enough';
const tokens = new AccessTokens(secret, 'production');
const now = new Date('2026-03-01T12:00:00Z');
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000);
const refused = expect.objectContaining({ code: 'unauthenticated' });

it('are good for 15 minutes, also once remembered', async () => {
  const token = await tokens.sign('user', 'session', now);
  expect(await tokens.verify(token, after(899))).toMatchObject({ userId: 'user', sessionId: 'session' });
  await expect(tokens.verify(token, after(900))).rejects.toEqual(refused);
});

it('of another environment or key are refused', async () => {
  const token = await tokens.sign('user', 'session', now);
  await expect(new AccessTokens(secret, 'staging').verify(token, now)).rejects.toEqual(refused);
  await expect(new AccessTokens(`${secret}!`, 'production').verify(token, now)).rejects.toEqual(refused);
});

it('that were changed are refused', async () => {
  const token = await tokens.sign('user', 'session', now);
  const [header, , signature] = token.split('.');
  const claims = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: 'somebody else' })).toString('base64url');
  await expect(tokens.verify(`${header}.${claims}.${signature}`, now)).rejects.toEqual(refused);
  const unsigned = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
  await expect(tokens.verify(`${unsigned}.${claims}.`, now)).rejects.toEqual(refused);
});
