import { describe, expect, it } from 'vitest';
import { OwnOrigins } from './own-origins.ts';

const base = { corsOrigins: [], environment: 'local' as const, host: '127.0.0.1', appUrl: 'http://localhost:3000' };

function mayChange(config: Partial<ConstructorParameters<typeof OwnOrigins>[0]>, headers: Record<string, string>) {
  return new OwnOrigins({ ...base, ...config }).mayChange({ host: 'localhost:3000', ...headers });
}

describe('hosts', () => {
  it.each([
    ['localhost:3000', true],
    ['LOCALHOST.', true],
    ['127.0.0.1:9', true],
    ['[::1]:3000', true],
    ['evil.example', false],
    ['localhost.evil.example', false],
    ['192.168.1.4:3000', false],
    ['', false],
    ['localhost:3000/x', false],
  ])('%s: %s', (host, isOwn) => expect(new OwnOrigins(base).isOwnHost(host)).toBe(isOwn));

  it('answers to any address of its own, but not to any name, when it listens on all of them', () => {
    const open = new OwnOrigins({ ...base, host: '0.0.0.0' });
    expect(open.isOwnHost('192.168.1.4:3000')).toBe(true);
    expect(open.isOwnHost('evil.example:3000')).toBe(false);
  });

  it('answers to APP_URL', () => {
    const named = new OwnOrigins({ ...base, host: '0.0.0.0', appUrl: 'https://money.example.org' });
    expect(named.isOwnHost('money.example.org')).toBe(true);
    expect(named.isOwnHost('192.168.1.4')).toBe(false);
  });
});

describe('changes', () => {
  const production = { appUrl: 'https://money.example.org', environment: 'production' as const };
  it.each([
    ['a client without either header', {}, {}, true],
    ['its own page', {}, { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-origin' }, true],
    [
      'its own page by another name of the machine',
      {},
      { host: '127.0.0.1:3000', origin: 'http://127.0.0.1:3000' },
      true,
    ],
    ['another port', {}, { origin: 'http://localhost:4000' }, false],
    ['another scheme', {}, { origin: 'https://localhost:3000' }, false],
    ['a page without an origin', {}, { origin: 'null' }, false],
    ['a foreign page', {}, { origin: 'https://evil.example' }, false],
    ['a foreign page that names our host', {}, { host: 'evil.example', origin: 'http://evil.example' }, false],
    ['a sibling', production, { host: 'money.example.org', origin: 'https://blog.example.org' }, false],
    ['a sibling that sends no origin', production, { 'sec-fetch-site': 'same-site' }, false],
    ['a foreign page that sends no origin', production, { 'sec-fetch-site': 'cross-site' }, false],
    ['APP_URL', production, { host: 'money.example.org', origin: 'https://money.example.org' }, true],
    ['localhost where APP_URL is another', production, { origin: 'http://localhost:3000' }, false],
    [
      'a listed origin',
      { corsOrigins: ['https://app.example'] },
      { origin: 'https://app.example', 'sec-fetch-site': 'cross-site' },
      true,
    ],
    [
      'the development server of the web',
      { environment: 'development' as const },
      { origin: 'http://localhost:3001', 'sec-fetch-site': 'same-origin' },
      true,
    ],
  ])('%s', (_name, config, headers, isAllowed) => expect(mayChange(config, headers)).toBe(isAllowed));
});
