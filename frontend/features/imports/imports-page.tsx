'use client';

import { offeredFiles } from '../../lib/handover.ts';
import { useImportParams } from './import-params.ts';
import { ImportStart } from './import-start.tsx';
import { ImportView } from './import-view.tsx';
import { useUploads } from './use-uploads.ts';

/** The list of imports with the way to a new one; or the import that is open. */
export function ImportsPage() {
  const { id, open } = useImportParams();
  const uploads = useUploads((arrived) => {
    // A file that comes while another is looked at waits in the list.
    if (id === null) open(arrived.id);
  });
  offeredFiles.useReceive(uploads.add);
  return id === null ? <ImportStart {...uploads} /> : <ImportView key={id} id={id} />;
}
