import type { Import } from '@expenseai/contracts/imports';
import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { call } from '../../lib/api.ts';
import { useLedger } from '../../lib/ledger.ts';
import { toProblem } from '../../lib/problem.ts';
import { ledgerKey } from '../../lib/query-client.ts';
import { randomId } from '../../lib/random-id.ts';
import { sendWithProgress } from '../../lib/transport.ts';

export interface Upload {
  key: string;
  file: File;
  state: 'waiting' | 'sending' | 'failed';
  /** 0–1. */
  share: number;
  error: unknown;
}

interface Uploads {
  uploads: readonly Upload[];
  add: (files: readonly File[]) => void;
  cancel: (key: string) => void;
  retry: (key: string) => void;
}

/** Sends files one after the other; each that has arrived is told to `onArrived` and leaves the line. */
export function useUploads(onArrived: (arrived: Import) => void): Uploads {
  const client = useQueryClient();
  const { id: ledgerId } = useLedger();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const arrived = useRef(onArrived);
  useEffect(() => {
    arrived.current = onArrived;
  });
  const stops = useRef(new Map<string, AbortController>());

  const change = useCallback(
    (key: string, values: Partial<Upload>) =>
      setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...values } : upload))),
    [],
  );
  const leave = useCallback((key: string) => setUploads((all) => all.filter((upload) => upload.key !== key)), []);

  const send = useCallback(
    async ({ key, file }: Upload) => {
      const stop = new AbortController();
      stops.current.set(key, stop);
      const form = new FormData();
      form.append('file', file);
      try {
        const transport = sendWithProgress((share) => change(key, { share }));
        const made = await call(
          'POST /ledgers/{ledgerId}/imports',
          { params: { ledgerId } },
          { form, transport, signal: stop.signal, idempotencyKey: key },
        );
        leave(key);
        client.setQueryData([...ledgerKey(ledgerId), 'imports', 'one', made.id], made);
        void client.invalidateQueries({ queryKey: [...ledgerKey(ledgerId), 'imports', 'list'] });
        arrived.current(made);
      } catch (error) {
        if (stop.signal.aborted) leave(key);
        else change(key, { state: 'failed', error: toProblem(error) });
      } finally {
        stops.current.delete(key);
      }
    },
    [change, leave, client, ledgerId],
  );

  const next = uploads.find((upload) => upload.state === 'waiting');
  const isBusy = uploads.some((upload) => upload.state === 'sending');
  useEffect(() => {
    if (!next || isBusy) return;
    change(next.key, { state: 'sending', share: 0 });
    void send(next);
  }, [next, isBusy, change, send]);

  // Leaving the page would otherwise cut an upload without a word.
  useEffect(() => {
    if (uploads.every((upload) => upload.state === 'failed')) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [uploads]);

  return {
    uploads,
    add: useCallback((files) => {
      const added = files.map(
        (file): Upload => ({
          key: randomId(),
          file,
          state: 'waiting',
          share: 0,
          error: null,
        }),
      );
      setUploads((all) => [...all, ...added]);
    }, []),
    cancel: (key) => {
      stops.current.get(key)?.abort();
      leave(key);
    },
    retry: (key) => change(key, { state: 'waiting', error: null }),
  };
}
