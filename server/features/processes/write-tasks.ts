import { CANDIDATE_GROUP_PREFIXES } from '../../../processes/contract.js';
import type { Tx } from '../../db.js';
import type { JobValue } from '../../engine/port.js';
import { dbTime } from '../../shared/db-time.js';
import { inSlices } from '../../shared/in-slices.js';
import { txAll, txRun } from '../../shared/tx-sql.js';
import type { BatchChanges } from './batch-changes.js';
import type { NewTask, ProjectionDeps } from './projection-deps.js';

const CANDIDATE_GROUPS = 'io.camunda.zeebe:candidateGroups';
const FORM_KEY = 'io.camunda.zeebe:formKey';
const ASSIGNEE = 'io.camunda.zeebe:assignee';

/** Tasks written in one go: each asks several questions. */
const SLICE = 8;

export interface KnownInstance {
  subjectType: string | null;
  subjectId: string | null;
  caseId: string | null;
}

/**
 * Puts new user tasks into the inbox and ends those whose job ended. A task whose instance is unknown or about nothing is
 * left out with a warning: it must not stop the stream. A task that our own command is completing is never set back.
 */
export async function writeTasks(
  tx: Tx,
  deps: ProjectionDeps,
  changes: Pick<BatchChanges, 'tasks' | 'taskEnds'>,
  instances: ReadonlyMap<string, KnownInstance>,
): Promise<void> {
  const write = async ({ jobKey, job, createdAt }: BatchChanges['tasks'][number]) => {
    const instance = instances.get(job.processInstanceKey);
    if (!instance?.subjectType || !instance.subjectId) {
      deps.warn(
        `User task ${jobKey} (${job.elementId}) of instance ${job.processInstanceKey} is about nothing known and is left out`,
      );
      return;
    }
    if ((await txAll(tx, 'SELECT 1 FROM "UserTask" WHERE "jobKey" = ?', jobKey)).length > 0) return;
    await createTask(tx, deps, jobKey, job, new Date(createdAt), {
      subjectType: instance.subjectType,
      subjectId: instance.subjectId,
      caseId: instance.caseId ?? instance.subjectId,
    });
  };
  await inSlices(changes.tasks, SLICE, async (slice) => {
    for (const task of slice) await write(task);
  });
  if (changes.taskEnds.length === 0) return;
  const ends = changes.taskEnds.map((end) => ({ ...end, endedAt: dbTime(end.endedAt) }));
  await txRun(
    tx,
    `UPDATE "UserTask" SET "state" = j.value ->> 'state', "endedAt" = coalesce("UserTask"."endedAt", j.value ->> 'endedAt')
    FROM json_each(?) AS j
    WHERE "UserTask"."jobKey" = j.value ->> 'jobKey' AND "UserTask"."state" IN ('CREATED', 'COMPLETING')`,
    JSON.stringify(ends),
  );
}

async function createTask(
  tx: Tx,
  deps: ProjectionDeps,
  jobKey: string,
  job: JobValue,
  createdAt: Date,
  subject: Pick<NewTask, 'subjectType' | 'subjectId' | 'caseId'>,
): Promise<void> {
  const kind = job.customHeaders.kind ?? job.customHeaders[FORM_KEY] ?? job.elementId;
  const task: NewTask = { jobKey, kind, ...subject, ...candidatesOf(job.customHeaders[CANDIDATE_GROUPS]) };
  const description = await deps.describeSubject(tx, task.subjectType, task.subjectId);
  // a task for one person is that person's at once; nobody else could claim it
  const assigneeId = (await deps.lastHandler(tx, task)) ?? job.customHeaders[ASSIGNEE] ?? null;
  const dueAt = await deps.dueAtOf(tx, task.subjectType, task.subjectId);
  const { title, number, greenChannel } = description ?? { title: '', number: '', greenChannel: false };
  const { subjectType, subjectId, caseId, candidateUnitId, candidateRole } = task;
  const at = dbTime(createdAt);
  await txRun(
    tx,
    `INSERT INTO "UserTask" ("jobKey", "kind", "subjectType", "subjectId", "caseId", "candidateUnitId", "candidateRole",
      "elementInstanceKey", "processInstanceKey", "processId", "elementId", "assigneeId", "claimedAt", "state", "createdAt", "dueAt",
      "title", "number", "greenChannel") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'CREATED', ?, ?, ?, ?, ?)`,
    ...[jobKey, kind, subjectType, subjectId, caseId, candidateUnitId, candidateRole],
    ...[job.elementInstanceKey, job.processInstanceKey, job.bpmnProcessId, job.elementId],
    ...[assigneeId, assigneeId === null ? null : at, at, dueAt && dbTime(dueAt), title, number, Number(greenChannel)],
  );
}

/** `["unit:employment","role:COORDINATOR"]` → who may claim; the first unit and the first role count. */
function candidatesOf(header: string | undefined): { candidateUnitId: string | null; candidateRole: string | null } {
  const groups = parseGroups(header);
  const first = (prefix: string) => groups.find((group) => group.startsWith(prefix))?.slice(prefix.length) ?? null;
  return { candidateUnitId: first(CANDIDATE_GROUP_PREFIXES.unit), candidateRole: first(CANDIDATE_GROUP_PREFIXES.role) };
}

function parseGroups(header: string | undefined): string[] {
  if (header === undefined) return [];
  try {
    const parsed: unknown = JSON.parse(header);
    if (Array.isArray(parsed)) return parsed.filter((group) => typeof group === 'string');
  } catch {
    // a plain list, as some modelers write it
  }
  return header.split(',').map((group) => group.trim());
}
