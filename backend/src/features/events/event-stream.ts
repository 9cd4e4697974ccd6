import { Readable } from 'node:stream';

/** Bytes that may wait for a slow client before its stream is cut; it connects again and fetches what it missed. */
const mostWaiting = 64 * 1024;
/** Milliseconds after which a browser connects again. */
const retry = 3_000;

/** Server-sent events (WHATWG HTML, 9.2) to one client. */
export class EventStream extends Readable {
  #isFinished = false;

  constructor() {
    super({ highWaterMark: mostWaiting });
    this.push(`retry: ${retry}\n\n`);
  }

  override _read(): void {}

  send(event: string, data: unknown): void {
    this.#add(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }

  /** A comment, which keeps proxies from closing a quiet connection. */
  beat(): void {
    this.#add(':\n\n');
  }

  /** Ends the answer after what is on its way. */
  finish(): void {
    if (this.destroyed || this.#isFinished) return;
    this.#isFinished = true;
    this.push(null);
  }

  #add(text: string): void {
    if (this.destroyed || this.#isFinished) return;
    if (this.readableLength + text.length > mostWaiting) this.destroy();
    else this.push(text);
  }
}
