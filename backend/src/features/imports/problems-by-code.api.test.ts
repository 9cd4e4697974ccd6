import { promisify } from 'node:util';
import { zstdCompress } from 'node:zlib';
import { AppError } from '@expenseai/core/errors';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { importsOf, linesOf, makeAccount, preview } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';
import { problemOf } from './import-problems.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await app.signUp();
});

const show = async (id: string) => (await person.ask('GET', `${importsOf(person)}/${id}`)).body;

test('what is wrong with a file, its lines and its readings is said by code beside the sentence', async () => {
  const account = await makeAccount(person);
  const ofx =
    '<OFX><STMTRS><CURDEF>USD<BANKACCTFROM><ACCTID>1</BANKACCTFROM><BANKTRANLIST></BANKTRANLIST></STMTRS></OFX>';
  expect(await preview(person, ofx, { accountId: account })).toMatchObject({
    status: 'failed',
    problem: 'The file is in USD, the account “Giro” in EUR. Choose an account in USD.',
    problems: [{ code: 'other-currency', params: { currency: 'USD', account: 'Giro', accountCurrency: 'EUR' } }],
  });

  const ready = await preview(person, 'Date,Description,Amount\n2026-03-31,SHOP,-4.20\n2026-02-30,SHOP,abc\n');
  expect(ready).toMatchObject({ problem: null, problems: [] });
  expect(ready.inferences).toContainEqual(
    expect.objectContaining({
      field: 'encoding',
      reason: 'only ASCII characters',
      because: { code: 'ascii-only', params: {} },
    }),
  );
  const [line] = await linesOf(person, ready.id, 'invalid');
  expect(line).toMatchObject({
    problem: '"2026-02-30" is not a date that exists, read as year, month, day. "abc" is not an amount.',
    problems: [
      { code: 'no-such-date-in-order', params: { text: '2026-02-30', order: 'ymd' } },
      { code: 'not-an-amount', params: { text: 'abc' } },
    ],
  });
});

test('what an older version kept as sentences alone is shown as it is', async () => {
  const { id } = await preview(person, 'Date,Description,Amount\n2026-03-31,SHOP,-4.20\n');
  const values = [1, 2, 'invalid', '', null, null, 'EUR', 'cleared', null, 'SHOP', null, null, null, null, null, null];
  const lines = JSON.stringify([[...values, null, 'shop', [], null, 'The row has no date.']]);
  await app.db.asSuperuser('update proposals set lines = $2 where import_id = $1', [
    id,
    await promisify(zstdCompress)(lines),
  ]);
  await app.db.asSuperuser(
    `update imports set status = 'failed', problem = 'It broke.',
      inferences = '[{"field":"sign","value":"as-written","confidence":1,"reason":"as I say","options":[]}]' where id = $1`,
    [id],
  );
  const said = (text: string) => ({ code: 'said', params: { text } });
  expect(await show(id)).toMatchObject({
    problem: 'It broke.',
    problems: [said('It broke.')],
    inferences: [{ field: 'sign', reason: 'as I say', because: said('as I say') }],
  });
  expect(await linesOf(person, id)).toMatchObject([
    { problem: 'The row has no date.', problems: [said('The row has no date.')] },
  ]);
});

test('a refusal that has no code of its own is said by its sentence', () => {
  expect(problemOf(new AppError('amount-out-of-range'))).toEqual({
    code: 'said',
    params: { text: 'The amount is larger than a transaction can hold.' },
  });
});
