import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importsOf, linesOf, preview, settled } from '../../testing/bring-in.ts';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
beforeAll(async () => {
  app = await startTestApp();
  await app.startJobs();
  person = await app.signUp();
});
afterAll(() => app.close());

const text = `Buchungstag;Verwendungszweck;Betrag
02.03.2026;Bäckerei Müller Köln;-4,20
14.03.2026;Straßenverkehrsamt Düsseldorf;-47,62
25.03.2026;Gehalt März;2500,00
`;

const latin1 = (value: string) => Uint8Array.from(value, (letter) => letter.charCodeAt(0));
const utf16 = (value: string) => new Uint8Array([0xff, 0xfe, ...Buffer.from(value, 'utf16le')]);
/** As a bank leaves it that cuts its fields by bytes: one letter is half there. */
const cutLetter = (value: string) => {
  const bytes = Buffer.from(value);
  const at = bytes.indexOf('ö');
  return new Uint8Array([...bytes.subarray(0, at + 1), ...bytes.subarray(at + 2)]);
};

const descriptors = async (id: string) => (await linesOf(person, id)).map(({ draft }) => draft.descriptor);
const encodingOf = ({ inferences }: { inferences: { field: string }[] }) =>
  inferences.find(({ field }) => field === 'encoding');

describe('a file keeps its letters', () => {
  test.each([
    ['in windows-1252', latin1(text), 'windows-1252'],
    ['in UTF-16', utf16(text), 'utf-16le'],
    ['in UTF-8 with a byte order mark', new Uint8Array([0xef, 0xbb, 0xbf, ...Buffer.from(text)]), 'utf-8'],
  ])('%s', async (_what, content, encoding) => {
    const ready = await preview(person, content);
    expect(ready).toMatchObject({ status: 'ready', counts: { total: 3, new: 3, invalid: 0 } });
    expect(encodingOf(ready)).toMatchObject({ value: encoding });
    expect(await descriptors(ready.id)).toEqual([
      'Bäckerei Müller Köln',
      'Straßenverkehrsamt Düsseldorf',
      'Gehalt März',
    ]);
  });

  test('but for the one that is broken, which the preview says', async () => {
    const ready = await preview(person, cutLetter(text));
    expect(ready).toMatchObject({ status: 'ready', counts: { total: 3, new: 3, invalid: 0 } });
    expect(encodingOf(ready)).toMatchObject({ value: 'utf-8', reason: '5 valid UTF-8 characters, 1 broken' });
    expect((await descriptors(ready.id))[0]).toBe('Bäckerei Müller K\ufffdln');
  });
});

test('a person’s word on the encoding wins, and one that no decoder has is refused with its name', async () => {
  const ready = await preview(person, latin1(text));
  const path = `${importsOf(person)}/${ready.id}`;
  expect((await person.ask('PATCH', path, { body: { answers: { encoding: 'windows-1251' } } })).status).toBe(200);
  const cyrillic = await settled(person, ready.id);
  expect(encodingOf(cyrillic)).toMatchObject({ value: 'windows-1251', reason: 'chosen by you' });
  expect((await descriptors(ready.id))[2]).toBe('Gehalt Mдrz');

  const refused = await person.ask('PATCH', path, { body: { answers: { encoding: 'rot13' } } });
  expect(refused.status).toBe(400);
  expect(refused.body.errors).toEqual([{ path: 'answers.encoding', message: 'is not an encoding that can be read' }]);
  expect(await settled(person, ready.id)).toMatchObject({ status: 'ready', problem: null });

  await person.ask('PATCH', path, { body: { answers: { encoding: 'windows-1252' } } });
  expect(await settled(person, ready.id)).toMatchObject({ status: 'ready', problem: null });
  expect((await descriptors(ready.id))[2]).toBe('Gehalt März');
});
