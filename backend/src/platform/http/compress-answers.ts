import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** What is shorter goes in one packet anyway. */
const leastCharacters = 1_400;
/** A list of transactions in a tenth of its size; more costs the processor twice as much for little. */
const level = 4;

/** Sends long JSON compressed, off the thread that answers, to who takes gzip: over a phone's line a list is its bytes. */
export function compressAnswers(server: FastifyInstance): void {
  server.addHook('onSend', (request, reply, payload, done) => {
    if (typeof payload !== 'string' || payload.length < leastCharacters || !isCompressible(reply)) {
      done(null, payload);
      return;
    }
    reply.header('vary', withAcceptEncoding(reply.getHeader('vary')));
    if (!takesGzip(request)) {
      done(null, payload);
      return;
    }
    gzip(payload, { level }, (error, packed) => {
      if (error) {
        done(error);
        return;
      }
      reply.removeHeader('content-length');
      reply.header('content-encoding', 'gzip');
      done(null, packed);
    });
  });
}

/** A strong ETag stands for these very bytes (RFC 9110 8.8.1), a weak one for what they say. */
function isCompressible(reply: FastifyReply): boolean {
  const isJson = /^application\/(?:problem\+)?json\b/.test(String(reply.getHeader('content-type') ?? ''));
  return isJson && !String(reply.getHeader('etag') ?? '').startsWith('"');
}

function takesGzip({ headers }: FastifyRequest): boolean {
  return /\bgzip\b(?!;\s*q=0(?:\.0*)?(?:,|$))/.test(String(headers['accept-encoding'] ?? ''));
}

function withAcceptEncoding(vary: unknown): string {
  return typeof vary === 'string' && vary !== '' ? `${vary}, Accept-Encoding` : 'Accept-Encoding';
}
