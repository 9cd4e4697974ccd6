// Fetched by boot.js when a page has met an error, so that pages which work don't carry it. Tells the installation,
// which keeps what it is told out of its logs but for kind and place, and passes it on where its operator has set
// SENTRY_DSN. What an error quotes may be somebody's words and stays here, as do the address's ids and the query.

const quoted = /(["'`“„«‹]).*?(?:\1|["'`”“»›])/gs;
const isCall = /^\s*at |@.*:\d+:\d+$/;

/** Sends an error's name, message without quotes, calls and page; settles whether or not anybody heard. */
export async function report({ name, message, stack = '' }) {
  const calls = stack.split('\n').filter((line) => isCall.test(line));
  const body = {
    name: String(name).slice(0, 100),
    message: String(message).replace(quoted, '…').slice(0, 1000),
    stack: calls.join('\n').slice(0, 8000),
    page: location.pathname,
  };
  await fetch('/api/v1/client-errors', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    credentials: 'omit',
    keepalive: true,
  }).catch(() => undefined);
}
