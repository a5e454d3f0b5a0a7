import { SUBJECTS } from '../../../processes/contract.js';
import type { DeadlineChip } from '../../api/deadlines.js';
import type { InboxRow } from '../../api/inbox.js';
import type { Db } from '../../db.js';
import type { FindDeadlineChips } from '../../shared/find-deadline-chips.js';
import { maskName } from '../../shared/mask.js';
import { findSubjectChips } from './find-subject-chips.js';
import { kindName } from './task-viewer.js';

type Bare = Omit<InboxRow, 'kindName' | 'detail' | 'assigneeName' | 'deadline'> & {
  lastHandlerId: string | null;
  request: string | null;
};

/** The rows of these ids, in their order, with what a page shows of each. */
export async function readInboxRows(
  db: Db,
  findChips: FindDeadlineChips,
  at: Date,
  ids: string[],
  assists: boolean,
): Promise<InboxRow[]> {
  if (ids.length === 0) return [];
  const bare = assists ? await readAssists(db, ids) : await readTasks(db, ids);
  const people = [...new Set(bare.flatMap((row) => [row.assigneeId, row.lastHandlerId]).filter((id) => id !== null))];
  const caseIds = [...new Set(bare.map((row) => row.applicationId))];
  const [users, applications, chips] = await Promise.all([
    db.user.findMany({ where: { id: { in: people } }, select: { id: true, displayName: true } }),
    db.application.findMany({ where: { id: { in: caseIds } }, select: { id: true, oneThingName: true } }),
    findSubjectChips(db, findChips, at, bare),
  ]);
  const nameOf = new Map(users.map((user) => [user.id, user.displayName]));
  const oneThingOf = new Map(applications.map((application) => [application.id, application.oneThingName]));
  const byId = new Map(bare.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { lastHandlerId, request, ...shown } = row;
    const last = lastHandlerId === null || lastHandlerId === row.assigneeId ? undefined : nameOf.get(lastHandlerId);
    const detail = [
      oneThingOf.get(row.applicationId) ?? SUBJECTS[row.subjectType].title,
      last && `上次经办：${last}`,
      request && `协办请求：${request}`,
    ];
    return {
      ...shown,
      kindName: row.kind === 'item.assist' ? '协办' : kindName(row.kind),
      detail: detail.filter(Boolean).join(' · '),
      assigneeName: row.assigneeId === null ? null : (nameOf.get(row.assigneeId) ?? null),
      deadline: nearestChip(chips.get(`${row.subjectType} ${row.subjectId}`) ?? []),
    };
  });
}

/** The chip a list shows: the open clock that is due first, else one that stands still, else a closed one. */
export function nearestChip(chips: DeadlineChip[]): DeadlineChip | null {
  const open = chips.filter((chip) => !chip.state.startsWith('CLOSED') && chip.state !== 'NO_LIMIT');
  const due = open
    .filter((chip) => chip.dueAt !== null)
    .sort((a, b) => Date.parse(a.dueAt ?? '') - Date.parse(b.dueAt ?? ''));
  return due[0] ?? open[0] ?? chips[0] ?? null;
}

async function readTasks(db: Db, ids: string[]): Promise<Bare[]> {
  const tasks = await db.userTask.findMany({ where: { jobKey: { in: ids } } });
  const itemIds = tasks.filter((task) => task.subjectType === 'item').map((task) => task.subjectId);
  const items = await db.applicationItem.findMany({
    where: { id: { in: itemIds } },
    select: { id: true, handlerId: true },
  });
  const handlerOf = new Map(items.map((item) => [item.id, item.handlerId]));
  return tasks.map((task) => ({
    id: task.jobKey,
    kind: task.kind,
    title: task.title,
    number: task.number,
    subjectType: task.subjectType as InboxRow['subjectType'],
    subjectId: task.subjectId,
    applicationId: task.caseId,
    greenChannel: task.greenChannel,
    assigneeId: task.assigneeId,
    createdAt: task.createdAt.toISOString(),
    endedAt: task.endedAt?.toISOString() ?? null,
    lastHandlerId: handlerOf.get(task.subjectId) ?? null,
    request: null,
  }));
}

async function readAssists(db: Db, ids: string[]): Promise<Bare[]> {
  const assists = await db.itemAssist.findMany({
    where: { id: { in: ids } },
    include: { item: { include: { application: { select: { applicantName: true, greenChannel: true } } } } },
  });
  return assists.map((assist) => ({
    id: assist.id,
    kind: 'item.assist',
    title: `${maskName(assist.item.application.applicantName)} · ${assist.item.serviceItemName}`,
    number: assist.item.number,
    subjectType: 'item',
    subjectId: assist.itemId,
    applicationId: assist.item.applicationId,
    greenChannel: assist.item.application.greenChannel,
    assigneeId: assist.item.handlerId,
    createdAt: assist.requestedAt.toISOString(),
    endedAt: null,
    lastHandlerId: assist.requestedById,
    request: assist.request,
  }));
}
