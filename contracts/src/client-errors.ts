import { z } from 'zod';
import { text } from './common.ts';
import { route } from './route.ts';

export const reportClientError = route('POST', '/api/v1/client-errors', {
  summary:
    'An error that a page met, for whoever runs the installation; kept out of the logs but for its kind and place',
  access: 'public',
  body: z.strictObject({
    name: text(100),
    message: text(1_000),
    stack: text(8_000).optional(),
    /** Path of the page, without what stands after it. */
    page: text(200).regex(/^\/[\w/-]*$/, 'must be a path such as /transactions'),
  }),
  status: 204,
  inMaintenance: true,
});
