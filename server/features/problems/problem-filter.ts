import type { Prisma } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { isOfficer, seesAllProblems } from './problem-permissions.js';

export interface ProblemFilter {
  q?: string | undefined;
  status?: string | undefined;
  source?: string | undefined;
  walkthroughId?: string | undefined;
  unitId?: string | undefined;
  classId?: string | undefined;
  gap?: 'noMeasure' | undefined;
}

/** What this official may see: everything for those who oversee, else what his unit has and what he raised. */
export function problemsVisibleTo(actor: UserActor): Prisma.ProblemWhereInput {
  if (seesAllProblems(actor)) return {};
  return {
    OR: [{ reportedById: actor.id }, ...(isOfficer(actor) ? [{ responsibleUnitId: actor.unitId }] : [])],
  };
}

/** What was asked for, of what may be seen. */
export const whereProblems = (
  actor: UserActor,
  { q, status, source, walkthroughId, unitId, classId, gap }: ProblemFilter,
): Prisma.ProblemWhereInput => ({
  AND: [
    problemsVisibleTo(actor),
    {
      ...(status ? { status } : {}),
      ...(source ? { source } : {}),
      ...(walkthroughId ? { walkthroughId } : {}),
      ...(unitId ? { responsibleUnitId: unitId } : {}),
      ...(classId ? { problemClassId: classId } : {}),
      ...(gap === 'noMeasure'
        ? {
            measures: { none: {} },
            status: { in: ['REPORTED', 'TRIAGED', 'RECTIFYING'] },
          }
        : {}),
    },
    q
      ? {
          OR: [
            { number: { startsWith: q.toUpperCase() } },
            { title: { contains: q } },
            { serviceItemName: { contains: q } },
          ],
        }
      : {},
  ],
});
