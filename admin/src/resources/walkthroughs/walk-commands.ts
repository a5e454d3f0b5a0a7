import type { ActionResult } from '../../../../server/api/applications.js';
import type { Conclusion } from '../../../../server/api/loop-states.js';
import type { NewProblem } from '../../../../server/api/problems.js';
import type { EvidenceKind } from '../../../../server/api/walkthroughs.js';
import { http } from '../../providers/http.js';

const post = <T>(path: string, body: unknown = {}) => http<T>(path, { method: 'POST', body });
const walk = (id: string) => `/api/walkthroughs/${id}`;

export const draftPath = (id: string, kind: string): string => `${walk(id)}/steps/${kind}/draft`;
export const materialPath = (id: string, kind: string): string => `${walk(id)}/materials/${kind}`;

export interface StepRecordBody {
  conclusion?: Conclusion;
  basis?: string;
  content: Record<string, unknown>;
  decision?: boolean;
}

/** Verbs of a walk (server/api/walkthroughs.ts). */
export const walkCommands = {
  assign: (body: {
    scenarioId: string;
    walkerId: string;
    angle: string;
    unitId: string;
    place: string;
    dueOn?: string;
  }) => post<{ id: string; number: string }>('/api/walkthroughs', body),
  record: (id: string, kind: string, body: StepRecordBody) => post<ActionResult>(`${walk(id)}/steps/${kind}`, body),
  addEvidence: (id: string, kind: string, evidenceKind: EvidenceKind, file: File) => {
    const body = new FormData();
    body.set('kind', evidenceKind);
    body.set('file', file);
    return post<unknown>(`${walk(id)}/steps/${kind}/evidence`, body);
  },
  removeEvidence: (id: string, kind: string, evidenceId: string) =>
    http<unknown>(`${walk(id)}/steps/${kind}/evidence/${evidenceId}`, { method: 'DELETE' }),
  raise: (id: string, body: NewProblem) => post<{ id: string; number: string }>(`${walk(id)}/problems`, body),
  submitFeedback: (id: string) => post<ActionResult>(`${walk(id)}/feedback`),
  endTriage: (id: string) => post<ActionResult>(`${walk(id)}/triage`),
  cancel: (id: string, reason: string) => post<ActionResult>(`${walk(id)}/cancel`, { reason }),
};
