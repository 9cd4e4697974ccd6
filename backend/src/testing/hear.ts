import type { Readable } from 'node:stream';

/**
 * Listens to a stream of events from now on, so that none is missed between two questions. What it gives settles when a
 * text has come in after the one that was asked for before.
 */
export function hear(stream: Readable): (text: string) => Promise<void> {
  let heard = '';
  let wake = () => {};
  stream.setEncoding('utf8').on('data', (part: string) => {
    heard += part;
    wake();
  });
  return async (text) => {
    while (!heard.includes(text)) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    heard = heard.slice(heard.indexOf(text) + text.length);
  };
}
