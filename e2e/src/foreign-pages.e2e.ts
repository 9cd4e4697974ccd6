import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../backend/src/testing/free-port.ts';
import { launchChromium } from './support/chromium.ts';
import { newPerson } from './support/people.ts';
import { startFreshProduct } from './support/product.ts';

// Every name under localhost is this machine, and secure to a browser: two of one site, and one of another.
let product: { url: string; port: number; stop: () => Promise<void> };
let attacker: Server;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let ledgerId: string;

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** A page of somebody else's, that asks nothing of the person but to come. */
async function startAttacker(): Promise<Server> {
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Win a prize</title><p>Hello');
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  return server;
}

interface OwnAnswer {
  status: number;
  // biome-ignore lint/suspicious/noExplicitAny: a test says what it expects of an answer by looking into it.
  body: any;
}

/** What the product's own page gets, with the person's cookies. */
function own(method: string, path: string, body?: unknown): Promise<OwnAnswer> {
  return page.evaluate(
    async ([ownMethod, ownPath, text]) => {
      const answer = await fetch(ownPath, {
        method: ownMethod,
        ...(text === null ? {} : { body: text, headers: { 'content-type': 'application/json' } }),
      });
      const answered = await answer.text();
      return { status: answer.status, body: answered === '' ? null : JSON.parse(answered) };
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  );
}

async function everything(): Promise<unknown[]> {
  const paths = [
    '/api/v1/me',
    '/api/v1/ledgers',
    `/api/v1/ledgers/${ledgerId}/tags`,
    `/api/v1/ledgers/${ledgerId}/operations`,
  ];
  const answers: OwnAnswer[] = [];
  for (const path of paths) answers.push(await own('GET', path));
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
  return answers.map(({ body }) => body);
}

beforeAll(async () => {
  const port = await freePort();
  const url = `http://app.money.localhost:${port}`;
  const { stop } = await startFreshProduct({ PORT: String(port), APP_URL: url });
  product = { url, port, stop };
  attacker = await startAttacker();
  browser = await launchChromium(executablePath);
  context = await browser.newContext();
  page = await context.newPage();
  await page.goto(`${url}/sign-in`);
  const registered = await own('POST', '/api/v1/auth/register', { ...newPerson(), currency: 'EUR' });
  expect(registered.status).toBe(201);
  const ledgers = await own('GET', '/api/v1/ledgers');
  ledgerId = ledgers.body.items[0].id;
  // The request that the attackers below try to have sent: from our own page it does what it says.
  expect((await own('POST', `/api/v1/ledgers/${ledgerId}/tags`, { name: 'mine' })).status).toBe(201);
});

afterAll(async () => {
  await browser?.close();
  attacker?.close();
  await product?.stop();
});

describe.each([
  ['a sibling of the same site, to whose requests the browser adds the cookies', 'other.money.localhost', true],
  ['a foreign site', 'evil.localhost', false],
])('a page of %s', (_kind, host, sendsCookies) => {
  let foreign: Page;
  let home: string;
  beforeAll(async () => {
    foreign = await context.newPage();
    home = `http://${host}:${(attacker.address() as AddressInfo).port}/`;
    await foreign.goto(home);
  });
  afterAll(() => foreign?.close());

  const target = (path: string) => `${product.url}/api/v1/ledgers/${ledgerId}${path}`;

  it.each([
    ['plain text, which needs no leave', 'POST', 'text/plain'],
    ['JSON', 'POST', 'application/json'],
    ['a form', 'POST', 'application/x-www-form-urlencoded'],
    ['a deletion', 'DELETE', undefined],
  ])('changes nothing by a script that sends %s', async (_what, method, type) => {
    const before = await everything();
    const outcome = await foreign.evaluate(
      async ([url, how, contentType]) => {
        try {
          const answer = await fetch(url, {
            method: how,
            credentials: 'include',
            ...(contentType ? { body: '{"name":"stolen"}', headers: { 'content-type': contentType } } : {}),
          });
          return `read ${answer.status}`;
        } catch (error) {
          return String(error);
        }
      },
      [target(method === 'DELETE' ? '' : '/tags'), method, type] as const,
    );
    expect(outcome).toMatch(/^TypeError/);
    expect(await everything()).toEqual(before);
  });

  it('changes nothing by a script that doesn’t ask to read the answer', async () => {
    const before = await everything();
    await foreign.evaluate(
      (url) =>
        fetch(url, { method: 'POST', mode: 'no-cors', credentials: 'include', body: '{"name":"stolen"}' }).catch(
          () => null,
        ),
      target('/tags'),
    );
    expect(await everything()).toEqual(before);
  });

  it('reads nothing', async () => {
    const outcome = await foreign.evaluate(
      (url) =>
        fetch(url, { credentials: 'include' }).then(
          (answer) => answer.text(),
          (error) => String(error),
        ),
      `${product.url}/api/v1/me`,
    );
    expect(outcome).toMatch(/^TypeError/);
    const image = await foreign.evaluate(
      (url) =>
        new Promise((resolve) => {
          const picture = new Image();
          picture.onload = () => resolve('loaded');
          picture.onerror = () => resolve('refused');
          picture.src = url;
        }),
      `${product.url}/icon.svg`,
    );
    expect(image).toBe('refused');
  });

  it('changes nothing by a form that it has sent, nor by an address that it has opened', async () => {
    const before = await everything();
    for (const encoding of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data']) {
      const answered = foreign.waitForResponse((answer) => answer.url() === target('/tags'));
      await foreign.evaluate(
        ([url, enctype]) => {
          const form = document.createElement('form');
          Object.assign(form, { action: url, method: 'POST', enctype });
          const field = document.createElement('input');
          Object.assign(field, { name: '{"name":"stolen","x":"', value: '"}' });
          form.append(field);
          document.body.append(form);
          // Once this has returned: the page goes away by it.
          setTimeout(() => form.submit());
        },
        [target('/tags'), encoding] as const,
      );
      const answer = await answered;
      expect(answer.status()).toBe(403);
      // What a browser holds back by itself proves nothing of the server: the sibling's request has the cookies.
      expect('cookie' in (await answer.request().allHeaders())).toBe(sendsCookies);
      await foreign.waitForURL(target('/tags'));
      await foreign.goto(home);
    }
    for (const path of ['/tags?name=stolen', '']) await foreign.goto(target(path));
    await foreign.goto(home);
    expect(await everything()).toEqual(before);
  });

  it('can’t put the product into a frame, nor hold on to its window', async () => {
    const framed = await foreign.evaluate(
      (url) =>
        new Promise((resolve) => {
          const frame = document.createElement('iframe');
          frame.onload = () => {
            try {
              resolve(frame.contentDocument?.body.textContent ?? 'unreadable');
            } catch (error) {
              resolve(String(error));
            }
          };
          frame.src = url;
          document.body.append(frame);
        }),
      `${product.url}/sign-in`,
    );
    expect(framed).toBe('unreadable');
    expect(foreign.frames().map((frame) => frame.url())).not.toContain(`${product.url}/sign-in`);
    const opened = context.waitForEvent('page');
    await foreign.evaluate((url) => {
      Object.assign(window, { opened: window.open(url) });
    }, `${product.url}/sign-in`);
    const product2 = await opened;
    await product2.waitForLoadState();
    expect(await product2.evaluate(() => window.opener)).toBeNull();
    await product2.close();
  });
});

it('a name that is made to point here gets nothing', async () => {
  const rebound = await context.newPage();
  const answer = await rebound.goto(`http://rebound.localhost:${product.port}/api/v1/me`);
  expect(answer?.status()).toBe(403);
  const asked = await rebound.evaluate(async () => (await fetch('/api/v1/auth/login', { method: 'POST' })).status);
  expect(asked).toBe(403);
  await rebound.close();
});
