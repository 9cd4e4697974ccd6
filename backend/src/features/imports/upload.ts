import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import { maxImportBytes } from '@expenseai/contracts/imports';
import { AppError } from '@expenseai/core/errors';
import type { FastifyRequest } from 'fastify';
import type { Member } from '../../platform/http/caller.ts';
import { contextOf } from '../../platform/operations/context.ts';
import type { IdempotencyClaim } from '../../platform/operations/idempotency.ts';
import type { SizeLimit } from '../../platform/storage/incoming.ts';

export interface SavedUpload {
  fileName: string;
  accountId: string | null;
  size: number;
  hash: Buffer;
}

type Save = (content: Readable) => Promise<{ size: number; hash: Buffer }>;

export interface Upload {
  /**
   * Reads the request through, and hands the file's content on as it comes; one that is announced as larger than the
   * limit is refused unread.
   */
  saveTo(limit: SizeLimit, save: Save): Promise<SavedUpload>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const longestName = 255;

/** The multipart upload of a bank file: one part `file`, and perhaps `accountId`. */
export function uploadOf(request: FastifyRequest): Upload {
  return {
    saveTo: async (limit, save) => {
      try {
        return await readUpload(request, limit, save);
      } catch (error) {
        throw refusalOf(error);
      }
    },
  };
}

/** The claim of an upload's idempotency key: for the body, which is no JSON, stand the file and what came with it. */
export function claimOf(caller: Member, { hash, fileName, accountId }: SavedUpload): IdempotencyClaim | undefined {
  const { idempotency } = contextOf(caller);
  if (!idempotency) return undefined;
  const bodyHash = createHash('sha256')
    .update(idempotency.bodyHash)
    .update(hash)
    .update(JSON.stringify([fileName, accountId]));
  return { ...idempotency, bodyHash: bodyHash.digest() };
}

async function readUpload(request: FastifyRequest, limit: SizeLimit, save: Save): Promise<SavedUpload> {
  if (!request.isMultipart())
    throw new AppError('unsupported-media', { detail: 'Send the file as multipart/form-data.' });
  // The parts around the file take a few hundred bytes.
  if (Number(request.headers['content-length'] ?? 0) > limit.bytes + 100_000) throw new AppError(limit.code);
  let saved: { fileName: string; size: number; hash: Buffer } | null = null;
  let accountId: string | null = null;
  const limits = { files: 1, fields: 5, fieldSize: 1_000, fileSize: maxImportBytes + 1 };
  for await (const part of request.parts({ limits })) {
    if (part.type === 'file') {
      if (part.fieldname !== 'file') throw fieldError(part.fieldname, 'is not known here');
      saved = { fileName: plainName(part.filename), ...(await save(part.file)) };
    } else {
      if (part.fieldname === 'file') throw fieldError('file', 'must be a file');
      if (part.fieldname !== 'accountId') throw fieldError(part.fieldname, 'is not known here');
      const value = String(part.value);
      if (value !== '' && !uuid.test(value)) throw fieldError('accountId', 'must be the id of an account');
      accountId = value === '' ? null : value;
    }
  }
  if (!saved) throw fieldError('file', 'is missing');
  return { ...saved, accountId };
}

/** What the parser of the upload says of it, as a refusal; a fault of the disk stays one. */
function refusalOf(error: unknown): unknown {
  if (error instanceof AppError || !(error instanceof Error) || 'syscall' in error) return error;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'FST_FILES_LIMIT') return fieldError('file', 'must be one file');
  const detail = 'The upload broke off or isn’t well-formed multipart/form-data. Nothing was kept; send it again.';
  return new AppError('validation', { detail }, { cause: error });
}

function fieldError(path: string, message: string): AppError {
  return new AppError('validation', { errors: [{ path, message }] });
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
const unprintable = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;

/** Only the name: folders in it, from whichever system, mean nothing here, nor do characters that disguise its end. */
function plainName(name: string | undefined): string {
  // Browsers write these three as HTML says (multipart/form-data encoding algorithm).
  const written = (name ?? '').replaceAll('%22', '"').replace(/%0[DA]/gi, '');
  const base = written.split(/[\\/]/).at(-1) ?? '';
  const clean = base.replace(unprintable, '').trim().slice(-longestName).toWellFormed();
  return /^\.*$/.test(clean) ? 'file' : clean;
}
