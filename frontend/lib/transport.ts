import { forgetEarly, takeEarly } from './early.ts';
import { ApiProblem } from './problem.ts';

export interface TransportRequest {
  method: string;
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string | FormData | undefined;
  signal: AbortSignal | undefined;
}

export interface TransportResponse {
  status: number;
  text: string;
  header: (name: string) => string | null;
}

/** How a request reaches the server; throws `ApiProblem` with `offline` where no answer comes. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

/** The usual way. */
export const sendByFetch: Transport = async ({ method, url, headers, body, signal }) => {
  try {
    if (method !== 'GET') forgetEarly();
    const response = await (takeEarly(url) ??
      fetch(url, {
        method,
        headers,
        body: body ?? null,
        signal: signal ?? null,
        credentials: 'same-origin',
      }));
    return {
      status: response.status,
      text: await response.text(),
      header: (name) => response.headers.get(name),
    };
  } catch (cause) {
    signal?.throwIfAborted();
    throw new ApiProblem({ code: 'offline', status: 0, detail: String(cause) });
  }
};

/** For large files: fetch can't tell how much was sent. `onProgress` gets the sent share, 0–1. */
export function sendWithProgress(onProgress: (share: number) => void): Transport {
  return ({ method, url, headers, body, signal }) =>
    new Promise((resolve, reject) => {
      const request = new XMLHttpRequest();
      request.open(method, url);
      for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
      request.upload.onprogress = (event) => {
        if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total);
      };
      request.onload = () =>
        resolve({
          status: request.status,
          text: request.responseText,
          header: (name) => request.getResponseHeader(name),
        });
      request.onerror = () => reject(new ApiProblem({ code: 'offline', status: 0 }));
      request.onabort = () => reject(signal?.reason ?? new DOMException('Aborted', 'AbortError'));
      signal?.addEventListener('abort', () => request.abort());
      request.send(body ?? null);
    });
}
