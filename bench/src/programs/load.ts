import { connect, type Socket } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';

export interface Load {
  url: string;
  path: string;
  headers: Record<string, string>;
  connections: number;
  warmUpSeconds: number;
  seconds: number;
}

export interface LoadResult {
  requests: number;
  seconds: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Bytes of one answer's body. */
  bodyBytes: number;
}

/**
 * Sends a request on each connection as soon as the one before is answered. On sockets, since a load generator on
 * `node:http` takes as much CPU as the servers that it measures; an answer must have a Content-Length and status 200.
 */
async function main(load: Load): Promise<void> {
  const { hostname, port, host } = new URL(load.url);
  const lines = Object.entries({ host, ...load.headers }).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = `GET ${load.path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  let times: number[] = [];
  let bodyBytes = 0;
  const sockets = Array.from({ length: load.connections }, () => {
    const socket = connect(Number(port), hostname);
    askForever(socket, request, (milliseconds, bytes) => {
      times.push(milliseconds);
      bodyBytes = bytes;
    });
    return socket;
  });
  await delay(load.warmUpSeconds * 1000);
  times = [];
  const start = performance.now();
  await delay(load.seconds * 1000);
  const seconds = (performance.now() - start) / 1000;
  const taken = times.toSorted((a, b) => a - b);
  for (const socket of sockets) socket.destroy();
  const at = (share: number) => taken[Math.floor(taken.length * share)] ?? 0;
  const perSecond = taken.length / seconds;
  const result: LoadResult = { requests: taken.length, seconds, perSecond, p50: at(0.5), p99: at(0.99), bodyBytes };
  process.stdout.write(JSON.stringify(result));
}

function askForever(
  socket: Socket,
  request: string,
  onAnswer: (milliseconds: number, bodyBytes: number) => void,
): void {
  let head = '';
  let missing = 0;
  let length = 0;
  let start = 0;
  const ask = () => {
    head = '';
    start = performance.now();
    socket.write(request);
  };
  socket.setNoDelay(true);
  socket.once('connect', ask);
  socket.on('error', fail);
  socket.on('data', (chunk) => {
    if (missing > 0) missing -= chunk.length;
    else {
      head += chunk.toString('latin1');
      const end = head.indexOf('\r\n\r\n');
      if (end < 0) return;
      if (!head.startsWith('HTTP/1.1 200')) fail(new Error(`The server answers: ${head.slice(0, 500)}`));
      length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1]);
      missing = length - (head.length - end - 4);
    }
    if (missing > 0) return;
    onAnswer(performance.now() - start, length);
    ask();
  });
}

function fail(error: Error): void {
  console.error(error.message);
  process.exit(1);
}

await main(JSON.parse(process.argv[2] ?? '{}') as Load);
