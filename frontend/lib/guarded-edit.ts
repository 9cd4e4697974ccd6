import type { Answer } from './api.ts';
import { ApiProblem, toProblem } from './problem.ts';
import { newestOf, noteSuccessor } from './successors.ts';

/** What carries its own version, by which a change says what it builds on. */
export interface Versioned {
  id: string;
  version: number;
}

interface GuardedEdit<Row extends Versioned, Edit extends object, Data extends Versioned> {
  /** The row as it was when the person began. */
  base: Row;
  edit: Edit;
  send: (ifMatch: string) => Promise<Answer<Data>>;
  /** The row as the server has it now. */
  fetchRow: () => Promise<Row>;
  /** What a field of the edit stands for in a row; the member of that name where nothing is given. */
  readField?: ((row: Row, field: keyof Edit) => unknown) | undefined;
}

/** Somebody else changed the same fields of a row meanwhile; nothing was written. */
export class StaleEdit<Row extends Versioned> extends ApiProblem {
  readonly theirs: Row;
  readonly fields: readonly PropertyKey[];

  constructor(theirs: Row, fields: readonly PropertyKey[]) {
    super({ code: 'stale-version', status: 412 });
    this.theirs = theirs;
    this.fields = fields;
  }
}

/**
 * Sends a change that builds on `base`. What somebody else changed meanwhile in other fields stays beside it; where it
 * was in the same fields, nothing is written and `StaleEdit` says what is theirs.
 */
export async function sendGuarded<Row extends Versioned, Edit extends object, Data extends Versioned>({
  base,
  edit,
  send,
  fetchRow,
  readField = memberOf,
}: GuardedEdit<Row, Edit, Data>): Promise<Answer<Data>> {
  for (let version = newestOf(base.id, base.version); ; ) {
    try {
      const answer = await send(`"${version}"`);
      noteSuccessor(base.id, version, answer.data.version);
      return answer;
    } catch (error) {
      if (toProblem(error).code !== 'stale-version') throw error;
    }
    const theirs = await fetchRow();
    const fields = touchedFields({ base, theirs, edit, readField });
    if (fields.length > 0) throw new StaleEdit(theirs, fields);
    version = theirs.version;
  }
}

/** The row of that id in a list, for what is only fetched in lists; refused as the server would refuse a row that is gone. */
export function rowOf<Row extends Versioned>(rows: readonly Row[], id: string): Row {
  const found = rows.find((row) => row.id === id);
  if (!found) throw new ApiProblem({ code: 'not-found', status: 404 });
  return found;
}

/** The fields of the edit in which somebody else wrote something other than it does. */
function touchedFields<Row, Edit extends object>({
  base,
  theirs,
  edit,
  readField,
}: {
  base: Row;
  theirs: Row;
  edit: Edit;
  readField: (row: Row, field: keyof Edit) => unknown;
}): (keyof Edit)[] {
  return (Object.keys(edit) as (keyof Edit)[]).filter((field) => {
    const now = JSON.stringify(readField(theirs, field));
    return now !== JSON.stringify(readField(base, field)) && now !== JSON.stringify(edit[field]);
  });
}

function memberOf(row: object, field: PropertyKey): unknown {
  return (row as Record<PropertyKey, unknown>)[field];
}
