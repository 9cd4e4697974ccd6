import { readCsv } from './csv/read-csv.ts';
import { decodeAs, decodeText } from './decode-text.ts';
import { detectFormat, refuseKnownBinary, refuseUnreadFormat } from './detect-format.ts';
import { fileProblems, refusalOf } from './file-problems.ts';
import { declaredEncoding, encodingInference, readOfx } from './ofx/read-ofx.ts';
import type { ParseStatementOptions, Statement } from './statement.ts';
import { decodeBytes } from './text-decoder.ts';

/**
 * Reads a bank's file: CSV or TSV of any layout, OFX 1 and 2, QFX, QBO. The format is told by the content, never by
 * the name. Rows that can't be read are lines with `problems`, and the rest goes on; what the file leaves open and
 * would change amounts or dates is in `questions`, settled by `options.answers`.
 *
 * Throws `file-empty`, `file-binary`, `file-unreadable` (a known format that isn't read, or a broken file) and
 * `file-no-transactions`, each with a sentence that says what was wrong; `validation` for an unknown currency code.
 */
export function parseStatement(bytes: Uint8Array, options: ParseStatementOptions): Statement {
  if (bytes.length === 0) throw refusalOf('file-empty', fileProblems.make('no-bytes'));
  refuseKnownBinary(bytes);
  const answered = options.answers?.encoding;
  const start = decodeBytes(bytes.subarray(0, 2000), 'windows-1252');
  const decoded = answered === undefined ? decodeText(bytes, declaredEncoding(start)) : decodeAs(bytes, answered);
  const text = withNewlines(decoded.text);
  if (text.trim() === '') throw refusalOf('file-empty', fileProblems.make('blank-lines'));
  const format = detectFormat(text);
  const statement = read(format, text, options);
  statement.inferences.unshift(encodingInference(decoded));
  return statement;
}

function read(format: ReturnType<typeof detectFormat>, text: string, options: ParseStatementOptions): Statement {
  switch (format) {
    case 'ofx':
      return readOfx(text, options);
    case 'delimited':
      return readCsv(text, options);
    case 'qif':
    case 'mt940':
    case 'camt':
    case 'html':
    case 'json':
    case 'xml':
      return refuseUnreadFormat(format);
  }
}

/** Old Macintosh files end their lines with a carriage return alone. */
function withNewlines(text: string): string {
  return text.includes('\n') || !text.includes('\r') ? text : text.replaceAll('\r', '\n');
}
