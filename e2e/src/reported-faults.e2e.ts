import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished } from 'vitest';
import { test } from './support/browser.ts';
import { arriveSignedIn } from './support/people.ts';
import { startProduct } from './support/product.ts';

const root = join(import.meta.dirname, '..', '..');
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string };

interface Frame {
  filename: string;
  lineno: number;
  in_app: boolean;
}

interface FaultEvent {
  release: string;
  tags: { origin: string };
  exception: { values: { stacktrace: { frames: Frame[] } }[] };
}

/** A Sentry of the test's own, with the events that it took. */
async function startSentry(): Promise<{ dsn: string; events: FaultEvent[] }> {
  const events: FaultEvent[] = [];
  const server = createServer(async (request, response) => {
    const [, , event = '{}'] = (await text(request)).split('\n');
    events.push(JSON.parse(event));
    response.end('{}');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return { dsn: `http://key@127.0.0.1:${(server.address() as AddressInfo).port}/1`, events };
}

/** The lines of the repository that the event's own calls stand in, the innermost first. */
function linesOf(event: FaultEvent | undefined): string[] {
  const frames = event?.exception.values[0]?.stacktrace.frames.toReversed() ?? [];
  return frames
    .filter(({ in_app, filename }) => in_app && /^(frontend|backend|core|contracts)\/.*\.tsx?$/.test(filename))
    .map(
      ({ filename, lineno }) => readFileSync(join(root, filename), 'utf8').split('\n')[lineno - 1] ?? 'no such line',
    );
}

test('faults of a built page and of the built server lead to the lines of the repository, by maps that nobody can fetch', async ({
  visit,
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'expenseai-faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const sentry = await startSentry();
  const { origin, stop } = await startProduct(folder, { SENTRY_DSN: sentry.dsn });
  onTestFinished(stop);
  const ofOrigin = (name: string) => sentry.events.find(({ tags }) => tags.origin === name);

  const { page, expectFault } = await visit('desktop', origin);
  expectFault(/TypeError/);
  await arriveSignedIn(page);
  await page.route('**/api/v1/ledgers/*/inbox', (route) => route.fulfill({ json: { items: 'broken' } }));
  await page.goto('/inbox');
  await page.getByRole('button', { name: 'Load again' }).waitFor();
  await expect.poll(() => ofOrigin('web')?.release).toBe(`expenseai@${version}`);

  expect(linesOf(ofOrigin('web'))[0]).toContain('.flatMap(');
  const log = () => readFileSync(join(folder, 'logs', 'app.log'), 'utf8');
  await expect.poll(log).toMatch(/"calls":\["(?:frontend|core)\/[^"]+\.tsx?:\d+:\d+"/);

  const script = (await page.content()).match(/\/_next\/static\/chunks\/[\w.~-]+\.js/)?.[0] ?? '';
  expect((await page.request.get(script)).status()).toBe(200);
  expect(await (await page.request.get(script)).text()).not.toContain('sourceMappingURL');
  expect((await page.request.get(`${script}.map`)).status()).toBe(404);

  // Where a folder is needed stands a file.
  writeFileSync(join(folder, 'data', 'imports'), '');
  const { items } = await (await page.request.get('/api/v1/ledgers')).json();
  const answer = await page.request.post(`/api/v1/ledgers/${items[0].id}/imports`, {
    multipart: { file: { name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from('Date,Amount\n2026-03-01,1\n') } },
  });
  expect(answer.status()).toBe(500);
  await expect.poll(() => ofOrigin('api')?.release).toBe(`expenseai@${version}`);
  expect(linesOf(ofOrigin('api')).join('\n')).toContain('await mkdir(');
});
