import { z } from 'zod';
import { Id, Instant } from './common.ts';
import { route } from './route.ts';

/** What can be switched off while the product runs, and what that means. */
export const flagMeanings = {
  'demo-ledgers': 'People may make a ledger that is filled with the demo household.',
  'sentence-entry': 'Sentences such as “coffee 4.50 yesterday” are read as transactions.',
} as const;

export const FlagName = z.enum(Object.keys(flagMeanings) as (keyof typeof flagMeanings)[]);
export type FlagName = z.output<typeof FlagName>;

/** For whom a flag is set: a user's own setting wins over that of the ledger, and that over the one for everybody. */
export const FlagScope = z.enum(['everybody', 'ledger', 'user']);
export type FlagScope = z.output<typeof FlagScope>;

export const Flag = z
  .object({
    name: FlagName,
    /** What holds in this environment where nothing is set. */
    isOnByDefault: z.boolean(),
    settings: z.array(
      z.object({
        scope: FlagScope,
        /** Id of the ledger or user; null for everybody. */
        subjectId: Id.nullable(),
        /** The user's address; null for a ledger, for everybody, and where the user is gone. */
        email: z.string().nullable(),
        isOn: z.boolean(),
        changedAt: Instant,
      }),
    ),
  })
  .meta({ id: 'Flag' });
export type Flag = z.output<typeof Flag>;

export const listFlags = route('GET', '/api/v1/admin/flags', {
  summary: 'What can be switched off while the product runs, and for whom it is',
  access: 'administrator',
  response: z.object({ flags: z.array(Flag) }),
});

export const setFlag = route('PATCH', '/api/v1/admin/flags/{flag}', {
  summary:
    'Switch a flag for everybody, a ledger or a user; with `isOn: null` take that setting away. Known to every instance within seconds',
  access: 'administrator',
  inMaintenance: true,
  params: z.strictObject({ flag: FlagName }),
  body: z
    .strictObject({ scope: FlagScope, subjectId: Id.nullable().default(null), isOn: z.boolean().nullable() })
    .refine(({ scope, subjectId }) => (scope === 'everybody') === (subjectId === null), {
      path: ['subjectId'],
      message: 'must be the id of the ledger or user, and null for everybody',
    }),
  response: Flag,
});
