import type { TaskHandle } from '../../api/applications.js';
import type { Conclusion } from '../../api/loop-states.js';
import type { Checkpoint, WalkthroughStep } from '../../api/walkthroughs.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { evidenceHref } from './evidence-href.js';
import { findPlan } from './find-plan.js';
import type { RecordOfStep, WalkthroughRecord } from './load-walkthrough.js';
import type { PlannedCheckpoint } from './step-plan.js';
import { progressOf } from './step-states.js';

export interface OpenWalkTask {
  jobKey: string;
  kind: string;
  assigneeId: string | null;
}

/** Every step of the walk with what has been recorded and typed on it, in the order of the document. */
export async function findSteps(
  db: Db,
  actor: UserActor,
  walkthrough: WalkthroughRecord,
  tasks: readonly OpenWalkTask[],
): Promise<WalkthroughStep[]> {
  const plan = await findPlan(db, walkthrough);
  const open = new Map(tasks.map((task) => [task.kind, task]));
  const { states } = progressOf(plan, walkthrough, walkthrough.records, new Set(open.keys()));
  const files = await findFiles(db, walkthrough);
  const raised = await db.problem.groupBy({
    by: ['elementId'],
    where: { walkthroughId: walkthrough.id },
    _count: true,
  });
  return plan.map(({ branch: _branch, question: _question, ...step }) => {
    const record = walkthrough.records.find(({ kind }) => kind === step.kind);
    const task = open.get(step.kind);
    return {
      ...step,
      state: states.get(step.kind) ?? 'next',
      checkpoints: step.checkpoints.map((checkpoint) => concluded(checkpoint, record)),
      problems: raised.find(({ elementId }) => elementId === step.elementId)?._count ?? 0,
      conclusion: (record?.conclusion ?? null) as Conclusion | null,
      basis: record?.basis ?? null,
      content: (record?.content ?? {}) as Record<string, unknown>,
      draft: (record?.draft ?? null) as Record<string, unknown> | null,
      evidence: record ? evidenceOf(walkthrough.id, record, files) : [],
      recordedAt: record?.recordedAt?.toISOString() ?? null,
      task: task ? toHandle(task, actor, walkthrough) : null,
    };
  });
}

function concluded(checkpoint: PlannedCheckpoint, record: RecordOfStep | undefined): Checkpoint {
  const check = record?.checks.find(({ checkpointId }) => checkpointId === checkpoint.id);
  return {
    ...checkpoint,
    result: (check?.result ?? null) as Conclusion | null,
    basis: check?.basis ?? null,
    problemId: check?.problemId ?? null,
  };
}

function evidenceOf(
  walkthroughId: string,
  record: RecordOfStep,
  files: ReadonlyMap<string, { name: string; contentType: string }>,
): WalkthroughStep['evidence'] {
  return record.evidence.map(({ id, kind, fileId, note, addedAt }) => ({
    id,
    kind,
    fileName: files.get(fileId)?.name ?? '',
    contentType: files.get(fileId)?.contentType ?? '',
    href: evidenceHref(walkthroughId, record.kind, id),
    note,
    addedAt: addedAt.toISOString(),
  }));
}

async function findFiles(
  db: Db,
  { records }: WalkthroughRecord,
): Promise<Map<string, { name: string; contentType: string }>> {
  const ids = records.flatMap(({ evidence }) => evidence.map(({ fileId }) => fileId));
  return new Map((await db.storedFile.findMany({ where: { id: { in: ids } } })).map((file) => [file.id, file]));
}

const toHandle = (
  { jobKey, kind, assigneeId }: OpenWalkTask,
  actor: UserActor,
  { walkerPost }: WalkthroughRecord,
): TaskHandle => ({
  jobKey,
  kind,
  assigneeId,
  assigneeName: assigneeId === null ? null : walkerPost,
  mine: assigneeId === actor.id,
});
