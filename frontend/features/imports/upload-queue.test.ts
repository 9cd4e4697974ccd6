import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiProblem } from '../../lib/problem.ts';
import { type Upload, UploadQueue } from './upload-queue.ts';

const file = (name: string) => new File(['Date,Amount\n'], name);

/** A server that answers when it is told to. */
function makeServer() {
  const waiting: {
    upload: Upload;
    resolve: () => void;
    reject: (error: unknown) => void;
    progress: (share: number) => void;
  }[] = [];
  return {
    waiting,
    send: (upload: Upload & { file: File }, progress: (share: number) => void, stop: AbortSignal) =>
      new Promise<void>((resolve, reject) => {
        waiting.push({ upload, resolve, reject, progress });
        stop.addEventListener('abort', () => reject(stop.reason));
      }),
  };
}

const states = (queue: UploadQueue) => queue.all().map(({ name, state }) => `${name} ${state}`);
const settle = () => new Promise((resolve) => setTimeout(resolve));

let stored: Map<string, string>;

beforeEach(() => {
  stored = new Map();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, value: string) => stored.set(key, value),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the queue of uploads', () => {
  it('sends one after the other', async () => {
    const { waiting, send } = makeServer();
    const queue = new UploadQueue();
    queue.sendWith(send);
    queue.add('l', [file('a.csv'), file('b.csv')]);
    expect(states(queue)).toEqual(['a.csv sending', 'b.csv waiting']);
    waiting[0]?.progress(0.5);
    expect(queue.all()[0]?.share).toBe(0.5);
    waiting[0]?.resolve();
    await settle();
    expect(states(queue)).toEqual(['b.csv sending']);
    waiting[1]?.resolve();
    await settle();
    expect(states(queue)).toEqual([]);
  });

  it('keeps what failed, goes on with the next, and sends again under the same key', async () => {
    const { waiting, send } = makeServer();
    const queue = new UploadQueue();
    queue.sendWith(send);
    queue.add('l', [file('a.csv'), file('b.csv')]);
    waiting[0]?.reject(new ApiProblem({ code: 'file-too-large', status: 413 }));
    await settle();
    expect(states(queue)).toEqual(['a.csv failed', 'b.csv sending']);
    waiting[1]?.resolve();
    await settle();
    const [failed] = queue.all();
    if (failed) queue.retry(failed.key);
    expect(waiting[2]?.upload.key).toBe(waiting[0]?.upload.key);
  });

  it('stops one that is being sent, and goes on', async () => {
    const { send } = makeServer();
    const queue = new UploadQueue();
    queue.sendWith(send);
    queue.add('l', [file('a.csv'), file('b.csv')]);
    const [first] = queue.all();
    if (first) queue.cancel(first.key);
    await settle();
    expect(states(queue)).toEqual(['b.csv sending']);
  });

  it('tries again by itself only what lacked a connection', async () => {
    const { waiting, send } = makeServer();
    const queue = new UploadQueue();
    queue.sendWith(send);
    queue.add('l', [file('a.csv'), file('b.csv')]);
    waiting[0]?.reject(new ApiProblem({ code: 'offline', status: 0 }));
    await settle();
    waiting[1]?.reject(new ApiProblem({ code: 'file-too-large', status: 413 }));
    await settle();
    queue.retryOffline();
    expect(states(queue)).toEqual(['a.csv sending', 'b.csv failed']);
  });

  it('names after a reload what it cut off, until it is left out', async () => {
    const { send } = makeServer();
    const before = new UploadQueue();
    before.sendWith(send);
    before.add('l', [file('a.csv'), file('b.csv')]);

    const after = new UploadQueue();
    after.sendWith(send);
    expect(states(after)).toEqual(['a.csv lost', 'b.csv lost']);
    for (const { key } of after.all()) after.cancel(key);
    expect(new UploadQueue().all()).toEqual([]);
  });

  it('starts empty where the storage holds something else', () => {
    stored.set('expenseai.uploads', '{"x":');
    expect(new UploadQueue().all()).toEqual([]);
    stored.set('expenseai.uploads', '[{"name":1},{}]');
    expect(new UploadQueue().all()).toEqual([]);
  });
});
