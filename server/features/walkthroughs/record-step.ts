import { CONCLUSIONS } from '../../api/loop-states.js';
import type { ActionResult } from '../../api/applications.js';
import type { HistoryFigures } from '../../api/walkthroughs.js';
import { TASK_KINDS, type TaskKind } from '../../../processes/contract.js';
import { forbidden, invalidArgument, invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import type { OpenTask, TaskService } from '../../shared/task-service.js';
import { authorizeWalkthrough } from './authorize-walkthrough.js';
import { missingInStep, type StepInput } from './check-step.js';
import { findItemName } from './find-item-name.js';
import { getScenario } from './get-scenario.js';
import { findPlan } from './find-plan.js';
import { keepChecks } from './keep-checks.js';
import { keepRecord, requireStep } from './keep-record.js';
import { changeWalkthrough, type WalkthroughRecord } from './load-walkthrough.js';
import type { PlannedStep } from './step-plan.js';
import { progressOf } from './step-states.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';
import { logWalkthrough } from './walkthrough-log.js';

export interface RecordStep extends StepInput {
  id: string;
  kind: string;
}

/**
 * Records a step with its checkpoints and ends its task with its decision (R3–R6, R23). INVALID_ARGUMENT with everything that is missing in
 * `details.missing`; INVALID_STATE when the diagram does not wait for this step.
 */
export async function recordStep(
  context: CommandContext,
  deps: Pick<WalkthroughDeps, 'tasks' | 'problems'>,
  input: RecordStep,
): Promise<ActionResult> {
  if (input.kind === 'walkthrough.submit-feedback')
    throw invalidArgument('Expected a step, not the feedback', '三方面材料请在“提交材料”里提交');
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const { walkthrough, status } = await authorizeWalkthrough(
      unit,
      input.kind === 'walkthrough.prepare' ? 'prepare' : 'record-step',
      input,
    );
    const step = await requireStep(tx, walkthrough, input.kind);
    const task = await requireTask(unit, deps.tasks, walkthrough, input.kind);
    const missing = missingInStep(step, input, await findFacts(unit, walkthrough, step));
    if (missing.length > 0)
      throw invalidArgument(`Expected step ${input.kind} to be complete`, missing.join('；'), { missing });
    await requireConsent(unit, walkthrough, step);
    const decision = TASK_KINDS[input.kind as TaskKind].decision;
    const answer = decision ? { [decision.variable]: input.decision } : {};
    const [onlyMode] = step.modes.length === 1 ? step.modes : [];
    const kept = walkthrough.records.find(({ kind }) => kind === input.kind)?.content as
      { figures?: HistoryFigures } | undefined;
    const recordId = await keepRecord(tx, at, walkthrough.id, step, {
      conclusion: step.concludes ? (input.conclusion ?? null) : null,
      basis: input.basis?.trim() || null,
      content: {
        ...(onlyMode ? { mode: onlyMode } : {}),
        ...input.content,
        ...answer,
        ...(kept?.figures ? { figures: kept.figures } : {}),
      } as object,
      draft: null,
      recordedById: actor.type === 'USER' ? actor.id : null,
      recordedAt: at,
    });
    if (step.concludes)
      await keepChecks(unit, deps, walkthrough, step, {
        recordId,
        serviceItemName: await findItemName(tx, (await getScenario(tx, walkthrough.scenarioId)).content),
        basis: input.basis?.trim() ?? '',
        checks: input.checks ?? {},
      });
    const next = status === 'WALKING' && (await isWalked(unit, walkthrough.id)) ? 'FEEDBACK' : status;
    const { version } = await changeWalkthrough(tx, walkthrough.id, { status: next });
    await logWalkthrough(unit, walkthrough, 'walkthrough.stepRecorded', `${step.name}：${outcomeOf(input)}`, {
      detail: { kind: input.kind, conclusion: input.conclusion ?? null, decision: input.decision ?? null },
    });
    await deps.tasks.end(unit, task.jobKey, answer);
    return {
      id: walkthrough.id,
      version,
      message: next === 'FEEDBACK' ? '各步都走完了，请提交三方面材料' : '已记录，请走下一步',
    };
  });
}

/** The waiting task, the walker's own. */
export async function requireTask(
  unit: UnitOfWork,
  tasks: TaskService,
  walkthrough: { id: string; walkerId: string },
  kind: string,
): Promise<OpenTask> {
  const task = await tasks.getOpen(unit.tx, { subjectType: 'walkthrough', subjectId: walkthrough.id }, kind);
  if (!task)
    throw invalidState(
      `Expected an open ${kind} task of walkthrough ${walkthrough.id}`,
      '这一步还没有开始或已经记录，请刷新后再试',
    );
  if (task.assigneeId !== null && task.assigneeId !== walkthrough.walkerId)
    throw forbidden(`Expected task ${task.jobKey} to be the walker's`, '这一步已转由他人办理');
  return task;
}

/** R6: nobody goes along without the consent of those concerned on record, whatever the diagram says. */
async function requireConsent({ tx }: UnitOfWork, walkthrough: WalkthroughRecord, step: PlannedStep): Promise<void> {
  if (step.branch !== 'LIVE' || step.needsConsent) return;
  const asked = (await findPlan(tx, walkthrough)).filter(
    (each) => each.needsConsent && each.question === step.question,
  );
  const isGiven = ({ kind }: PlannedStep) => {
    const record = walkthrough.records.find((each) => each.kind === kind);
    return (record?.content as { consentGiven?: unknown } | undefined)?.consentGiven === true;
  };
  if (!asked.every(isGiven))
    throw invalidState(
      `Expected the consent of the citizen in walkthrough ${walkthrough.id}`,
      '还没有记录办事群众同意，不能参与办理',
    );
}

async function findFacts({ tx }: UnitOfWork, walkthrough: WalkthroughRecord, step: PlannedStep) {
  const record = walkthrough.records.find(({ kind }) => kind === step.kind);
  const { content } = await getScenario(tx, walkthrough.scenarioId);
  return {
    roles: content.roles.map(({ name }) => name),
    evidence: record?.evidence.length ?? 0,
    problems: await tx.problem.count({ where: { walkthroughId: walkthrough.id, elementId: step.elementId } }),
    figures: (record?.content as { figures?: HistoryFigures } | undefined)?.figures ?? null,
  };
}

/** Whether every step of 走中 is on record now; what has just been recorded no longer waits. */
async function isWalked({ tx }: UnitOfWork, walkthroughId: string): Promise<boolean> {
  const walkthrough = await tx.walkthrough.findUniqueOrThrow({
    where: { id: walkthroughId },
    include: { records: true },
  });
  return progressOf(await findPlan(tx, walkthrough), walkthrough, walkthrough.records, new Set()).walked;
}

function outcomeOf({ kind, conclusion, decision }: RecordStep): string {
  if (conclusion) return CONCLUSIONS[conclusion];
  const values = TASK_KINDS[kind as TaskKind].decision?.values as Readonly<Record<string, string>> | null | undefined;
  return values?.[String(decision)] ?? '已记录';
}
