import type { IncomingHttpHeaders } from 'node:http';
import { isLoopback, parseOrigin } from '@iris/kit';

const jwt = /^[\w-]+\.[\w-]+\.[\w-]+$/;

/**
 * The cookie that holds a console session's token (contract §12): `__Host-`, HttpOnly, Secure, SameSite=Strict; on a
 * plain-http loopback base without prefix and Secure, because browsers refuse both there.
 */
export class ConsoleCookie {
  readonly #name: string;
  readonly #attributes: string;

  constructor(publicBase: string) {
    const base = parseOrigin(publicBase);
    const isPlain = base !== undefined && base.scheme === 'http' && isLoopback(base);
    this.#name = isPlain ? 'iris_session' : '__Host-iris_session';
    this.#attributes = `Path=/; HttpOnly; SameSite=Strict${isPlain ? '' : '; Secure'}`;
  }

  /** The token a request brings, if it looks like one. */
  tokenOf(headers: IncomingHttpHeaders): string | undefined {
    for (const pair of (headers.cookie ?? '').split(';')) {
      const [name, value] = pair.trim().split('=', 2);
      if (name === this.#name && value !== undefined && jwt.test(value)) return value;
    }
    return undefined;
  }

  /** Set-Cookie for a token that lives so many more seconds. */
  keep(token: string, seconds: number): string {
    return `${this.#name}=${token}; Max-Age=${Math.max(0, Math.floor(seconds))}; ${this.#attributes}`;
  }

  /** Set-Cookie that ends the session in this browser. */
  forget(): string {
    return `${this.#name}=; Max-Age=0; ${this.#attributes}`;
  }
}
