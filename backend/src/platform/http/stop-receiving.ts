import type { IncomingMessage } from 'node:http';

/** Bytes up to which the rest of a refused request is read, so that its connection can go on. */
const shortRest = 4 * 1024 * 1024;
/** Milliseconds that the answer has to arrive before the connection ends. */
const answerTime = 1_000;

/**
 * Leaves unread what a refused request still sends, unless that is short. The connection ends a little later than the
 * answer: closed at once, with bytes unread, it would be reset, and the client or a proxy might never see why.
 */
export function stopReceiving(raw: IncomingMessage): void {
  if (raw.complete) return;
  raw.unpipe();
  if (Number(raw.headers['content-length']) <= shortRest) {
    // Whoever has sent all of it asks its next question over the same connection.
    raw.resume();
    return;
  }
  // Reading has to have begun, or the server would read all of it by itself after the answer.
  raw.pause().read();
  setTimeout(() => raw.socket.destroy(), answerTime).unref();
}
