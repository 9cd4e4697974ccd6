/** One answered request as a span: names and figures, nothing of what was asked or answered. */
export interface RequestTrace {
  requestId: string;
  method: string;
  /** Its template. */
  route: string;
  status: number;
  /** Milliseconds since the epoch. */
  startedAt: number;
  milliseconds: number;
  databaseMs: number;
  queries: number;
}

/** 16 bytes in hexadecimal (W3C Trace Context): the request's id, so that logs and traces find one another. */
export function traceIdOf({ requestId }: RequestTrace): string {
  return requestId.replaceAll('-', '');
}

/** 8 bytes in hexadecimal. */
export function spanIdOf(trace: RequestTrace): string {
  return traceIdOf(trace).slice(16);
}
