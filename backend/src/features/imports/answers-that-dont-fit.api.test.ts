import { afterAll, beforeAll, expect, test } from 'vitest';
import { importsOf, preview, settled } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
  person = await app.signUp();
});
afterAll(() => app.close());

const statement = `Date,Description,Amount
14/03/2026,CORNER COFFEE 0042,-4.20
25/03/2026,ACME GMBH SALARY,2500.00
`;
const sides = `Date,Description,Paid out,Paid in
14/03/2026,CORNER COFFEE 0042,4.20,
25/03/2026,ACME GMBH SALARY,,2500.00
`;
const withoutAmounts = `Date,Description
14/03/2026,CORNER COFFEE 0042
25/03/2026,ACME GMBH SALARY
`;

test.each([
  ['a field that nobody asked for', { weather: 'fine' }, 'is neither a question nor an inference of this import'],
  ['a value that isn’t among the options', { decimalMark: ';' }, 'must be one of ".", ","'],
  ['a column that the file hasn’t', { amountColumn: 'Total' }, 'must be one of "Date", "Description", "Amount"'],
  ['what can’t be changed', { header: '7' }, 'can’t be changed for this file'],
  ['a currency that there isn’t', { currency: 'EURO' }, 'must be a currency code of ISO 4217, such as EUR'],
])('%s is refused by name, and nothing changes', async (_what, answers, message) => {
  const ready = await preview(person, statement);
  const path = `${importsOf(person)}/${ready.id}`;
  const { status, body } = await person.ask('PATCH', path, {
    body: { answers: { sign: 'reversed', ...answers } },
  });
  expect(status).toBe(400);
  expect(body).toMatchObject({ type: '/problems/validation' });
  expect(body.errors).toEqual([{ path: `answers.${Object.keys(answers)[0]}`, message }]);
  expect((await person.ask('GET', path)).body).toEqual(ready);
});

test('each wrong answer is named', async () => {
  const { id } = await preview(person, sides);
  const answers = { sign: 'reversed', planet: 'Mars', dateOrder: 'mdy' };
  const { status, body } = await person.ask('PATCH', `${importsOf(person)}/${id}`, { body: { answers } });
  expect(status).toBe(400);
  expect(body.errors.map(({ path }: { path: string }) => path)).toEqual(['answers.sign', 'answers.planet']);
});

test.each([
  ['what the file says already', { header: '1' }],
  ['another option', { dateOrder: 'mdy' }],
  ['a currency that isn’t offered', { currency: 'ISK' }],
  ['a column that wasn’t inferred', { payeeColumn: 'Description' }],
])('%s is taken', async (_what, answers) => {
  const { id } = await preview(person, statement);
  expect((await person.ask('PATCH', `${importsOf(person)}/${id}`, { body: { answers } })).status).toBe(200);
  await settled(person, id);
});

test('of a file that couldn’t be read, columns may be named: it shows no options', async () => {
  const { id, status } = await preview(person, withoutAmounts);
  expect(status).toBe('failed');
  const answer = (answers: Record<string, string>) =>
    person.ask('PATCH', `${importsOf(person)}/${id}`, { body: { answers } });
  expect((await answer({ dateOrder: 'dmy' })).status).toBe(400);
  expect((await answer({ amountColumn: 'Description' })).status).toBe(200);
  await settled(person, id);
});
