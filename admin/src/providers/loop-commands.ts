import type { ActionResult } from '../../../server/api/applications.js';
import type { RectificationKind, Verdict } from '../../../server/api/loop-states.js';
import type { NeedInput, NewProblem, TreatTogether } from '../../../server/api/problems.js';
import type { ReminderResult } from '../../../server/api/rectifications.js';
import { http } from './http.js';

const post = <T>(path: string, body: unknown = {}) => http<T>(path, { method: 'POST', body });
const rectification = (id: string, verb: string, body: object) =>
  post<ActionResult>(`/api/rectifications/${id}/${verb}`, body);
const problem = (id: string, verb: string, body: object) => post<ActionResult>(`/api/problems/${id}/${verb}`, body);
const rating = (id: string, verb: string, body: object) =>
  post<ActionResult>(`/api/negative-ratings/${id}/${verb}`, body);
const order = (id: string, verb: string, body: object) =>
  post<ActionResult>(`/api/supervision-orders/${id}/${verb}`, body);

/** So many working or natural days. */
export interface Limit {
  value: number;
  unit: 'WORKING_DAY' | 'DAY';
}
export interface Subject {
  subjectType: string;
  subjectId: string;
}
type Versioned = { version: number };
type Reasoned = Versioned & { reason: string };
export type ReviewOutcome = 'RESOLVED' | 'NOT_RESOLVED' | 'FOLLOW_UP';
export type Review = Versioned & { review: ReviewOutcome; note: string; limit?: Limit; followUpOn?: string };

/** 整改 from the measure to 销号, and back (server/api/rectifications.ts). */
export const rectificationCommands = {
  decideMeasure: (id: string, body: Versioned & { kind: RectificationKind; measure: string; limit: Limit }) =>
    rectification(id, 'decide-measure', body),
  plan: (id: string, body: Versioned & { plan: string; standard: string }) => rectification(id, 'plan', body),
  summarize: (id: string, body: Versioned & { findings: string; remedy: string }) =>
    rectification(id, 'summarize', body),
  finish: (id: string, body: Versioned & { note: string; effect?: string; rule?: string }) =>
    rectification(id, 'finish', body),
  changeKind: (id: string, body: Reasoned & { kind: RectificationKind; limit?: Limit }) =>
    rectification(id, 'change-kind', body),
  verify: (id: string, body: Versioned & { passed: boolean; note: string }) => rectification(id, 'verify', body),
  evaluate: (
    id: string,
    verb: 'evaluate' | 'evaluate-instead',
    body: Versioned & { satisfied: boolean; note: string },
  ) => rectification(id, verb, body),
  signOff: (
    id: string,
    body: Versioned & { effect: string; note?: string; changedProcessId?: string; changedVersion?: number },
  ) => rectification(id, 'sign-off', body),
  toSystemic: (id: string, body: Reasoned) => rectification(id, 'to-systemic', body),
  requestExtension: (id: string, body: Reasoned & { days: number }) => rectification(id, 'request-extension', body),
  decideExtension: (
    id: string,
    extensionId: string,
    body: Versioned & { approved: boolean; note: string; days?: number },
  ) => rectification(id, `extensions/${extensionId}/decide`, body),
  terminate: (id: string, body: Reasoned) => rectification(id, 'terminate', body),
  rebound: (id: string, body: Reasoned) => rectification(id, 'rebound', body),
  addProof: (id: string, slot: string, file: File) => {
    const body = new FormData();
    body.set('slot', slot);
    body.set('note', '');
    body.set('file', file);
    return post<ActionResult>(`/api/rectifications/${id}/proofs`, body);
  },
  removeProof: (id: string, proofId: string) =>
    http<unknown>(`/api/rectifications/${id}/proofs/${proofId}`, { method: 'DELETE' }),
};

/** Problems and the three lists (server/api/problems.ts). */
export const problemCommands = {
  report: (body: NewProblem) => post<{ id: string; number: string }>('/api/problems', body),
  triage: (
    id: string,
    body: Versioned & { unitId: string; kind: RectificationKind; className?: string; title?: string },
  ) => problem(id, 'triage', body),
  merge: (id: string, body: Versioned & { intoId: string }) => problem(id, 'merge', body),
  dismiss: (id: string, body: Reasoned) => problem(id, 'dismiss', body),
  consult: (id: string, body: Versioned & { scope: string; unitIds: string[]; topic: string }) =>
    problem(id, 'consult', body),
  conclude: (id: string, consultationId: string, body: Versioned & { conclusion: string }) =>
    problem(id, `consultations/${consultationId}/conclude`, body),
  treat: (id: string, body: TreatTogether) => problem(id, 'treat', body),
  addMeasure: (body: { problemId?: string; needId?: string; text: string; unitId: string; dueOn: string }) =>
    post<unknown>('/api/measures', body),
};

/** 需求清单 (server/api/problems.ts). */
export const needCommands = {
  add: (body: NeedInput) => post<{ id: string; number: string }>('/api/needs', body),
  change: (id: string, body: Versioned & NeedInput) => post<ActionResult>(`/api/needs/${id}/change`, body),
  withdraw: (id: string, body: Reasoned) => post<ActionResult>(`/api/needs/${id}/withdraw`, body),
  link: (id: string, body: Versioned & { problemIds: string[]; measureIds: string[] }) =>
    post<ActionResult>(`/api/needs/${id}/link`, body),
};

/** 差评核查 (server/api/negative-ratings.ts). */
export const negativeRatingCommands = {
  appoint: (id: string, body: Versioned & { userId: string }) => rating(id, 'appoint', body),
  callBack: (id: string, body: Versioned & { verdict: Verdict; note: string; reached: boolean }) =>
    rating(id, 'callback', body),
  stateReason: (id: string, body: Reasoned & { limit: Limit }) => rating(id, 'state-reason', body),
  explain: (id: string, body: Versioned & { explanation: string; deliveryMode: string }) => rating(id, 'explain', body),
  feedBack: (id: string, body: Versioned & { text: string; mode: string }) => rating(id, 'feed-back', body),
  submitSheet: (id: string, body: Versioned) => rating(id, 'submit-sheet', body),
  terminate: (id: string, body: Reasoned) => rating(id, 'terminate', body),
};

/** 催办 and 督办 (server/api/supervision.ts). */
export const supervisionCommands = {
  remind: (subjects: Subject[], note: string) =>
    post<ReminderResult[]>('/api/reminders', { subjects, ...(note ? { note } : {}) }),
  order: (body: Subject & { requirement: string; limit: Limit }) =>
    post<{ id: string; number: string }>('/api/supervision-orders', body),
  signFor: (id: string, body: Versioned) => order(id, 'sign-for', body),
  reply: (id: string, body: Versioned & { reply: string }) => order(id, 'reply', body),
  review: (id: string, verb: 'review' | 'follow-up', body: Review) => order(id, verb, body),
  lift: (id: string, body: Reasoned) => order(id, 'lift', body),
};
