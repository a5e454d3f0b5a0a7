import type { DeadlineChip } from './deadlines.js';
import type { ListQuery, Page } from './list.js';

/**
 * One inbox over all kinds (我的待办). `GET /api/inbox?tab=…&kind=…&state=…&green=true` + list query (sort: dueAt (default), createdAt, number) →
 * Page<InboxRow>; `GET /api/inbox/counts` → InboxCounts, equal to the lists' totals. `GET /api/inbox/export?…` → xlsx.
 */
export const INBOX_TABS = { mine: '我的', unit: '本单位待领', assist: '协办', done: '已办' } as const;
export type InboxTab = keyof typeof INBOX_TABS;

export interface InboxQuery extends ListQuery {
  tab: InboxTab;
  /** Task kind, e.g. item.handle */
  kind?: string;
  state?: 'OVERDUE' | 'DUE_TODAY' | 'NEAR_DUE' | 'SUSPENDED';
  /** `true`: only 绿色通道 */
  green?: boolean;
}

export interface InboxRow {
  /** The user task's job key (for assist rows: the assist id). */
  id: string;
  kind: string;
  /** 预审申请, 办理分办件, 指定承办单位, 协办 */
  kindName: string;
  /** `张*一 · 失业登记` */
  title: string;
  number: string;
  /** Second line: one-thing, who had it last. */
  detail: string;
  subjectType: 'application' | 'item' | 'rectification' | 'negative-rating' | 'supervision' | 'walkthrough';
  subjectId: string;
  /** The case: the application of an application or item; else the subject itself. */
  applicationId: string;
  greenChannel: boolean;
  assigneeId: string | null;
  assigneeName: string | null;
  createdAt: string;
  endedAt: string | null;
  deadline: DeadlineChip | null;
}

export type InboxPage = Page<InboxRow>;
export interface InboxCounts {
  mine: number;
  unit: number;
  assist: number;
  done: number;
  /** Of `mine`, by state. */
  overdue: number;
  dueToday: number;
  nearDue: number;
}

/** `POST /api/tasks/claim {taskIds}` → what became of each; `POST /api/tasks/:id/release`. */
export interface ClaimResult {
  claimed: string[];
  refused: { id: string; message: string }[];
}
