import type { NewProblem } from '../../api/problems.js';
import type { ProblemSource, RectificationKind } from '../../api/loop-states.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { momentText } from '../../shared/local-day.js';
import { nextNumber } from '../../shared/next-number.js';
import type { NoticeService } from '../../shared/notice-service.js';
import { logProblem } from './problem-log.js';
import { requireText } from '../../shared/require-text.js';

export interface RecordedProblem extends NewProblem {
  source: ProblemSource;
  /** 提出人职务 (R43) */
  reporterPost: string;
  ratingId?: string | undefined;
  /** Known already: a rating is given to the rated unit. */
  triaged?: { unitId: string; kind: RectificationKind } | undefined;
}

/** Writes a problem with its number, and its delivery to 行风办 with the time (R43, R44, R55). In the caller's transaction. */
export async function recordProblem(
  unit: UnitOfWork,
  { notices }: { notices: NoticeService },
  input: RecordedProblem,
): Promise<{ id: string; number: string }> {
  const { tx, at, actor } = unit;
  const title = requireText(input.title, '请写明问题');
  const serviceItemName = requireText(input.serviceItemName, '请填写事项名称');
  const experienceChannel = requireText(input.experienceChannel, '请填写体验途径');
  const reporterPost = requireText(input.reporterPost, '请填写提出人职务');
  const id = newId('prob', at);
  const number = await nextNumber(tx, at, 'WT');
  const { triaged, walkthroughId = null } = input;
  await tx.problem.create({
    data: {
      id,
      number,
      title,
      description: input.description.trim(),
      source: input.source,
      walkthroughId,
      ratingId: input.ratingId ?? null,
      processId: input.processId ?? null,
      processVersion: await findProcessVersion(unit, input),
      elementId: input.elementId ?? null,
      serviceItemId: input.serviceItemId ?? null,
      serviceItemName,
      experienceChannel,
      reportedById: actor.type === 'USER' && input.source !== 'NEGATIVE_RATING' ? actor.id : null,
      reporterPost,
      status: triaged ? 'TRIAGED' : 'REPORTED',
      responsibleUnitId: triaged?.unitId ?? null,
      proposedKind: triaged?.kind ?? null,
      createdAt: at,
      ...(triaged ? { triagedAt: at } : {}),
    },
  });
  const problem = { id, number, walkthroughId };
  await logProblem(unit, problem, 'problem.reported', `提出问题：${title}`, {
    detail: { source: input.source, elementId: input.elementId ?? null },
  });
  await logProblem(unit, problem, 'problem.delivered', `已送达行风办，送达时间 ${momentText(at)}`);
  await notices.send(unit, {
    dedupeKey: `problem.reported:${id}`,
    recipientType: 'ROLE',
    recipientId: 'STYLE_OFFICE',
    kind: 'problem.reported',
    title: `新问题：${number} ${title}`,
    body: `${serviceItemName}（${experienceChannel}），${triaged ? '已交责任单位。' : '请归口整理。'}`,
    subjectType: 'problem',
    subjectId: id,
  });
  return { id, number };
}

/** The version of the diagram on whose step it was raised: that of the walkthrough's own instance. */
async function findProcessVersion(
  { tx }: UnitOfWork,
  { walkthroughId, processId }: RecordedProblem,
): Promise<number | null> {
  if (!walkthroughId || !processId) return null;
  const instance = await tx.processInstance.findFirst({
    where: { caseId: walkthroughId, processId },
    orderBy: { startedAt: 'desc' },
    select: { version: true },
  });
  return instance?.version ?? null;
}
