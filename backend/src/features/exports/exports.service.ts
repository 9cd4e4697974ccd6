import { PassThrough, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { today } from '@expenseai/core/calendar/plain-date';
import { AppError } from '@expenseai/core/errors';
import { parseQuery } from '@expenseai/core/query/parse-query';
import { Inject, Injectable } from '@nestjs/common';
import { Database, type Session } from '../../platform/database/database.ts';
import type { Member } from '../../platform/http/caller.ts';
import { contextOf } from '../../platform/operations/context.ts';
import { Operations } from '../../platform/operations/operate.ts';
import { type Clock, clock } from '../../platform/platform.module.ts';
import { type PreparedQuery, prepareQuery } from '../queries/query-context.ts';
import { listPage } from '../transactions/transaction-pages.ts';
import { disposition } from './export-file-name.ts';
import { type ExportFormat, type ExportWriter, writerFor } from './export-formats.ts';
import { exportNames } from './exports.repository.ts';

export interface Export {
  mediaType: string;
  disposition: string;
  content: Readable;
}

/** Transactions read at once. */
const pageSize = 1_000;
/** Each export holds a connection until its client has taken everything. */
const mostAtOnce = 4;

@Injectable()
export class ExportsService {
  #running = 0;

  constructor(
    private readonly database: Database,
    private readonly operations: Operations,
    @Inject(clock) private readonly now: Clock,
  ) {}

  /**
   * All transactions that match a query, newest first and with all their splits, from one snapshot. The content is made
   * as it is taken, a page at a time. Throws `query-syntax`, and `busy` while too many others are under way.
   */
  async create(caller: Member, format: ExportFormat, q: string): Promise<Export> {
    parseQuery(q);
    if (this.#running >= mostAtOnce) {
      throw new AppError('busy', { retryAfter: 5, detail: 'Other exports are under way. Repeat in a few seconds.' });
    }
    this.#running += 1;
    try {
      await this.operations.record(contextOf(caller), 'export.create', { format });
      return await this.#start(caller, format, q);
    } catch (error) {
      this.#running -= 1;
      throw error;
    }
  }

  /** Settles when the content begins; its snapshot and its place among the running stay taken until it ends. */
  #start(caller: Member, format: ExportFormat, q: string): Promise<Export> {
    const started = Promise.withResolvers<Export>();
    const content = new PassThrough();
    let hasStarted = false;
    const whole = this.database.inLedger(caller.ledgerId, async (session) => {
      const prepared = await prepareQuery(session, caller, q, this.now());
      const names = await exportNames(session.db, caller.ledgerId);
      if (!names) throw new AppError('not-found');
      const writer = writerFor(format, { names, q, exportedAt: this.now() });
      const name = disposition(names.ledger.name, today(this.now(), caller.timeZone), format);
      hasStarted = true;
      started.resolve({ mediaType: writer.mediaType, disposition: name, content });
      await pipeline(pages(session, caller.ledgerId, prepared, writer), content);
    });
    whole.then(
      () => {
        this.#running -= 1;
      },
      (error: unknown) => {
        // Once it has begun, whoever takes the content sees it break off.
        if (hasStarted) this.#running -= 1;
        else started.reject(error);
      },
    );
    return started.promise;
  }
}

async function* pages(
  session: Session,
  ledgerId: string,
  prepared: PreparedQuery,
  writer: ExportWriter,
): AsyncGenerator<string> {
  yield writer.head;
  let written = 0;
  let cursor: string | undefined;
  do {
    const page = await listPage(session, ledgerId, prepared, pageSize, cursor);
    let text = '';
    for (const transaction of page.items) text += writer.write(transaction, written++);
    yield text;
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  yield writer.tail;
}
