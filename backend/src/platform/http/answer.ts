import type { FastifyReply, FastifyRequest } from 'fastify';
import { isKnown } from './etag.ts';

/** Thrown where the client has the answer already; becomes 304 without a body. */
export class NotModified extends Error {}

/** What a handler says besides the body. */
export class Answer {
  readonly #request: FastifyRequest;
  readonly #reply: FastifyReply;

  constructor(request: FastifyRequest, reply: FastifyReply) {
    this.#request = request;
    this.#reply = reply;
  }

  /** Value of the request's `If-Match`, for `requireMatch`. */
  get ifMatch(): string | undefined {
    return this.#request.headers['if-match'];
  }

  /**
   * Sets the ETag. Of a GET whose client has this one already it ends the handler with 304,
   * so call it before the work that the tag saves.
   */
  tag(etag: string): void {
    this.#reply.header('etag', etag);
    // A cached answer may be used again only after asking whether it still stands.
    this.#reply.header('cache-control', 'private, no-cache');
    if (this.#request.method === 'GET' && isKnown(this.#request.headers['if-none-match'], etag)) {
      throw new NotModified();
    }
  }

  /** Names the operation that the request made; without one (nothing changed) there is no header. */
  operation(id: string | null | undefined): void {
    if (id) this.#reply.header('operation-id', id);
  }

  header(name: string, value: string): void {
    this.#reply.header(name, value);
  }

  cookie(line: string): void {
    this.#reply.header('set-cookie', line);
  }
}
