import type { CalendarImpact, CalendarYearView, LedgerCheck } from '../../../server/api/admin.js';
import type { GreenChannelGroup } from '../../../server/api/application-states.js';
import type { ActionResult, CorrectionEntry } from '../../../server/api/applications.js';
import type { ClaimResult } from '../../../server/api/inbox.js';
import type { PrecheckResult } from '../../../processes/contract.js';
import { http } from './http.js';

const post = <T>(path: string, body: unknown = {}) => http<T>(path, { method: 'POST', body });
const item = (id: string, verb: string, body: object) => post<ActionResult>(`/api/items/${id}/${verb}`, body);
const application = (id: string, verb: string, body: object) =>
  post<ActionResult>(`/api/applications/${id}/${verb}`, body);

export interface CalendarChange {
  noticeTitle: string;
  noticeNo?: string;
  days: Pick<CalendarYearView['days'][number], 'date' | 'kind' | 'name'>[];
}

/** Every verb of the console by its name; each is one POST and one transaction on the server. */
export const commands = {
  claimTasks: (taskIds: string[]) => post<ClaimResult>('/api/tasks/claim', { taskIds }),
  releaseTask: (jobKey: string) => post<unknown>(`/api/tasks/${jobKey}/release`),

  decideItem: (
    id: string,
    body: { version: number; decision: 'GRANT' | 'REFUSE'; reason?: string; resultNote?: string },
  ) => item(id, 'decide', body),
  requestItemCorrection: (id: string, body: { version: number; entries: CorrectionEntry[] }) =>
    item(id, 'request-correction', body),
  suspendItem: (id: string, body: { version: number; kind: string; reason: string }) => item(id, 'suspend', body),
  endSuspension: (id: string, body: { version: number }) => item(id, 'end-suspension', body),
  returnItem: (id: string, body: { version: number; reason: string }) => item(id, 'return', body),
  transferItem: (id: string, body: { version: number; userId: string; reason: string }) => item(id, 'transfer', body),
  requestAssist: (id: string, body: { version: number; userId: string; request: string }) => item(id, 'assist', body),
  replyAssist: (id: string, assistId: string, body: { version: number; reply: string }) =>
    item(id, `assists/${assistId}/reply`, body),
  withdrawItem: (id: string, body: { version: number; reason: string }) => item(id, 'withdraw', body),
  remindItem: (id: string, body: { version: number }) => item(id, 'remind', body),
  assignItemUnit: (id: string, body: { version: number; unitId: string; reason: string }) =>
    item(id, 'assign-unit', body),

  precheckApplication: (
    id: string,
    body: {
      version: number;
      result: PrecheckResult;
      missing?: CorrectionEntry[];
      reason?: string;
      toleranceCommitment?: boolean;
    },
  ) => application(id, 'precheck', body),
  withdrawApplication: (id: string, body: { version: number; reason: string }) => application(id, 'withdraw', body),
  markGreenChannel: (id: string, body: { group: GreenChannelGroup; note?: string }) =>
    application(id, 'mark-green-channel', body),
  clearGreenChannel: (id: string, reason: string) => application(id, 'clear-green-channel', { reason }),
  fileApplication: (oneThingId: string) => post<{ id: string }>('/api/applications', { oneThingId }),

  retryIncident: (key: string, reason: string) => post<unknown>(`/api/incidents/${key}/retry`, { reason }),
  checkLedger: () => post<LedgerCheck>('/api/ledger/check'),
  readNotices: (ids: string[]) => post<unknown>('/api/notices/read', { ids }),
  setPassword: (userId: string, password: string) => post<unknown>(`/api/users/${userId}/password`, { password }),
  changeSetting: (key: string, body: { value: unknown; effectiveFrom: string; source?: string }) =>
    http<unknown>(`/api/settings/${encodeURIComponent(key)}`, { method: 'PUT', body }),
  previewCalendar: (year: number, change: CalendarChange) =>
    http<CalendarImpact>(`/api/calendar/${year}`, { method: 'PUT', body: { ...change, preview: true } }),
  saveCalendar: (year: number, change: CalendarChange) =>
    http<CalendarImpact>(`/api/calendar/${year}`, { method: 'PUT', body: change }),
};
