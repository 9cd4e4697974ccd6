import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Person, startTestApp, type TestApp } from '../../testing/test-app.ts';

let app: TestApp;
let person: Person;
const sockets: Socket[] = [];
beforeAll(async () => {
  app = await startTestApp({ HEADERS_TIMEOUT_SECONDS: '1' });
  // The first to sign up is the administrator.
  await app.signUp();
  person = await app.signUp();
});
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
});
afterAll(() => app.close());

async function open(): Promise<Socket> {
  const { hostname, port } = new URL(app.url);
  const socket = connect(Number(port), hostname);
  // A server that refuses a request half-way resets the connection that still sends it.
  socket.on('error', () => undefined);
  sockets.push(socket);
  await once(socket, 'connect');
  return socket;
}

/** Sends bytes as they are and gives all that comes back until the server closes. */
async function raw(text: string): Promise<string> {
  const socket = await open();
  let answer = '';
  socket.setEncoding('utf8').on('data', (part) => {
    answer += part;
  });
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

const lines = (...parts: string[]) => parts.join('\r\n');
const statusesIn = (answer: string) => [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => status);

/** Another client is served, with content, by API and probe. */
async function othersAreServed() {
  const answers = await Promise.all([person.ask('GET', '/api/v1/me'), app.ask('GET', '/readiness')]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200]);
}

const smuggled = 'GET /api/v1/smuggled HTTP/1.1\r\nHost: localhost\r\n\r\n';
const post = 'POST /api/v1/auth/login HTTP/1.1';

describe('a request that two servers could read differently', () => {
  it.each([
    ['two lengths', lines(post, 'Host: localhost', 'Content-Length: 5', 'Content-Length: 0', '', '')],
    [
      'a length and chunks',
      lines(post, 'Host: localhost', 'Content-Length: 4', 'Transfer-Encoding: chunked', '', '0', '', ''),
    ],
    ['chunks in two words', lines(post, 'Host: localhost', 'Transfer-Encoding: chunked, identity', '', '')],
    ['an encoding that isn’t known', lines(post, 'Host: localhost', 'Transfer-Encoding: xchunked', '', '')],
    ['a blank before the colon', lines(post, 'Host: localhost', 'Transfer-Encoding : chunked', '', '0', '', '')],
    ['a signed length', lines(post, 'Host: localhost', 'Content-Length: +5', '', '12345')],
    ['a negative length', lines(post, 'Host: localhost', 'Content-Length: -1', '', '')],
    ['a length in hexadecimal', lines(post, 'Host: localhost', 'Content-Length: 0x5', '', '12345')],
    ['a folded header', lines(post, 'Host: localhost', 'X-A: 1', ' Transfer-Encoding: chunked', '', '')],
    ['a chunk that lies', lines(post, 'Host: localhost', 'Transfer-Encoding: chunked', '', 'zz', '')],
    ['a bare line feed', `${post}\nHost: localhost\nContent-Length: 4\n\n`],
    ['U+0000 in a header', lines('GET /api/v1/me HTTP/1.1', 'Host: localhost', 'X-A: a\0b', '', '')],
  ])('is refused and ends the connection: %s', async (_kind, text) => {
    const answer = await raw(`${text}${smuggled}`);
    expect(statusesIn(answer)).toEqual(['400']);
    expect(answer).not.toContain('smuggled');
    expect(answer).toContain('Content-Security-Policy:');
  });

  it.each(['Host: localhost', 'Authorization: Bearer x', 'Origin: https://evil.example', 'Content-Type: text/plain'])(
    'is refused where a header stands twice: %s',
    async (header) => {
      const name = header.split(':')[0]?.toLowerCase();
      const first = header.startsWith('Host') ? [] : [header];
      const head = ['GET /api/v1/me HTTP/1.1', 'Host: localhost', ...first, header, 'Connection: close', '', ''];
      const answer = await raw(lines(...head));
      expect(statusesIn(answer)).toEqual(['400']);
      expect(answer).toContain(`{"path":"${name}","message":"must be sent once"}`);
    },
  );
});

it('a request that names no host is refused', async () => {
  const answer = await raw(lines('GET /api/v1/me HTTP/1.1', 'Connection: close', '', ''));
  expect(statusesIn(answer)).toEqual(['400']);
  expect(answer).toContain('{"path":"host","message":"must be sent"}');
  expect(answer).toContain('Content-Security-Policy:');
});

describe('a body meant to hurt', () => {
  const json = { 'content-type': 'application/json' };
  const send = (body: string) => person.ask('PATCH', '/api/v1/me', { headers: json, body });

  it('of 10 MB is refused by its length, before it is received', async () => {
    const head = ['PATCH /api/v1/me HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${person.accessToken}`];
    const socket = await open();
    socket.write(lines(...head, 'Content-Type: application/json', 'Content-Length: 10000000', '', '{"name":"'));
    const [answer] = await once(socket, 'data');
    expect(statusesIn(String(answer))).toEqual(['413']);
  });

  it('of little more than it may have is answered at once, read all the same, and its connection goes on', async () => {
    const head = ['PATCH /api/v1/me HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${person.accessToken}`];
    const socket = await open();
    let answers = '';
    socket.on('data', (part) => {
      answers += part;
    });
    socket.write(lines(...head, 'Content-Type: application/json', 'Content-Length: 1500000', '', ''));
    await expect.poll(() => statusesIn(answers)).toEqual(['413']);
    expect(answers).not.toMatch(/^connection: close/im);
    socket.write('x'.repeat(1_500_000));
    socket.write(lines('GET /liveness HTTP/1.1', 'Host: localhost', '', ''));
    await expect.poll(() => answers).toContain('}HTTP/1.1 200 OK');
  });

  it('of 10 MB whose length isn’t said is cut off at 1 MB', async () => {
    const head = ['PATCH /api/v1/me HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${person.accessToken}`];
    const socket = await open();
    let answer = '';
    socket.on('data', (part) => {
      answer += part;
    });
    socket.write(lines(...head, 'Content-Type: application/json', 'Transfer-Encoding: chunked', '', ''));
    const chunk = `10000\r\n${'x'.repeat(0x10000)}\r\n`;
    let sent = 0;
    for (; sent < 160 && answer === '' && !socket.destroyed; sent += 1) {
      if (!socket.write(chunk))
        await Promise.race([once(socket, 'drain'), once(socket, 'data'), once(socket, 'close')]);
    }
    await expect.poll(() => statusesIn(answer)).toEqual(['413']);
  });

  it.each([
    ['lists', `${'['.repeat(400_000)}${']'.repeat(400_000)}`],
    ['objects', `${'{"a":'.repeat(150_000)}1${'}'.repeat(150_000)}`],
    ['lists around U+0000', `{"name":${'['.repeat(400_000)}"\\u0000"${']'.repeat(400_000)}}`],
    ['lists that never end', '['.repeat(900_000)],
  ])('of very many %s in one another is a 400', async (_kind, body) => {
    const { status, body: problem } = await send(body);
    expect([status, problem.type]).toEqual([400, '/problems/validation']);
    await othersAreServed();
  });

  it.each(['{"__proto__":{"isAdministrator":true}}', '{"constructor":{"prototype":{"isAdministrator":true}}}'])(
    'can’t give every object a member: %s',
    async (body) => {
      expect((await send(body)).status).toBe(400);
      expect((await person.ask('GET', '/api/v1/me?__proto__[isAdministrator]=true')).status).toBe(400);
      expect('isAdministrator' in {}).toBe(false);
      expect((await person.ask('GET', '/api/v1/admin/users')).status).toBe(403);
    },
  );
});

describe('a head that is too large', () => {
  it.each([
    ['one header', lines('GET /api/v1/me HTTP/1.1', 'Host: localhost', `X-A: ${'x'.repeat(20_000)}`, '', '')],
    ['many headers', lines('GET /api/v1/me HTTP/1.1', 'Host: localhost', ...Array(3_000).fill('X-A: 1'), '', '')],
    ['its address', lines(`GET /api/v1/me?q=${'x'.repeat(20_000)} HTTP/1.1`, 'Host: localhost', '', '')],
  ])('is refused with 431 for %s', async (_kind, text) => {
    expect(statusesIn(await raw(text))).toEqual(['431']);
  });
});

describe('slow clients', () => {
  it('whose heads never end are sent away, and others are served meanwhile', async () => {
    const slow = await Promise.all(Array.from({ length: 300 }, open));
    const answers: string[] = [];
    for (const socket of slow) {
      socket.setEncoding('utf8').on('data', (part: string) => answers.push(part));
      socket.write('GET /api/v1/me HTTP/1.1\r\nHost: localhost\r\nX-A: ');
    }
    await othersAreServed();
    const drip = setInterval(() => {
      for (const socket of slow) if (socket.writable) socket.write('x');
    }, 200);
    await Promise.all(slow.map((socket) => socket.closed || once(socket, 'close')));
    clearInterval(drip);
    expect(answers.filter((answer) => answer.startsWith('HTTP/1.1 408 '))).toHaveLength(300);
    await othersAreServed();
  });

  it('whose bodies never come don’t hold up others', async () => {
    const slow = await Promise.all(Array.from({ length: 300 }, open));
    const head = ['Host: localhost', `Authorization: Bearer ${person.accessToken}`, 'Content-Type: application/json'];
    for (const socket of slow)
      socket.write(lines('PATCH /api/v1/me HTTP/1.1', ...head, 'Content-Length: 900000', '', '{'));
    await othersAreServed();
    await othersAreServed();
  });
});
