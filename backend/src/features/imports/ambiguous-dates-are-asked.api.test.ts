import { afterAll, beforeAll, expect, test } from 'vitest';
import { commit, importsOf, preview, settled, stateOf, transactionsOf } from '../../testing/bring-in.ts';
import { startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
});
afterAll(() => app.close());

const statement = `Date,Description,Amount
03/04/2026,CORNER COFFEE,-4.20
05/06/2026,REWE,-47.62
07/08/2026,SALARY,2500.00
`;

test.each([
  ['dmy', ['2026-08-07', '2026-06-05', '2026-04-03']],
  ['mdy', ['2026-07-08', '2026-05-06', '2026-03-04']],
])('nothing is committed before somebody says what 03/04 means; then it is %s', async (answer, dates) => {
  const person = await app.signUp();
  const ready = await preview(person, statement);
  expect(ready.status).toBe('ready');
  expect(ready.questions).toHaveLength(1);
  expect(ready.questions[0].field).toBe('dateOrder');
  expect(ready.questions[0].text).toMatch(/\?$/);
  expect(ready.questions[0].options.map(({ value }: { value: string }) => value).sort()).toEqual(['dmy', 'mdy']);

  const path = `${importsOf(person)}/${ready.id}`;
  const early = await person.ask('POST', `${path}/commit`);
  expect(early.status).toBe(422);
  expect(early.body).toMatchObject({
    type: '/problems/import-open-questions',
    detail: 'Answer the questions of this import first.',
  });
  expect(await stateOf(app, person)).toMatchObject({ transactions: 0, imports: 0 });

  // An answer that isn't among the options leaves the question open.
  const wrong = await person.ask('PATCH', path, { body: { answers: { dateOrder: 'stardate' } } });
  expect(wrong.status).toBe(400);
  expect(wrong.body).toMatchObject({
    type: '/problems/validation',
    errors: [{ path: 'answers.dateOrder', message: 'must be one of "dmy", "mdy", "ymd"' }],
  });
  expect((await settled(person, ready.id)).questions).toHaveLength(1);

  await person.ask('PATCH', path, { body: { answers: { dateOrder: answer } } });
  expect(await settled(person, ready.id)).toMatchObject({ status: 'ready', questions: [] });
  await commit(person, ready.id);
  expect((await transactionsOf(person)).map(({ date }) => date)).toEqual(dates);

  const next = await preview(person, statement.replaceAll('/2026', '/2025'));
  expect(next.questions, 'the answer is remembered of this bank').toEqual([]);
});
