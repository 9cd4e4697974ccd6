import { expect, test } from 'vitest';
import { securityHeaders } from '../../../backend/src/middleware/security-headers.middleware.ts';
import { gradeHeaders } from './header-grade.ts';

function graded(changes: Record<string, string | undefined>, more: { html?: string; origin?: string } = {}) {
  const headers = new Headers(securityHeaders);
  for (const [name, value] of Object.entries(changes)) {
    if (value === undefined) headers.delete(name);
    else headers.append(name, value);
  }
  return gradeHeaders({ headers, ...more });
}

test('the product’s headers are graded A+ with at least 120 points', () => {
  const { score, grade } = graded({});
  expect([grade, score]).toEqual(['A+', 125]);
  expect(graded({ 'set-cookie': '__Host-r=1; Path=/; HttpOnly; Secure; SameSite=Lax' }).score).toBe(130);
});

test.each([
  // Under 90 points of penalties no bonus counts.
  ['Content-Security-Policy', 75],
  ['Strict-Transport-Security', 80],
  ['Referrer-Policy', 120],
  ['Cross-Origin-Resource-Policy', 115],
  ['X-Content-Type-Options', 120],
])('without %s it is %i', (name, score) => {
  expect(graded({ [name]: undefined }).score).toBe(score);
});

test.each([
  ["default-src 'none'; frame-ancestors 'none'", 10],
  ["default-src 'self'; script-src 'self' 'unsafe-inline'", -20],
  ["default-src 'self'; script-src 'self' data:", -20],
  ["default-src 'self'; object-src *", -20],
  ["img-src 'self'", -20],
  ["default-src 'self'; connect-src http://api.example.org", -20],
  ["default-src 'self'; script-src 'self' 'unsafe-eval'", -10],
  ["default-src 'self'; img-src http://pictures.example.org", -10],
  ["default-src 'self'; style-src 'self' 'unsafe-inline'", 0],
])('a policy of %s is worth %i points', (policy, points) => {
  const headers = new Headers({ 'content-security-policy': policy });
  expect(gradeHeaders({ headers }).points['content-security-policy']).toBe(points);
});

test.each([
  ['a=1; HttpOnly; Secure', 0],
  ['a=1; Secure; SameSite=Lax', -30],
  ['a=1; HttpOnly; SameSite=Lax', -10],
])('a cookie of %s is worth %i points', (cookie, points) => {
  expect(graded({ 'set-cookie': cookie }).points.cookies).toBe(points);
});

test('an answer that any origin may read with its cookies loses the most', () => {
  const origin = 'https://elsewhere.example';
  const shared = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
  expect(graded(shared, { origin })).toMatchObject({ score: 50, grade: 'C' });
});

test('a foreign script without integrity is named', () => {
  const points = (html: string) => graded({}, { html }).points['subresource-integrity'];
  expect(points('<script src="/_next/a.js" async=""></script>')).toBe(0);
  expect(points('<script src="https://cdn.example/a.js"></script>')).toBe(-5);
  expect(points('<script src="//cdn.example/a.js"></script>')).toBe(-50);
  expect(points('<script src="https://cdn.example/a.js" integrity="sha384-x"></script>')).toBe(5);
});
