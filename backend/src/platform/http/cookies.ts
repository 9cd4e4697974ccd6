import type { IncomingHttpHeaders } from 'node:http';

const accessName = 'eai_access';
const refreshName = 'eai_refresh';
const deviceName = 'eai_device';
const stateName = 'eai_oidc';

/** The sign-in cookies; over HTTPS they are Secure and bound to this host by their prefix. */
export class SignInCookies {
  readonly #isSecure: boolean;
  readonly #accessName: string;
  readonly #refreshName: string;
  readonly #deviceName: string;
  readonly #stateName: string;
  /** Of the cookies that only sign-in reads; `__Host-` demands the root. */
  readonly #authPath: string;

  constructor(appUrl: string) {
    this.#isSecure = appUrl.startsWith('https:');
    const prefix = this.#isSecure ? '__Host-' : '';
    this.#accessName = `${prefix}${accessName}`;
    this.#refreshName = `${prefix}${refreshName}`;
    this.#deviceName = `${prefix}${deviceName}`;
    this.#stateName = `${prefix}${stateName}`;
    this.#authPath = this.#isSecure ? '/' : '/api/v1/auth';
  }

  accessOf(headers: IncomingHttpHeaders): string | undefined {
    return read(headers, this.#accessName);
  }

  refreshOf(headers: IncomingHttpHeaders): string | undefined {
    return read(headers, this.#refreshName);
  }

  deviceOf(headers: IncomingHttpHeaders): string | undefined {
    return read(headers, this.#deviceName);
  }

  /** Of a sign-in at a provider that this browser began. */
  stateOf(headers: IncomingHttpHeaders): string | undefined {
    return read(headers, this.#stateName);
  }

  /** `Set-Cookie` lines; ages in seconds. */
  forSignIn(access: { token: string; maxAge: number }, refresh: { token: string; maxAge: number }): string[] {
    return [
      this.#line(this.#accessName, access.token, '/', access.maxAge),
      this.#line(this.#refreshName, refresh.token, this.#authPath, refresh.maxAge),
    ];
  }

  forDevice(token: string, maxAge: number): string {
    return this.#line(this.#deviceName, token, this.#authPath, maxAge);
  }

  /** Lax, so that it comes along when the provider leads back. */
  forState(token: string, maxAge: number): string {
    return this.#line(this.#stateName, token, this.#authPath, maxAge);
  }

  /** Lines that remove the sign-in; the device stays known. */
  forSignOut(): string[] {
    return [this.#line(this.#accessName, '', '/', 0), this.#line(this.#refreshName, '', this.#authPath, 0)];
  }

  /** Values are tokens of ours, which need no escaping. */
  #line(name: string, value: string, path: string, maxAge: number): string {
    const secure = this.#isSecure ? '; Secure' : '';
    return `${name}=${value}; Max-Age=${maxAge}; Path=${path}; HttpOnly${secure}; SameSite=Lax`;
  }
}

function read({ cookie }: IncomingHttpHeaders, name: string): string | undefined {
  const start = `${name}=`;
  const pair = cookie
    ?.split(';')
    .map((part) => part.trim())
    .find((part) => part.startsWith(start));
  return pair?.slice(start.length) || undefined;
}
