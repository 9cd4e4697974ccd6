import type { Readable } from 'node:stream';
import type { Received, SizeLimit } from '../../platform/storage/incoming.ts';
import type { Storage } from '../../platform/storage/storage.ts';

const folder = 'imports';
const keyForm =
  /^imports\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/;

/** Files of imports, one per import. */
export class ImportFiles {
  readonly #storage: Storage;

  constructor(storage: Storage) {
    this.#storage = storage;
  }

  /** Keeps an upload; throws the limit's code and keeps nothing when it is larger. */
  save(ledgerId: string, importId: string, content: Readable, limit: SizeLimit): Promise<Received> {
    return this.#storage.put(keyOf(ledgerId, importId), content, limit);
  }

  read(ledgerId: string, importId: string): Promise<Buffer> {
    return this.#storage.read(keyOf(ledgerId, importId));
  }

  remove(ledgerId: string, importId: string): Promise<void> {
    return this.#storage.remove(keyOf(ledgerId, importId));
  }

  removeLedger(ledgerId: string): Promise<void> {
    return this.#storage.removeFolder(`${folder}/${ledgerId}`);
  }

  /** Ids of imports by ledger whose files were last written before that time. */
  async listOlder(before: Date): Promise<Map<string, string[]>> {
    const found = new Map<string, string[]>();
    for await (const { key, writtenAt } of this.#storage.list(folder)) {
      const [, ledgerId, importId] = key.match(keyForm) ?? [];
      if (!ledgerId || !importId || writtenAt >= before) continue;
      const ids = found.get(ledgerId) ?? [];
      ids.push(importId);
      found.set(ledgerId, ids);
    }
    return found;
  }

  /** Removes uploads that broke off before that time, with their process. */
  discardAbandoned(before: Date): Promise<void> {
    return this.#storage.discardAbandoned(before);
  }
}

function keyOf(ledgerId: string, importId: string): string {
  return `${folder}/${ledgerId}/${importId}`;
}
