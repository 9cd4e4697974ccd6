import { beforeEach, expect, test } from 'vitest';
import { StaleEdit, sendGuarded } from './guarded-edit.ts';
import { ApiProblem } from './problem.ts';
import { forgetSuccessors } from './successors.ts';

interface Row {
  id: string;
  version: number;
  name: string;
  colour: string;
}

/** A server with one row, which holds each change against the row's version. */
function serve(row: Row) {
  const sent: string[] = [];
  const state = { row, sent };
  const change = (base: Row, edit: Partial<Omit<Row, 'id' | 'version'>>) =>
    sendGuarded<Row, typeof edit, Row>({
      base,
      edit,
      fetchRow: async () => state.row,
      send: async (ifMatch) => {
        sent.push(ifMatch);
        if (ifMatch !== `"${state.row.version}"`) throw new ApiProblem({ code: 'stale-version', status: 412 });
        state.row = { ...state.row, ...edit, version: state.row.version + 1 };
        return { data: state.row, operationId: null, etag: null };
      },
    });
  return { state, change };
}

const first: Row = { id: 'r', version: 5, name: 'Food', colour: 'green' };

beforeEach(forgetSuccessors);

test('own changes in quick succession build on one another', async () => {
  const { state, change } = serve(first);
  await change(first, { name: 'Meals' });
  await change(first, { name: 'Dinners' });
  expect(state.sent).toEqual(['"5"', '"6"']);
  expect(state.row.name).toBe('Dinners');
});

test('another field that somebody changed meanwhile stays beside it', async () => {
  const { state, change } = serve({ ...first, version: 9, colour: 'blue' });
  await change(first, { name: 'Meals' });
  expect(state.row).toEqual({ id: 'r', version: 10, name: 'Meals', colour: 'blue' });
});

test('the same field that somebody changed meanwhile is kept, and said', async () => {
  const { state, change } = serve({ ...first, version: 9, name: 'Kitchen' });
  const refusal = await change(first, { name: 'Meals', colour: 'red' }).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(StaleEdit);
  expect((refusal as StaleEdit<Row>).theirs.name).toBe('Kitchen');
  expect((refusal as StaleEdit<Row>).fields).toEqual(['name']);
  expect(state.row).toMatchObject({ version: 9, name: 'Kitchen', colour: 'green' });
});

test('who wrote the same has no quarrel', async () => {
  const { state, change } = serve({ ...first, version: 9, name: 'Meals' });
  await change(first, { name: 'Meals' });
  expect(state.row.name).toBe('Meals');
});
