import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { forbidden } from '../../shared/app-error.js';
import type { ProblemRecord } from './load-problem.js';
import { isOfficer, seesAllProblems } from './problem-permissions.js';

/** 行风办 and 监督, the responsible unit, the units that were consulted and whoever raised it; everybody else is FORBIDDEN. */
export async function requireReader(db: Db, actor: UserActor, problem: ProblemRecord): Promise<void> {
  if (seesAllProblems(actor) || problem.reportedById === actor.id) return;
  const consulted = problem.consultations.flatMap((each) => each.unitIds as string[]);
  if (isOfficer(actor) && (problem.responsibleUnitId === actor.unitId || consulted.includes(actor.unitId))) return;
  const unit = problem.responsibleUnitId
    ? await db.unit.findUnique({
        where: { id: problem.responsibleUnitId },
        select: { name: true, phone: true },
      })
    : null;
  const owner = unit ? `由${unit.name}${unit.phone ? `（${unit.phone}）` : ''}负责` : '正由行风办归口';
  throw forbidden(
    `Expected user ${actor.id} to be concerned with problem ${problem.id}`,
    `这个问题${owner}，您不是相关人员，需要了解请与其联系`,
  );
}
