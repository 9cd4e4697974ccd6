import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { EventStream } from './event-stream.ts';

async function read(stream: EventStream): Promise<string> {
  let text = '';
  for await (const chunk of stream) text += String(chunk);
  return text;
}

describe('a stream of events', () => {
  it('is written as browsers read it', async () => {
    const stream = new EventStream();
    stream.send('ledger', { version: 2 });
    stream.beat();
    stream.finish();
    expect(await read(stream)).toBe('retry: 3000\n\nevent: ledger\ndata: {"version":2}\n\n:\n\n');
  });

  it('takes nothing after its end', async () => {
    const stream = new EventStream();
    stream.finish();
    stream.finish();
    stream.send('ledger', {});
    stream.beat();
    expect(await read(stream)).toBe('retry: 3000\n\n');
  });

  it('is cut when its client takes nothing, before it fills the memory', async () => {
    const stream = new EventStream();
    const closed = once(stream, 'close');
    for (let version = 0; version < 10_000 && !stream.destroyed; version++) stream.send('ledger', { version });
    await closed;
    expect(stream.readableLength).toBeLessThanOrEqual(64 * 1024);
  });
});
