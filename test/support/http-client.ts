import type { ErrorBody } from '../../server/api/list.js';
import type { SessionView } from '../../server/api/session.js';

/** A refused request, with what the server said. */
export class HttpRefusal extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(`${status} ${body.code}: ${body.message}`);
  }
}

/** One person's browser: keeps the cookie and sends the CSRF token. */
export class HttpClient {
  private cookie = '';
  private csrf = '';

  constructor(readonly url: string) {}

  /** Signs a demo user in. */
  static async signIn(url: string, username: string, password = 'Kuaiban-2026'): Promise<HttpClient> {
    const client = new HttpClient(url);
    const session = await client.post<SessionView>('/api/session', { username, password });
    client.csrf = session.csrfToken;
    return client;
  }

  get<T>(path: string, headers: Record<string, string> = {}): Promise<T> {
    return this.send<T>('GET', path, undefined, headers);
  }
  post<T>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<T> {
    return this.send<T>('POST', path, body, headers);
  }
  put<T>(path: string, body: unknown = {}, headers: Record<string, string> = {}): Promise<T> {
    return this.send<T>('PUT', path, body, headers);
  }
  delete<T>(path: string, headers: Record<string, string> = {}): Promise<T> {
    return this.send<T>('DELETE', path, undefined, headers);
  }

  private async send<T>(method: string, path: string, body: unknown, headers: Record<string, string>): Promise<T> {
    const isForm = body instanceof FormData;
    const answer = await fetch(this.url + path, {
      method,
      headers: {
        origin: this.url,
        ...(body !== undefined && !isForm ? { 'content-type': 'application/json' } : {}),
        ...(this.cookie ? { cookie: this.cookie } : {}),
        ...(this.csrf ? { 'x-csrf-token': this.csrf } : {}),
        ...headers,
      },
      body: body === undefined ? null : isForm ? body : JSON.stringify(body),
    });
    const set = answer.headers.getSetCookie();
    if (set.length > 0) this.cookie = set.map((each) => each.split(';')[0]).join('; ');
    const type = answer.headers.get('content-type') ?? '';
    const content = type.includes('json') ? await answer.json() : await answer.text();
    if (!answer.ok)
      throw new HttpRefusal(
        answer.status,
        type.includes('json') ? (content as ErrorBody) : { code: 'NOT_JSON', message: String(content) },
      );
    return content as T;
  }
}

/** Waits until `look` answers something; for what follows a command by way of the engine. */
export async function eventually<T>(
  look: () => Promise<T | null | undefined | false>,
  what: string,
  tries = 400,
  pauseMs = 50,
): Promise<T> {
  for (let attempt = 0; attempt < tries; attempt++) {
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  throw new Error(`Waited in vain for: ${what}`);
}
