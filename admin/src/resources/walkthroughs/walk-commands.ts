import type { ActionResult } from '../../../../server/api/applications.js';
import type { Conclusion } from '../../../../server/api/loop-states.js';
import type { Checks } from '../../../../server/api/walkthroughs.js';
import { http } from '../../providers/http.js';

const post = <T>(path: string, body: unknown = {}) => http<T>(path, { method: 'POST', body });
/** Address of a walk, below which its steps and materials are. */
export const walkPath = (id: string): string => `/api/walkthroughs/${id}`;

export const draftPath = (id: string, kind: string): string => `${walkPath(id)}/steps/${kind}/draft`;
export const evidencePath = (id: string, kind: string): string => `${walkPath(id)}/steps/${kind}/evidence`;
export const materialPath = (id: string, kind: string): string => `${walkPath(id)}/materials/${kind}`;

export interface StepRecordBody {
  conclusion?: Conclusion;
  basis?: string;
  checks?: Checks;
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
    level: string;
    levelReason?: string;
    dueOn?: string;
  }) => post<{ id: string; number: string }>('/api/walkthroughs', body),
  record: (id: string, kind: string, body: StepRecordBody) => post<ActionResult>(`${walkPath(id)}/steps/${kind}`, body),
  removeEvidence: (id: string, kind: string, evidenceId: string) =>
    http<unknown>(`${walkPath(id)}/steps/${kind}/evidence/${evidenceId}`, { method: 'DELETE' }),
  submitFeedback: (id: string) => post<ActionResult>(`${walkPath(id)}/feedback`),
  endTriage: (id: string) => post<ActionResult>(`${walkPath(id)}/triage`),
  cancel: (id: string, reason: string) => post<ActionResult>(`${walkPath(id)}/cancel`, { reason }),
};
