import { z } from 'zod';

/** Channels on which the database announces what open streams wait for. */
export const channels = ['ledger_changed', 'import_progress', 'members'] as const;

/** `about` is what was changed, as operations name it: transaction, category, … */
const LedgerNotice = z.object({ ledgerId: z.guid(), version: z.int(), about: z.string().optional() });
const ImportNotice = z.object({ ledgerId: z.guid(), importId: z.guid(), status: z.string(), progress: z.number() });
const MembersNotice = z.object({ ledgerId: z.guid() });

export type Notice =
  | { kind: 'ledger'; ledgerId: string; data: z.output<typeof LedgerNotice> }
  | { kind: 'import'; ledgerId: string; data: z.output<typeof ImportNotice> }
  | { kind: 'members'; ledgerId: string };

/** What a notification says; throws on one that isn't of ours. */
export function readNotice(channel: string, payload: string): Notice {
  const value: unknown = JSON.parse(payload);
  switch (channel) {
    case 'ledger_changed': {
      const data = LedgerNotice.parse(value);
      return { kind: 'ledger', ledgerId: data.ledgerId, data };
    }
    case 'import_progress': {
      const data = ImportNotice.parse(value);
      return { kind: 'import', ledgerId: data.ledgerId, data };
    }
    case 'members':
      return { kind: 'members', ledgerId: MembersNotice.parse(value).ledgerId };
    default:
      throw new Error(`Nobody listens on ${channel}`);
  }
}
