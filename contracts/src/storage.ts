import { z } from 'zod';
import { route } from './route.ts';

export const getStorage = route('GET', '/api/v1/me/storage', {
  summary: 'How much room the files take that the user has uploaded, in every ledger, and how much they may',
  access: 'user',
  response: z
    .object({
      usedBytes: z.int(),
      /** Null: no limit. */
      allowedBytes: z.int().nullable(),
    })
    .meta({ id: 'StorageUse' }),
});
