import { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { LinkedEvent } from '../../platform/audit/audit-chain.ts';
import type { Storage } from '../../platform/storage/storage.ts';

/** Whose events are chained to one another. */
export interface ChainName {
  kind: 'ledger' | 'user';
  /** Of the ledger or the user. */
  id: string;
}

interface ArchivedFile {
  key: string;
  first: number;
}

const limit = { bytes: 1024 ** 3, code: 'file-too-large' } as const;

/**
 * Writes events of a chain to a file of the archive, `audit-archive/KIND/ID/FIRST-LAST.jsonl.gz`: one JSON line each,
 * with every column, the hashes in hexadecimal. It is there whole or not at all; the same events give the same file.
 */
export async function writeArchived(storage: Storage, chain: ChainName, events: readonly LinkedEvent[]): Promise<void> {
  const [first, last] = [events[0]?.sequence, events.at(-1)?.sequence];
  const lines = events.map(({ previousHash, hash, ...event }) =>
    JSON.stringify({ ...event, previousHash: previousHash?.toString('hex') ?? null, hash: hash.toString('hex') }),
  );
  const packed = await promisify(gzip)(`${lines.join('\n')}\n`);
  await storage.put(`${folderOf(chain)}/${first}-${last}.jsonl.gz`, Readable.from([packed]), limit);
}

/** Events of a chain in the archive, in order, up to a number; throws where a file can't be read or isn't one of ours. */
export async function* readArchived(storage: Storage, chain: ChainName, through: number): AsyncGenerator<LinkedEvent> {
  for (const { key, first } of await filesOf(storage, chain)) {
    if (first > through) return;
    const text = (await promisify(gunzip)(await storage.read(key))).toString('utf8');
    for (const line of text.trimEnd().split('\n')) yield toEvent(JSON.parse(line));
  }
}

/** Takes away what a process left that was killed before the events had gone from their table. */
export async function removeLeftOver(storage: Storage, chain: ChainName, after: number): Promise<void> {
  for (const { key, first } of await filesOf(storage, chain)) if (first > after) await storage.remove(key);
}

function folderOf({ kind, id }: ChainName): string {
  return `audit-archive/${kind}/${id}`;
}

async function filesOf(storage: Storage, chain: ChainName): Promise<ArchivedFile[]> {
  const files: ArchivedFile[] = [];
  for await (const { key } of storage.list(folderOf(chain))) {
    const [, first] = /\/(\d+)-\d+\.jsonl\.gz$/.exec(key) ?? [];
    if (first !== undefined) files.push({ key, first: Number(first) });
  }
  return files.sort((a, b) => a.first - b.first);
}

/** Whatever else it has or lacks shows in its hash. */
function toEvent({ at, previousHash, hash, ...event }: Record<string, unknown>): LinkedEvent {
  return {
    ...(event as { sequence: number }),
    at: new Date(String(at)),
    previousHash: previousHash === null ? null : Buffer.from(String(previousHash), 'hex'),
    hash: Buffer.from(String(hash), 'hex'),
  };
}
