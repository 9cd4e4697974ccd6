import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { followLedger, type LiveEvent } from './live-stream.ts';

const { refreshSession } = vi.hoisted(() => ({ refreshSession: vi.fn() }));
vi.mock('./api.ts', () => ({ refreshSession }));

/** As the browser's: what is posted reaches the other channels of the name. */
class Channel {
  static all: Channel[] = [];
  static isMute = false;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  readonly name: string;
  constructor(name: string) {
    this.name = name;
    Channel.all.push(this);
  }
  postMessage(data: unknown): void {
    if (Channel.isMute) return;
    for (const other of Channel.all) if (other !== this && other.name === this.name) other.onmessage?.({ data });
  }
  close(): void {
    Channel.all = Channel.all.filter((other) => other !== this);
  }
}

class Source extends EventTarget {
  static CLOSED = 2;
  static all: Source[] = [];
  readyState = 1;
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readonly url: string;
  constructor(url: string) {
    super();
    this.url = url;
    Source.all.push(this);
  }
  close(): void {
    this.readyState = Source.CLOSED;
  }
  say(kind: string, data: object): void {
    this.dispatchEvent(Object.assign(new Event(kind), { data: JSON.stringify(data) }));
  }
  refuse(): void {
    this.close();
    this.onerror?.();
  }
  static get open(): Source[] {
    return Source.all.filter((source) => source.readyState !== Source.CLOSED);
  }
}

/** One holder at a time; the next gets its turn when the work of the one before has settled. */
class Locks {
  #turn = Promise.resolve();
  request(_name: string, { signal }: { signal: AbortSignal }, work: () => Promise<void>): Promise<void> {
    const mine = this.#turn.then(() => (signal.aborted ? undefined : work()));
    this.#turn = mine;
    return mine;
  }
}

class Page extends EventTarget {
  visibilityState = 'visible';
}

const version = (n: number): LiveEvent => ({ kind: 'ledger', ledgerId: 'l', version: n });

function open() {
  const events: LiveEvent[] = [];
  const onRefused = vi.fn();
  const stop = followLedger('l', { onEvent: (event) => events.push(event), onRefused });
  return { events, onRefused, stop };
}

let page: Page;

beforeEach(() => {
  vi.useFakeTimers();
  page = new Page();
  Channel.all = [];
  Channel.isMute = false;
  Source.all = [];
  refreshSession.mockReset();
  vi.stubGlobal('document', page);
  vi.stubGlobal('EventSource', Source);
  vi.stubGlobal('BroadcastChannel', Channel);
  vi.stubGlobal('navigator', { locks: new Locks() });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const settle = () => vi.advanceTimersByTimeAsync(0);

describe('tabs of one ledger', () => {
  it('share one stream, which the next takes over when the first closes', async () => {
    const first = open();
    await settle();
    Source.open[0]?.say('ledger', { ledgerId: 'l', version: 1 });
    const second = open();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(Source.all.length).toBe(1);
    // Told at once what it may have missed.
    expect(second.events).toEqual([version(1)]);
    Source.open[0]?.say('import', { ledgerId: 'l', importId: 'i', status: 'parsing', progress: 0.5 });
    expect(second.events.at(-1)).toMatchObject({ kind: 'import', progress: 0.5 });
    expect(first.events.length).toBe(2);

    first.stop();
    await settle();
    expect(Source.open.length).toBe(1);
    Source.open[0]?.say('ledger', { ledgerId: 'l', version: 2 });
    expect(second.events.at(-1)).toEqual(version(2));
    expect(first.events.length).toBe(2);
  });

  it('open one of their own when the tab with the stream is asleep', async () => {
    open();
    await settle();
    Channel.isMute = true;
    const second = open();
    await vi.advanceTimersByTimeAsync(2_900);
    expect(Source.all.length).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(Source.all.length).toBe(2);
    Source.all[1]?.say('ledger', { ledgerId: 'l', version: 7 });
    expect(second.events).toEqual([version(7)]);
    second.stop();
    expect(Source.open.length).toBe(1);
  });

  it('open none while nobody looks at them', async () => {
    open();
    await settle();
    Channel.isMute = true;
    page.visibilityState = 'hidden';
    open();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(Source.all.length).toBe(1);
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    await vi.advanceTimersByTimeAsync(4_000);
    expect(Source.all.length).toBe(2);
  });

  it('each have their own where the browser has no locks', async () => {
    vi.stubGlobal('navigator', {});
    const one = open();
    const two = open();
    expect(Source.all.length).toBe(2);
    one.stop();
    two.stop();
    expect(Source.open.length).toBe(0);
  });
});

describe('a stream', () => {
  it('that is refused is opened again with a renewed session', async () => {
    refreshSession.mockResolvedValue(undefined);
    const { onRefused } = open();
    await settle();
    Source.all[0]?.refuse();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(refreshSession).toHaveBeenCalledTimes(1);
    expect(Source.open.length).toBe(1);
    // The membership may have ended instead: whoever listens looks.
    expect(onRefused).toHaveBeenCalledTimes(1);
  });

  it('leaves what nobody can read', async () => {
    const { events } = open();
    await settle();
    Source.all[0]?.say('ledger', { version: 'x' });
    Source.all[0]?.say('import', { ledgerId: 'l' });
    Source.all[0]?.dispatchEvent(Object.assign(new Event('ledger'), { data: '<html>' }));
    expect(events).toEqual([]);
  });

  it('tries again less and less often while the server can’t be reached', async () => {
    refreshSession.mockRejectedValue(new Error('offline'));
    open();
    await settle();
    Source.all[0]?.refuse();
    await vi.advanceTimersByTimeAsync(10 * 60_000);
    expect(Source.all.length).toBe(1);
    expect(refreshSession.mock.calls.length).toBeLessThan(20);
    expect(refreshSession.mock.calls.length).toBeGreaterThan(5);
  });
});
