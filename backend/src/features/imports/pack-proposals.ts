import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { lineProblems } from '@expenseai/core/importing/line-problems';
import type { Proposal } from './proposal.ts';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

const fastest = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** Lines to a chunk: a row per line would take 17 times the space, one row for all couldn't be paged. */
export const chunkSize = 1_000;

/**
 * Packs proposals, in the order of the file, into chunks. The next chunk is made while the one before is compressed on
 * another thread, so that two are held at once and no more.
 */
export async function packProposals(proposals: Iterable<Proposal>): Promise<Buffer[]> {
  const chunks: Buffer[] = [];
  let lines: Values[] = [];
  let compressing: Promise<Buffer> | undefined;
  const flush = async () => {
    const earlier = compressing;
    compressing = compress(JSON.stringify(lines), fastest);
    lines = [];
    if (earlier) chunks.push(await earlier);
  };
  for (const proposal of proposals) {
    lines.push(valuesOf(proposal));
    if (lines.length === chunkSize) await flush();
  }
  if (lines.length > 0) await flush();
  if (compressing) chunks.push(await compressing);
  return chunks;
}

export async function unpackProposals(chunk: Uint8Array): Promise<Proposal[]> {
  return parse(await decompress(chunk));
}

/** The proposals of all chunks, a chunk at a time; the next one is unpacked while its forerunner is used. */
export async function* unpackAll(chunks: readonly Uint8Array[]): AsyncGenerator<Proposal[]> {
  let next = chunks[0] && decompress(chunks[0]);
  for (let at = 0; next; at++) {
    const text = await next;
    const following = chunks[at + 1];
    next = following && decompress(following);
    yield parse(text);
  }
}

function parse(text: Buffer): Proposal[] {
  const lines: Values[] = JSON.parse(text.toString());
  return lines.map(proposalOf);
}

type Values = ReturnType<typeof valuesOf>;

/** A line without the names of its fields: repeating them costs a third of the time and half of the space. */
function valuesOf(line: Proposal) {
  return [
    line.n,
    line.row,
    line.kind,
    line.accountKey,
    line.date,
    line.amount,
    line.currency,
    line.status,
    line.payee,
    line.descriptor,
    line.notes,
    line.externalId,
    line.original,
    line.balance,
    line.categoryId,
    line.categorySource,
    line.confidence,
    line.searchText,
    line.candidates,
    line.twins,
    line.problems,
  ] as const;
}

function proposalOf(values: Values): Proposal {
  const [n, row, kind, accountKey, date, amount, currency, status, payee, descriptor, notes, ...rest] = values;
  const [externalId, original, balance, categoryId, categorySource, confidence, searchText, ...last] = rest;
  const [candidates, twins, problems] = last;
  return {
    n,
    row,
    kind,
    accountKey,
    date,
    amount,
    currency,
    status,
    payee,
    descriptor,
    notes,
    externalId,
    original,
    balance,
    categoryId,
    categorySource,
    confidence,
    searchText,
    candidates,
    twins,
    problems: readProblems(problems),
  };
}

/** Versions before kept a sentence, or null. */
function readProblems(problems: Proposal['problems'] | string | null): Proposal['problems'] {
  if (typeof problems === 'string') return [lineProblems.make('said', { text: problems })];
  return problems ?? [];
}
