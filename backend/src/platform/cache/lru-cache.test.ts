import { afterEach, describe, expect, it, vi } from 'vitest';
import { LruCache } from './lru-cache.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('the cache of values used last', () => {
  it('drops what was not used for longest', () => {
    const cache = new LruCache<number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.get('a');
    cache.set('c', 3);
    expect(['a', 'b', 'c'].map((key) => cache.get(key))).toEqual([1, undefined, 3]);
  });

  it('makes a value once, and again after a failure', async () => {
    const cache = new LruCache<number>(2);
    await expect(cache.getOrMake('a', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
    let made = 0;
    const make = async () => ++made;
    expect([await cache.getOrMake('a', make), await cache.getOrMake('a', make)]).toEqual([1, 1]);
  });

  it('replaces a value without losing another', () => {
    const cache = new LruCache<number>(2);
    cache.set('a', 1);
    cache.set('b', 2);
    cache.set('a', 3);
    expect([cache.get('a'), cache.get('b')]).toEqual([3, 2]);
  });

  it('drops a value when its time is over, used or not', () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    const cache = new LruCache<number>(2, 1_000);
    cache.set('a', 1);
    vi.advanceTimersByTime(999);
    expect(cache.get('a')).toBe(1);
    vi.advanceTimersByTime(1);
    expect([cache.get('a'), cache.size]).toEqual([undefined, 0]);
  });
});
