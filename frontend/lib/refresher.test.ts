import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { makeRefresher } from './refresher.ts';

class Page extends EventTarget {
  visibilityState: DocumentVisibilityState = 'visible';
  turn(state: DocumentVisibilityState): void {
    this.visibilityState = state;
    this.dispatchEvent(new Event('visibilitychange'));
  }
}

/** How long the server of these tests takes. */
const answerMilliseconds = 50;

let client: QueryClient;
let page: Page;
let asked: string[];

beforeEach(() => {
  vi.useFakeTimers();
  client = new QueryClient();
  page = new Page();
  asked = [];
});
afterEach(() => {
  client.clear();
  vi.useRealTimers();
});

/** Shows a query, as a component does, and waits for its first answer. */
async function show(name: string, group = 'ledger'): Promise<() => void> {
  const observer = new QueryObserver(client, {
    queryKey: [group, name],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => {
      asked.push(name);
      await new Promise((resolve) => setTimeout(resolve, answerMilliseconds));
      return asked.length;
    },
  });
  const hide = observer.subscribe(() => undefined);
  await vi.advanceTimersByTimeAsync(answerMilliseconds);
  asked = [];
  return hide;
}

const all = () => true;

describe('a change elsewhere', () => {
  it('is fetched once, after a moment of quiet', async () => {
    await show('home');
    const { note } = makeRefresher(client, page);
    for (let at = 0; at < 5; at += 1) {
      note(all);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(300);
    expect(asked).toEqual(['home']);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual(['home']);
  });

  it('does not wait for ever under changes without a pause', async () => {
    await show('home');
    const { note } = makeRefresher(client, page);
    for (let at = 0; at < 20; at += 1) {
      note(all);
      await vi.advanceTimersByTimeAsync(100);
    }
    expect(asked).toEqual(['home']);
  });

  it('concerns only the keys it names', async () => {
    await show('home');
    await show('lines', 'imports');
    const { note } = makeRefresher(client, page);
    note((key) => key[0] === 'imports');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual(['lines']);
  });

  it('asks for what is shown, and marks the rest as stale', async () => {
    const hide = await show('home');
    hide();
    const { note } = makeRefresher(client, page);
    note(all);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual([]);
    expect(client.getQueryState(['ledger', 'home'])?.isInvalidated).toBe(true);
  });

  it('asks nothing of a page that nobody sees, and once when it is looked at again', async () => {
    await show('home');
    const { note } = makeRefresher(client, page);
    page.turn('hidden');
    note(all);
    await vi.advanceTimersByTimeAsync(60_000);
    note(all);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([]);
    page.turn('visible');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual(['home']);
  });
});

describe('a query', () => {
  it('that was fetched after the change was heard of is not fetched again', async () => {
    await show('home');
    const { note } = makeRefresher(client, page);
    note(all);
    void client.refetchQueries({ queryKey: ['ledger', 'home'] });
    await vi.advanceTimersByTimeAsync(10_000);
    expect(asked).toEqual(['home']);
  });

  it('that is on its way when the change is heard of is fetched again when it is back, never twice at a time', async () => {
    await show('home');
    const { note } = makeRefresher(client, page);
    void client.refetchQueries({ queryKey: ['ledger', 'home'] });
    await vi.advanceTimersByTimeAsync(answerMilliseconds / 2);
    note(all);
    expect(client.isFetching()).toBe(1);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual(['home', 'home']);
  });
});

describe('the server’s limit', () => {
  it('is never near, however often the ledger changes, and what is shown ends up fresh', async () => {
    const names = Array.from({ length: 8 }, (_, at) => `part ${at}`);
    for (const name of names) await show(name);
    const { note } = makeRefresher(client, page);
    for (let second = 0; second < 60; second += 1) {
      note(all);
      await vi.advanceTimersByTimeAsync(1_000);
    }
    expect(asked.length).toBeGreaterThan(24);
    expect(asked.length).toBeLessThan(62);
    asked = [];
    await vi.advanceTimersByTimeAsync(60_000);
    expect(new Set(asked)).toEqual(new Set(names));
    expect(asked.length).toBe(names.length);
  });

  it('counts a list by its pages', async () => {
    await show('home');
    client.setQueryData(['ledger', 'home'], { pages: Array.from({ length: 30 }, () => ({})), pageParams: [] });
    const { note } = makeRefresher(client, page);
    note(all);
    await vi.advanceTimersByTimeAsync(1_000);
    await show('recent');
    note(all);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(asked).toEqual([]);
    await vi.advanceTimersByTimeAsync(20_000);
    expect(asked.sort()).toEqual(['home', 'recent']);
  });
});

it('asks no more when it is stopped', async () => {
  await show('home');
  const { note, stop } = makeRefresher(client, page);
  note(all);
  stop();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(asked).toEqual([]);
});
