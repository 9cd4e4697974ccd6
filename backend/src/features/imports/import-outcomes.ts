import { outcomePart } from '@expenseai/core/importing/outcome-part';
import { Injectable } from '@nestjs/common';
import { LruCache } from '../../platform/cache/lru-cache.ts';
import type { Db } from '../../platform/database/database.ts';
import { type Outcome, outcomesOf, type Written } from './import-outcomes.repository.ts';
import type { ImportRow } from './imports.repository.ts';
import { chunkSize } from './pack-proposals.ts';
import { actionOf, type Proposal } from './proposal.ts';
import { decidedActions, proposalChunks } from './proposals.repository.ts';

/** What imports come to. The kinds of a chunk's lines are unpacked once for each version of the import. */
@Injectable()
export class ImportOutcomes {
  readonly #kinds = new LruCache<Proposal['kind'][]>(500);

  /** By id: of committed imports what came of them, of reviewed ones what a commit would do; of others nothing. */
  async of(db: Db, ledgerId: string, imports: readonly ImportRow[]): Promise<Map<string, Written>> {
    const outcomes = await outcomesOf(db, ledgerId, imports);
    for (const row of imports) {
      if (row.status !== 'ready') continue;
      outcomes.set(row.id, { isUndone: false, outcome: await this.#planned(db, row) });
    }
    return outcomes;
  }

  /** What the kinds say, moved by what was decided. */
  async #planned(db: Db, row: ImportRow): Promise<Outcome> {
    const { new: added, matched: merged, duplicate, uncertain: open } = row.counts;
    const outcome = { added, merged, duplicate, skipped: 0, open };
    const decided = await decidedActions(db, row.ledgerId, row.id);
    for (const [chunk, lines] of Map.groupBy(decided, ([line]) => Math.floor((line - 1) / chunkSize))) {
      const kinds = await this.#kindsOf(db, row, chunk);
      for (const [line, action] of lines) {
        const kind = kinds[(line - 1) % chunkSize];
        if (kind === undefined || kind === 'invalid') continue;
        outcome[outcomePart(kind, actionOf({ kind }, undefined))] -= 1;
        outcome[outcomePart(kind, action)] += 1;
      }
    }
    return outcome;
  }

  async #kindsOf(db: Db, { ledgerId, id, version }: ImportRow, chunk: number): Promise<Proposal['kind'][]> {
    return this.#kinds.getOrMake(`${id} ${version} ${chunk}`, async () => {
      for await (const lines of proposalChunks(db, ledgerId, id, chunk * chunkSize + 1))
        return lines.map(({ kind }) => kind);
      return [];
    });
  }
}
