import { z } from 'zod';
import { text } from './common.ts';
import { route } from './route.ts';

export const countPageView = route('POST', '/api/v1/page-views', {
  summary:
    'A page was opened: its path and nothing else. Passed on to the statistics of whoever runs the installation, where there are any; never with DNT or Sec-GPC',
  access: 'public',
  inMaintenance: true,
  body: z.strictObject({
    /** Words alone, so that no id gets in. */
    page: text(200).regex(/^\/(?:[a-z-]+(?:\/[a-z-]+)*)?$/, 'must be the path of a page such as /transactions'),
  }),
  status: 204,
});
