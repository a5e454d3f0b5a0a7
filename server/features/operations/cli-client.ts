import type { ErrorBody } from '../../api/list.js';
import type { SessionView } from '../../api/session.js';

/** Exit codes of the command line, for scripts. */
export const EXIT = {
  /** Done, or all is well. */
  OK: 0,
  /** Something is wrong with the system, or part of what was asked for was refused. */
  TROUBLE: 1,
  USAGE: 2,
  /** Not signed in, or not the one who may. */
  DENIED: 3,
  /** No answer from the server, or an answer of its own trouble. */
  AWAY: 4,
} as const;

/** A failure with its exit code; the sentence is for the person. */
export class CliError extends Error {
  constructor(
    readonly exitCode: number,
    sentence: string,
  ) {
    super(sentence);
    this.name = 'CliError';
  }
}

/** Talks to the running server as one signed-in person does; nothing here reads the database. */
export class CliClient {
  #cookie = '';
  #csrf = '';

  constructor(private readonly url: string) {}

  async signIn(username: string, password: string): Promise<void> {
    const session = await this.#send<SessionView>('POST', '/api/session', { username, password });
    this.#csrf = session.csrfToken;
  }

  /** Ends the session; a server that is gone by then has ended it as well. */
  async signOut(): Promise<void> {
    if (this.#csrf !== '') await this.#send('DELETE', '/api/session').catch(() => undefined);
  }

  get<T>(path: string): Promise<T> {
    return this.#send<T>('GET', path);
  }

  post<T>(path: string, body: unknown): Promise<T> {
    return this.#send<T>('POST', path, body);
  }

  async #send<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(new URL(path, this.url), {
      method,
      headers: {
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.#cookie === '' ? {} : { cookie: this.#cookie }),
        ...(this.#csrf === '' ? {} : { 'x-csrf-token': this.#csrf }),
      },
      body: body === undefined ? null : JSON.stringify(body),
    }).catch(() => {
      throw new CliError(EXIT.AWAY, `没有连上 ${this.url}，请确认服务已启动，或用 KUAIBAN_URL 指明地址`);
    });
    const set = answer.headers.getSetCookie();
    if (set.length > 0) this.#cookie = set.map((each) => each.split(';')[0]).join('; ');
    const content = (await answer.json().catch(() => null)) as T | ErrorBody | null;
    if (answer.ok) return content as T;
    const sentence = (content as ErrorBody | null)?.message ?? `服务器答复 ${answer.status}`;
    throw new CliError(exitCodeOf(answer.status), sentence);
  }
}

function exitCodeOf(status: number): number {
  if (status === 401 || status === 403 || status === 429) return EXIT.DENIED;
  return status >= 500 ? EXIT.AWAY : status === 400 ? EXIT.USAGE : EXIT.TROUBLE;
}
