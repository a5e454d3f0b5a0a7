import type { ActionResult } from '../../api/applications.js';
import { invalidArgument } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { requireVersion } from '../../shared/require-version.js';
import { CONSULTATION_SCOPES, type ConsultationScope } from './consultation-scopes.js';
import { changeProblem, loadProblem } from './load-problem.js';
import type { ProblemDeps } from './problem-deps.js';
import { logProblem } from './problem-log.js';
import { requireStyleOffice } from './problem-permissions.js';
import { requireProblemStatus } from './problem-states.js';
import { requireText } from '../../shared/require-text.js';

export interface CallConsultation {
  id: string;
  version: number;
  scope: ConsultationScope;
  unitIds: string[];
  topic: string;
}

/** 联席会商 with the units it needs; they are told (R61). */
export async function callConsultation(
  context: CommandContext,
  { notices }: Pick<ProblemDeps, 'notices'>,
  input: CallConsultation,
): Promise<ActionResult> {
  const topic = requireText(input.topic, '请写明会商议题');
  return inTransaction(context, async (unit) => {
    const { tx, at, actor } = unit;
    const problem = await loadProblem(tx, input.id);
    requireStyleOffice('consult', actor, problem.id);
    requireProblemStatus('consult', problem);
    requireVersion('problem', problem, input.version);
    const unitIds = [...new Set(input.unitIds)];
    const units = await tx.unit.findMany({
      where: { id: { in: unitIds }, active: true },
      select: { id: true, name: true },
    });
    if (units.length === 0 || units.length !== unitIds.length)
      throw invalidArgument('Expected known units to consult', '请选择参加会商的单位');
    const id = newId('cons', at);
    await tx.jointConsultation.create({
      data: {
        id,
        problemId: problem.id,
        scope: input.scope,
        unitIds,
        topic,
        calledById: actor.type === 'USER' ? actor.id : '',
        calledAt: at,
      },
    });
    const { version } = await changeProblem(tx, problem.id, {});
    await logProblem(
      unit,
      problem,
      'consultation.called',
      `发起${CONSULTATION_SCOPES[input.scope]}联席会商，参加单位：${units.map((each) => each.name).join('、')}`,
      {
        reason: topic,
        detail: { consultationId: id, unitIds },
      },
    );
    for (const each of units)
      await notices.send(unit, {
        dedupeKey: `consultation.called:${id}:${each.id}`,
        recipientType: 'UNIT',
        recipientId: each.id,
        kind: 'consultation.called',
        title: `联席会商：${problem.number} ${problem.title}`,
        body: `议题：${topic}`,
        subjectType: 'problem',
        subjectId: problem.id,
      });
    return {
      id: problem.id,
      version,
      message: '已发起联席会商，参加单位已收到通知',
    };
  });
}
