import type { Readable } from 'node:stream';
import { maxImportBytes } from '@expenseai/contracts/imports';
import { AppError } from '@expenseai/core/errors';
import type { FastifyRequest } from 'fastify';

export interface SavedUpload {
  fileName: string;
  accountId: string | null;
  size: number;
  hash: Buffer;
}

export interface Upload {
  /** Reads the request through, and hands the file's content on as it comes. */
  saveTo(save: (content: Readable) => Promise<{ size: number; hash: Buffer }>): Promise<SavedUpload>;
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const longestName = 255;

/** The multipart upload of a bank file: one part `file`, and perhaps `accountId`. */
export function uploadOf(request: FastifyRequest): Upload {
  return {
    saveTo: async (save) => {
      if (!request.isMultipart())
        throw new AppError('unsupported-media', { detail: 'Send the file as multipart/form-data.' });
      let saved: { fileName: string; size: number; hash: Buffer } | null = null;
      let accountId: string | null = null;
      const limits = { files: 1, fields: 5, fieldSize: 1_000, fileSize: maxImportBytes + 1 };
      for await (const part of request.parts({ limits })) {
        if (part.type === 'file') {
          if (part.fieldname !== 'file') throw fieldError(part.fieldname, 'is not known here');
          saved = { fileName: plainName(part.filename), ...(await save(part.file)) };
        } else {
          if (part.fieldname !== 'accountId') throw fieldError(part.fieldname, 'is not known here');
          const value = String(part.value);
          if (value !== '' && !uuid.test(value)) throw fieldError('accountId', 'must be the id of an account');
          accountId = value === '' ? null : value;
        }
      }
      if (!saved) throw fieldError('file', 'is missing');
      return { ...saved, accountId };
    },
  };
}

function fieldError(path: string, message: string): AppError {
  return new AppError('validation', { errors: [{ path, message }] });
}

/** Only the name: folders in it, from whichever system, mean nothing here. */
function plainName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? '';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken out.
  const clean = base.replace(/[\u0000-\u001f\u007f]/g, '').slice(-longestName);
  return clean === '' ? 'file' : clean;
}
