import { createReadStream, existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** The newest event of a chain that audit.log knows of. */
export interface LoggedHead {
  kind: 'ledger' | 'user';
  /** Of the ledger or the user. */
  id: string;
  sequence: number;
  /** Hash of that event, in hexadecimal. */
  head: string;
}

const Line = z.object({
  ledgerId: z.guid().optional(),
  userId: z.guid().nullable().optional(),
  sequence: z.int(),
  head: z.string().regex(/^[0-9a-f]{64}$/),
});

/** The newest head of each chain in the audit files of a folder, those put aside included; null where there are none. */
export async function readLoggedHeads(folder: string): Promise<LoggedHead[] | null> {
  const names = existsSync(folder) ? await readdir(folder) : [];
  const files = names.filter((name) => /^audit(?:-.*)?\.log$/.test(name));
  if (files.length === 0) return null;
  const heads = new Map<string, LoggedHead>();
  for (const name of files) {
    for await (const text of createInterface({ input: createReadStream(join(folder, name)) })) {
      const found = readHead(text);
      if (!found) continue;
      const key = `${found.kind} ${found.id}`;
      if ((heads.get(key)?.sequence ?? 0) < found.sequence) heads.set(key, found);
    }
  }
  return [...heads.values()];
}

/** Undefined for a line that is no event, such as one that a crash cut in two. */
function readHead(text: string): LoggedHead | undefined {
  const line = parse(text);
  if (!line) return undefined;
  const { ledgerId, userId, sequence, head } = line;
  if (ledgerId !== undefined) return { kind: 'ledger', id: ledgerId, sequence, head };
  return userId ? { kind: 'user', id: userId, sequence, head } : undefined;
}

function parse(text: string): z.output<typeof Line> | undefined {
  try {
    return Line.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
