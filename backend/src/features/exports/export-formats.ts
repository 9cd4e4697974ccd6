import type { Transaction } from '@expenseai/contracts/transactions';
import { csvHead, csvWriter } from './csv-rows.ts';
import type { ExportNames } from './exports.repository.ts';

export type ExportFormat = 'csv' | 'json';

/** A file in pieces: what stands before, between and after its transactions. */
export interface ExportWriter {
  mediaType: string;
  head: string;
  write: (transaction: Transaction, index: number) => string;
  tail: string;
}

export interface ExportFacts {
  names: ExportNames;
  q: string;
  exportedAt: Date;
}

export function writerFor(format: ExportFormat, facts: ExportFacts): ExportWriter {
  switch (format) {
    case 'csv':
      return { mediaType: 'text/csv; charset=utf-8', head: csvHead, write: csvWriter(facts.names), tail: '' };
    case 'json':
      return jsonWriter(facts);
  }
}

/** One object that explains itself: amounts in minor units, and the names of all ids beside the transactions. */
function jsonWriter({ names, q, exportedAt }: ExportFacts): ExportWriter {
  const head = JSON.stringify({ ...names, q, exportedAt: exportedAt.toISOString() });
  return {
    mediaType: 'application/json; charset=utf-8',
    head: `${head.slice(0, -1)},"transactions":[`,
    write: (transaction, index) => `${index === 0 ? '\n' : ',\n'}${JSON.stringify(transaction)}`,
    tail: '\n]}\n',
  };
}
