import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringIn, importsOf, preview } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
let id: string;

const rowCount = 2_500;
/** Every hundredth row has no amount; the first 1,200 are in the ledger already. */
const row = (n: number) => `2026-0${1 + (n % 9)}-1${n % 10},SHOP ${n},${n % 100 === 0 ? '' : `-${n}.00`}`;
const file = (from: number, to: number) =>
  ['Date,Description,Amount', ...Array.from({ length: to - from + 1 }, (_, index) => row(from + index))].join('\n');

beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
  person = await app.signUp();
  await bringIn(person, file(1, 1_200));
  const ready = await preview(person, file(1, rowCount));
  expect(ready.counts).toEqual({ total: 2_500, new: 1_287, duplicate: 1_188, matched: 0, uncertain: 0, invalid: 25 });
  id = ready.id;
});
afterAll(() => app.close());

async function allPages(kind: string | null, limit: number): Promise<{ numbers: number[]; pages: number }> {
  const numbers: number[] = [];
  let cursor: string | null = null;
  for (let pages = 1; ; pages++) {
    const query = new URLSearchParams({ limit: String(limit), ...(kind && { kind }), ...(cursor && { cursor }) });
    const { status, body } = await person.ask('GET', `${importsOf(person)}/${id}/lines?${query}`);
    expect(status).toBe(200);
    expect(body.items.length).toBeLessThanOrEqual(limit);
    for (const line of body.items) {
      if (kind) expect(line.kind).toBe(kind);
      expect(line.row).toBe(line.n + 1);
      numbers.push(line.n);
    }
    cursor = body.nextCursor;
    if (cursor === null) return { numbers, pages };
  }
}

const numbers = (isWanted: (n: number) => boolean) =>
  Array.from({ length: rowCount }, (_, index) => index + 1).filter(isWanted);

test.each([
  [null, 500, numbers(() => true)],
  ['new', 500, numbers((n) => n > 1_200 && n % 100 !== 0)],
  ['duplicate', 297, numbers((n) => n <= 1_200 && n % 100 !== 0)],
  ['invalid', 1, numbers((n) => n % 100 === 0)],
  ['invalid', 25, numbers((n) => n % 100 === 0)],
  ['uncertain', 50, []],
])('pages of %s lines, %i to a page, have each once in the order of the file', async (kind, limit, expected) => {
  const { numbers: found, pages } = await allPages(kind, limit);
  expect(found).toEqual(expected);
  // No empty page at the end where the last one is full.
  expect(pages).toBe(Math.max(1, Math.ceil(expected.length / limit)));
});
