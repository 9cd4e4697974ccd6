import pg from 'pg';

const int8 = 20;
const date = 1082;

/** bigint as a number where that is exact; a sum beyond it is a fault, never a rounded figure. */
function parseInt8(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new Error(`The database holds ${text}, which no safe integer can show`);
  return value;
}

/** How values come from PostgreSQL: bigint → number, date → `YYYY-MM-DD`, timestamptz → Date. */
export const typeParsers: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: 'text' | 'binary') => {
    if (format !== 'binary' && oid === int8) return parseInt8;
    if (format !== 'binary' && oid === date) return (text: string) => text;
    return pg.types.getTypeParser(oid, format as 'text');
  }) as typeof pg.types.getTypeParser,
};
