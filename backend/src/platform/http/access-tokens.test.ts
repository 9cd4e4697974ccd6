import { decodeJwt, SignJWT } from 'jose';
import { expect, it } from 'vitest';
import { keyIdOf } from '../secrets/key-id.ts';
import { AccessTokens } from './access-tokens.ts';

const secret = 'a secret that only tests know and that is long enough';
const tokens = new AccessTokens({ current: secret }, 'production');
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
  await expect(new AccessTokens({ current: secret }, 'staging').verify(token, now)).rejects.toEqual(refused);
  await expect(new AccessTokens({ current: `${secret}!` }, 'production').verify(token, now)).rejects.toEqual(refused);
});

it('that were changed are refused', async () => {
  const token = await tokens.sign('user', 'session', now);
  const [header, , signature] = token.split('.');
  const claims = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: 'somebody else' })).toString('base64url');
  await expect(tokens.verify(`${header}.${claims}.${signature}`, now)).rejects.toEqual(refused);
  const unsigned = Buffer.from('{"alg":"none","typ":"at+jwt"}').toString('base64url');
  await expect(tokens.verify(`${unsigned}.${claims}.`, now)).rejects.toEqual(refused);
});

it('pin algorithm, issuer, audience, type and key', async () => {
  const signed = (changes: { header?: object; issuer?: string; audience?: string; key?: string } = {}) =>
    new SignJWT({ sid: 'session', env: 'production' })
      .setProtectedHeader({ alg: 'HS256', typ: 'at+jwt', kid: keyIdOf(secret), ...changes.header })
      .setIssuer(changes.issuer ?? 'expenseai')
      .setAudience(changes.audience ?? 'expenseai-api')
      .setSubject('user')
      .setExpirationTime(Math.floor(after(60).getTime() / 1000))
      .sign(Buffer.from(changes.key ?? secret));
  const other = 'another secret, of the next or a former deploy';
  const two = new AccessTokens({ current: secret, previous: other }, 'production');
  expect(await two.verify(await signed(), now)).toMatchObject({ userId: 'user' });
  expect(await two.verify(await signed({ header: { kid: keyIdOf(other) }, key: other }), now)).toBeDefined();
  for (const changes of [
    { header: { alg: 'HS512' }, key: secret.padEnd(64) },
    { header: { typ: 'JWT' } },
    { header: { kid: keyIdOf(other) } },
    { header: { kid: undefined } },
    { issuer: 'somebody' },
    { audience: 'another-api' },
  ]) {
    await expect(two.verify(await signed(changes), now)).rejects.toEqual(refused);
  }
});
