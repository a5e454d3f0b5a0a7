import type { DesignProblem, DraftRow } from '../../../../server/api/designer.js';
import type { Page } from '../../../../server/api/list.js';
import { http } from '../../providers/http.js';

interface Done {
  id: string;
  version: number;
  message: string;
}
const post = <T>(path: string, body: unknown = {}) => http<T>(path, { method: 'POST', body });
const draft = (id: string) => `/api/process-drafts/${encodeURIComponent(id)}`;

/** The designer's verbs (server/api/designer.ts). */
export const designCommands = {
  create: (processId: string) => post<{ id: string }>('/api/process-drafts', { processId }),
  importXml: (xml: string) => post<{ id: string }>('/api/process-drafts', { xml }),
  save: (id: string, xml: string, version: number) =>
    http<{ version: number; problems: DesignProblem[] }>(draft(id), { method: 'PUT', body: { xml, version } }),
  submit: (id: string, note: string, version: number) => post<Done>(`${draft(id)}/submit`, { note, version }),
  approve: (id: string, body: { note: string; version: number; againstVersion?: number }) =>
    post<Done>(`${draft(id)}/approve`, body),
  reject: (id: string, body: { note: string; version: number }) => post<Done>(`${draft(id)}/reject`, body),
  discard: (id: string) => post<Done>(`${draft(id)}/discard`),
  restore: (processId: string, version: number, reason: string) =>
    post<Done>(`/api/processes/${encodeURIComponent(processId)}/restore`, { version, reason }),
};

/** The draft that this person is at already, else a new one from the published version. */
export async function openOwnDraft(processId: string): Promise<string> {
  for (const status of ['DRAFT', 'REJECTED']) {
    const query = `processId=${encodeURIComponent(processId)}&mine=true&status=${status}&pageSize=1`;
    const { items } = await http<Page<DraftRow>>(`/api/process-drafts?${query}`);
    if (items[0]) return items[0].id;
  }
  return (await designCommands.create(processId)).id;
}
