import type { MaterialView } from '../../server/api/applications';
import type {
  CorrectionForm,
  DraftView,
  MissingEntry,
  OneThingCard,
  OneThingForm,
  ProgressView,
  RatingPage,
} from '../../server/api/portal';
import type { RatingLevel } from '../../server/api/ratings';
import type { ErrorBody } from '../../server/api/list';

/** A refusal of the server: one Chinese sentence and a stable code. */
export class PortalError extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: Record<string, unknown> = {},
  ) {
    super(message);
  }
}

const draftKey = (applicationId: string) => `kuaiban.draft.${applicationId}`;
const trackKey = (applicationId: string) => `kuaiban.track.${applicationId}`;
/** The draft that this browser was filling in for a one-thing. */
const currentKey = (oneThingId: string) => `kuaiban.current.${oneThingId}`;

// Only ids and secrets are kept in the browser; what was typed is on the server.
export const remembered = {
  current: (oneThingId: string) => localStorage.getItem(currentKey(oneThingId)),
  start(oneThingId: string, applicationId: string, draftToken: string) {
    localStorage.setItem(currentKey(oneThingId), applicationId);
    localStorage.setItem(draftKey(applicationId), draftToken);
  },
  finish: (oneThingId: string) => localStorage.removeItem(currentKey(oneThingId)),
  track: (applicationId: string, token: string) => sessionStorage.setItem(trackKey(applicationId), token),
};

function tokens(applicationId: string): Record<string, string> {
  const draft = localStorage.getItem(draftKey(applicationId));
  const track = sessionStorage.getItem(trackKey(applicationId));
  return { ...(draft ? { 'X-Draft-Token': draft } : {}), ...(track ? { 'X-Track-Token': track } : {}) };
}

async function request<T>(
  method: string,
  path: string,
  options: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<T> {
  const isForm = options.body instanceof FormData;
  const response = await fetch(`/api/portal${path}`, {
    method,
    headers: {
      ...(options.body !== undefined && !isForm ? { 'Content-Type': 'application/json' } : {}),
      ...options.headers,
    },
    body: options.body === undefined ? undefined : isForm ? (options.body as FormData) : JSON.stringify(options.body),
  }).catch(() => {
    throw new PortalError(0, 'OFFLINE', '网络连不上，已填的内容还在，请稍后再试');
  });
  if (response.status === 204) return undefined as T;
  const answer = (await response.json().catch(() => null)) as (T & Partial<ErrorBody>) | null;
  if (!response.ok)
    throw new PortalError(
      response.status,
      answer?.code ?? 'UNKNOWN',
      answer?.message ?? '没有完成，请稍后再试',
      answer?.details,
    );
  return answer as T;
}

const of = <T>(method: string, applicationId: string, path: string, body?: unknown) =>
  request<T>(method, `/applications/${applicationId}${path}`, { body, headers: tokens(applicationId) });

export const portalApi = {
  oneThings: () => request<OneThingCard[]>('GET', '/one-things'),
  form: (id: string) => request<OneThingForm>('GET', `/one-things/${id}`),
  createDraft: (oneThingId: string) =>
    request<{ id: string; draftToken: string }>('POST', '/applications', { body: { oneThingId } }),
  draft: (id: string) => of<DraftView>('GET', id, '/draft'),
  saveDraft: (id: string, draft: { form: Record<string, unknown>; selectedItems: string[]; version: number }) =>
    of<{ version: number }>('PUT', id, '/draft', draft),
  check: (id: string) => of<{ missing: MissingEntry[] }>('POST', id, '/check', {}),
  submit: (id: string, body: { version: number; commitments: { credit: boolean; tolerance: string[] } }) =>
    of<{ id: string; number: string }>('POST', id, '/submit', body),
  upload(id: string, key: string, file: File, correctionId?: string) {
    const body = new FormData();
    body.set('key', key);
    if (correctionId) body.set('correctionId', correctionId);
    body.set('file', file);
    return of<MaterialView>('POST', id, '/materials', body);
  },
  removeMaterial: (id: string, materialId: string) => of<void>('DELETE', id, `/materials/${materialId}`),
  track: (number: string, phoneLast4: string) =>
    request<{ id: string; trackToken: string }>('POST', '/track', { body: { number, phoneLast4 } }),
  progress: (id: string) => of<ProgressView>('GET', id, '/progress'),
  withdraw: (id: string, reason: string) => of<{ message: string }>('POST', id, '/withdraw', { reason }),
  correction: (id: string, correctionId: string) => of<CorrectionForm>('GET', id, `/corrections/${correctionId}`),
  supply: (id: string, correctionId: string, form: Record<string, unknown>) =>
    of<{ message: string }>('POST', id, `/corrections/${correctionId}/supply`, { form }),
  ratingPage: (token: string) => request<RatingPage>('GET', `/ratings/${token}`),
  rate: (token: string, body: { level: RatingLevel; tags?: string[]; comment?: string }) =>
    request<{ message: string }>('POST', `/ratings/${token}`, { body }),
};
