import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importsOf, linesOf, preview, stateOf } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
  person = await app.signUp();
});
afterAll(() => app.close());

/** Bytes that are the same in every run and no text in any encoding. */
function noise(length: number): Uint8Array<ArrayBuffer> {
  let state = 42;
  return Uint8Array.from({ length }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2 ** 31;
    return state >> 16;
  });
}

const files: [what: string, content: string | Uint8Array<ArrayBuffer>, sentence: RegExp][] = [
  ['an empty file', '', /^The file is empty/],
  ['a file of blank lines', '\r\n\n  \n', /only blank lines/],
  ['binary content', noise(5_000), /^The file is not text/],
  ['a PDF under the name of a CSV', '%PDF-1.7\n1 0 obj', /^The file is a PDF.*Export a CSV or OFX/],
  ['an Excel workbook', new Uint8Array([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), /Excel workbook.*Export a CSV or OFX/],
  ['a web page', '<!DOCTYPE html><html><body>Please sign in</body></html>', /^The file is a web page/],
  ['a header alone', 'Date,Description,Amount\n', /has a header, but no rows/],
  ['a CSV without amounts', 'Date,Description\n2026-03-02,Coffee\n2026-03-14,Rent\n', /no column holds amounts/],
  ['a CSV without dates', 'Payee,Amount\nCoffee,-4.20\nRent,-700.00\n', /no column holds dates/],
  ['an OFX file that breaks off at once', 'OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><SIGNONMSGSRSV1>', /OFX file/],
];

describe('a file that can’t be read says why, and the ledger stays as it is', () => {
  test.each(files)('%s', async (_what, content, sentence) => {
    const refused = await preview(person, content);
    expect(refused).toMatchObject({ status: 'failed', operationId: null, progress: 0 });
    expect(refused.problem).toMatch(sentence);
    expect(refused.problem).toMatch(/\.$/);
    expect(refused.counts.total).toBe(0);
    expect(await linesOf(person, refused.id)).toEqual([]);

    const path = `${importsOf(person)}/${refused.id}`;
    const commit = await person.ask('POST', `${path}/commit`);
    expect(commit.status).toBe(409);
    expect(commit.body).toMatchObject({ type: '/problems/import-not-ready', detail: refused.problem });
    expect((await person.ask('DELETE', path)).status).toBe(204);
    expect((await person.ask('GET', path)).status).toBe(404);
    expect(await stateOf(app, person)).toEqual({ transactions: 0, accounts: 1, imports: 0, differingTotals: 0 });
  });
});

test('an OFX file that breaks off in the middle gives the transactions that are whole', async () => {
  const transaction = (day: string, id: number) =>
    `<STMTTRN><TRNTYPE>DEBIT<DTPOSTED>202603${day}<TRNAMT>-4.20<FITID>${id}<NAME>Coffee</STMTTRN>\n`;
  const whole = `OFXHEADER:100\nDATA:OFXSGML\n\n<OFX><BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>EUR
<BANKACCTFROM><ACCTID>12345<ACCTTYPE>CHECKING</BANKACCTFROM><BANKTRANLIST>\n`;
  const ready = await preview(person, `${whole}${transaction('01', 1)}${transaction('02', 2)}<STMTTRN><TRNTYPE>DE`);
  expect(ready.status).toBe('ready');
  expect(ready.counts).toMatchObject({ new: 2 });
});
