import { AppError } from '../../errors.ts';
import type { DecodedText } from '../decode-text.ts';
import { fileProblems, refusalOf } from '../file-problems.ts';
import { inferenceReasons } from '../inference-reasons.ts';
import type { Inference, ParseStatementOptions, Statement, StatementFormat } from '../statement.ts';
import { OfxReader, type OfxReading } from './ofx-reader.ts';
import { ofxDecimalMark } from './ofx-values.ts';
import { scanOfx } from './scan-ofx.ts';

const progressEvery = 5000;

/**
 * Reads OFX 1.x (SGML) and 2.x (XML), QFX and QBO: bank, card, loan and investment statements, several in one file
 * (OFX 2.3 specification, sections 11 and 13). Securities' buys and sells are counted, not read. Throws
 * `file-no-transactions` for a file without any account, with what the bank answered instead, and `file-unreadable`
 * for one that breaks off before its first statement.
 */
export function readOfx(text: string, options: ParseStatementOptions): Statement {
  const rowAt = lineCounter(text);
  let lines = 0;
  let position = 0;
  const reader = new OfxReader({
    mark: ofxDecimalMark(text),
    defaultCurrency: options.answers?.currency ?? options.defaultCurrency,
    rowAt: (at) => {
      position = at;
      return rowAt(at);
    },
    onLine: () => {
      if (++lines % progressEvery === 0 && options.onProgress?.(position / text.length)) throw new AppError('conflict');
    },
  });
  scanOfx(text, reader);
  const reading = reader.finish();
  if (reading.accounts.length === 0 && reading.investmentTransactions === 0) refuse(text, reading);
  return {
    format: formatOf(text, reading),
    bank: reading.bank,
    shape: `ofx:${reading.bank ?? ''}`,
    accounts: reading.accounts,
    lines: reading.lines,
    inferences: [currencyInference(reading, options)],
    questions: [],
    notCounted: 0,
    investmentTransactions: reading.investmentTransactions,
  };
}

/** What the header of an OFX file declares as its encoding, as a label that decoders know; undefined for none. */
export function declaredEncoding(start: string): string | undefined {
  const xml = /<\?xml[^>]*encoding=["']([\w-]+)["']/i.exec(start)?.[1]?.toLowerCase();
  if (xml) return xml === 'us-ascii' ? 'windows-1252' : xml;
  const charset = /^CHARSET:\s*([\w-]+)/im.exec(start)?.[1]?.toLowerCase();
  if (/^ENCODING:\s*(?:UTF-?8|UNICODE)/im.test(start)) return 'utf-8';
  if (charset === undefined || charset === 'none') return undefined;
  const label = /^\d{4}$/.test(charset) ? `windows-${charset}` : charset;
  return label === '8859-1' || label === 'iso-8859-1' ? 'windows-1252' : label;
}

function refuse(text: string, reading: OfxReading): never {
  if (reading.message !== null && !/^(?:success|ok)/i.test(reading.message)) {
    const answer = fileProblems.make('bank-answer', { text: reading.message.slice(0, 200) });
    throw refusalOf('file-no-transactions', answer);
  }
  if (!/<\/OFX>/i.test(text)) {
    const line = text.split('\n').length;
    throw refusalOf('file-unreadable', fileProblems.make('breaks-off', { line }));
  }
  throw refusalOf('file-no-transactions', fileProblems.make('no-statement'));
}

function formatOf(text: string, reading: OfxReading): StatementFormat {
  if (reading.isIntuit) return 'qfx';
  return /^\s*<\?xml|OFXHEADER="2/i.test(text.slice(0, 400)) ? 'ofx2' : 'ofx1';
}

function currencyInference(reading: OfxReading, options: ParseStatementOptions): Inference {
  const stated = reading.accounts.find((account) => account.currency !== null)?.currency;
  return {
    field: 'currency',
    value: stated ?? options.answers?.currency ?? options.defaultCurrency,
    confidence: stated ? 1 : 0.3,
    reason: inferenceReasons.make(stated ? 'statement-names' : 'of-account'),
    options: [],
  };
}

/** Physical line of a position, for positions that only grow. */
function lineCounter(text: string): (at: number) => number {
  let line = 1;
  let next = text.indexOf('\n');
  return (at) => {
    while (next !== -1 && next < at) {
      line++;
      next = text.indexOf('\n', next + 1);
    }
    return line;
  };
}

/** How the text was decoded, as an inference of the preview. */
export function encodingInference(decoded: DecodedText): Inference {
  const known = ['utf-8', 'windows-1252', 'windows-1250', 'iso-8859-15', 'utf-16le'];
  return {
    field: 'encoding',
    value: decoded.encoding,
    confidence: decoded.confidence,
    reason: decoded.reason,
    options: [...new Set([decoded.encoding, ...known])].map((value) => ({ value, label: value })),
  };
}
