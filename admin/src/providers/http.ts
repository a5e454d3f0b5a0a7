import type { ErrorBody } from '../../../server/api/list.js';
import type { SessionView } from '../../../server/api/session.js';
import { ApiError } from './api-error.js';
import { learnServerTime } from './server-time.js';
import { csrfToken, currentSession, forgetSession, keepSession } from './session-store.js';

export interface RequestOptions {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Sent as JSON, or as it is when it is form data. */
  body?: unknown;
  signal?: AbortSignal;
}

const LOST: ErrorBody = { code: 'NETWORK', message: '没有连上服务器，请检查网络后重试' };

const OTHER_PERSON: ErrorBody = { code: 'UNAUTHENTICATED', message: '这台设备上已由另一人登录，请重新登录' };

/**
 * One request to our own server, with the CSRF header where something changes.
 * @throws ApiError with the server's Chinese sentence; a 401 also forgets the session, so that the sign-in page comes up.
 */
export async function http<T>(path: string, { method = 'GET', body, signal }: RequestOptions = {}): Promise<T> {
  if (method !== 'GET' && currentSession()?.csrfToken === '') await renewSession();
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (method !== 'GET') headers['X-CSRF-Token'] = csrfToken();
  const isForm = body instanceof FormData;
  if (body !== undefined && !isForm) headers['Content-Type'] = 'application/json';
  const response = await fetch(path, {
    method,
    headers,
    credentials: 'same-origin',
    ...(body === undefined ? {} : { body: isForm ? body : JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  }).catch((error: unknown) => {
    if (signal?.aborted) throw error;
    throw new ApiError(0, LOST);
  });
  learnServerTime(response.headers.get('Date'));
  if (response.status === 204) return undefined as T;
  const answer = (await response.json().catch(() => null)) as unknown;
  if (response.ok) return answer as T;
  if (response.status === 401 && path !== '/api/session') forgetSession();
  throw new ApiError(response.status, errorBody(answer, response.status));
}

/**
 * The session of a page that was opened without a net lacks its CSRF token: asks for it before the first change.
 * @throws ApiError without a net still, 401 when it has ended or somebody else has signed in meanwhile
 */
async function renewSession(): Promise<void> {
  const before = currentSession()?.user.id;
  const session = await http<SessionView>('/api/session').catch((error: unknown) => {
    if (error instanceof ApiError && error.status === 401) forgetSession();
    throw error;
  });
  keepSession(session);
  if (session.user.id !== before) throw new ApiError(401, OTHER_PERSON);
}

function errorBody(answer: unknown, status: number): ErrorBody {
  const body = answer as Partial<ErrorBody> | null;
  if (body && typeof body.message === 'string') return { ...body, code: body.code ?? 'ERROR', message: body.message };
  return { code: 'ERROR', message: `没有完成，请重试；编号 ${status}` };
}

/** A query string of what is set. */
export function queryString(values: Record<string, unknown>): string {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    if (value !== undefined && value !== null && value !== '') params.set(key, String(value));
  }
  const text = params.toString();
  return text ? `?${text}` : '';
}
