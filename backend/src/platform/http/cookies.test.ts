import { expect, it } from 'vitest';
import { SignInCookies } from './cookies.ts';

const pair = [
  { token: 'a', maxAge: 900 },
  { token: 'r', maxAge: 604_800 },
] as const;

it('are bound to the host and to TLS over HTTPS', () => {
  const cookies = new SignInCookies('https://money.example.org');
  for (const line of [...cookies.forSignIn(...pair), cookies.forDevice('d', 1), ...cookies.forSignOut()]) {
    expect(line).toMatch(/^__Host-eai_\w+=\w*; Max-Age=\d+; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
  }
  expect(cookies.accessOf({ cookie: 'eai_access=tossed; __Host-eai_access=own' })).toBe('own');
});

it('are neither over HTTP, where a browser would refuse them', () => {
  const [access, refresh] = new SignInCookies('http://localhost:3000').forSignIn(...pair);
  expect(access).toBe('eai_access=a; Max-Age=900; Path=/; HttpOnly; SameSite=Lax');
  expect(refresh).toBe('eai_refresh=r; Max-Age=604800; Path=/api/v1/auth; HttpOnly; SameSite=Lax');
});

it('are read whole, and an empty one is none', () => {
  const cookies = new SignInCookies('http://localhost:3000');
  expect(cookies.refreshOf({ cookie: 'x=1;eai_refresh=a.b-c ; y=2' })).toBe('a.b-c');
  expect(cookies.refreshOf({ cookie: 'eai_refresh=; not_eai_refresh=z' })).toBeUndefined();
  expect(cookies.refreshOf({})).toBeUndefined();
});
