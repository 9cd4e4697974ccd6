import type { IncomingMessage, ServerResponse } from 'node:http';
import { securityHeaders } from '../../middleware/security-headers.middleware.ts';

const body = '{"status":"ok"}';

const headers = Object.entries({
  ...securityHeaders,
  'Content-Type': 'application/json; charset=utf-8',
  'Content-Length': String(body.length),
  'Cache-Control': 'no-store',
}).flat();

/**
 * Answers `/liveness`, true when it was asked for: that the process takes requests, and nothing else. It asks nobody,
 * so that a broken database never gets a healthy process killed.
 */
export function answerLiveness({ url, method }: IncomingMessage, response: ServerResponse): boolean {
  if (url !== '/liveness' || (method !== 'GET' && method !== 'HEAD')) return false;
  response.writeHead(200, headers).end(method === 'HEAD' ? undefined : body);
  return true;
}
