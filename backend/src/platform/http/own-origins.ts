import { isIP } from 'node:net';
import type { Config } from '../config/config.ts';

type OriginConfig = Pick<Config, 'appUrl' | 'host' | 'corsOrigins' | 'environment'>;

const loopbackNames = new Set(['localhost', '127.0.0.1', '[::1]']);
const everyAddress = new Set(['0.0.0.0', '::']);

/** Which names this server answers to, and which pages may send it changes. */
export class OwnOrigins {
  readonly #appUrl: URL;
  readonly #allowed: ReadonlySet<string>;
  /** No APP_URL of its own was given, so the server is reached by the address it listens on. */
  readonly #isLocal: boolean;
  readonly #host: string;
  readonly #isDevelopment: boolean;

  constructor(config: OriginConfig) {
    this.#appUrl = new URL(config.appUrl);
    this.#host = config.host.includes(':') ? `[${config.host}]` : config.host;
    this.#isLocal = loopbackNames.has(this.#appUrl.hostname) || this.#appUrl.hostname === this.#host;
    this.#allowed = new Set([this.#appUrl.origin, ...config.corsOrigins]);
    this.#isDevelopment = config.environment === 'development';
  }

  /**
   * Whether a `Host` header names this server. Other names are refused, since a page elsewhere can make its own name
   * point here (DNS rebinding); the port says nothing about that and is left to whoever forwards it.
   */
  isOwnHost(host: string | undefined): boolean {
    const name = hostName(host);
    if (name === undefined) return false;
    if (name === this.#appUrl.hostname || loopbackNames.has(name) || name === this.#host) return true;
    // Nobody can make an address point elsewhere, so where we listen on all of them each is ours.
    return (
      this.#isLocal && everyAddress.has(this.#host.replace(/[[\]]/g, '')) && isIP(name.replace(/[[\]]/g, '')) !== 0
    );
  }

  /** The origins that a page of ours has, as the request reached us: what a passkey may be used on. */
  pageOrigins(host: string | undefined): string[] {
    const local = `http://${host}`;
    return [this.#appUrl.origin, ...(this.#isOwnOrigin(local, host ?? '') ? [local] : [])];
  }

  /**
   * Whether the page that sends a change is ours, going by the browser's `Origin` and `Sec-Fetch-Site`.
   * A client that sends neither is no browser and passes.
   */
  mayChange(headers: Record<string, string | string[] | undefined>): boolean {
    const { origin, host } = headers;
    const site = headers['sec-fetch-site'];
    if (typeof origin === 'string') {
      if (this.#allowed.has(origin) && origin !== this.#appUrl.origin) return true;
      if (!this.#isOwnOrigin(origin, typeof host === 'string' ? host : '')) return false;
    }
    return site === undefined || site === 'same-origin';
  }

  #isOwnOrigin(origin: string, host: string): boolean {
    if (origin === this.#appUrl.origin) return true;
    const url = URL.canParse(origin) ? new URL(origin) : undefined;
    if (!url) return false;
    if (this.#isDevelopment && loopbackNames.has(url.hostname)) return true;
    return this.#isLocal && url.protocol === 'http:' && url.host === host.toLowerCase() && this.isOwnHost(host);
  }
}

/** `Host` without its port, in lower case; undefined where it is none. */
function hostName(host: string | undefined): string | undefined {
  return host?.toLowerCase().match(/^(\[[0-9a-f:.]+\]|[a-z0-9._-]+?)\.?(?::\d+)?$/)?.[1];
}
