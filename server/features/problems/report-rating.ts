import { CHANNELS, type Channel } from '../../api/application-states.js';
import type { RectificationKind } from '../../api/loop-states.js';
import { budgetText } from '../../shared/calendar/unit-names.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import type { NoticeService } from '../../shared/notice-service.js';
import { statedLimitOf } from '../../shared/stated-limit.js';
import { recordProblem } from './record-problem.js';

/**
 * The problem of a negative rating, already with the rated unit. It shows the unit what the callback found out and the reasons that were
 * ticked, never the citizen's own words, name or case (author and rated unit are kept apart). Idempotent by rating.
 */
export async function reportRating(
  unit: UnitOfWork,
  deps: { notices: NoticeService },
  { ratingId, unitId, kind }: { ratingId: string; unitId: string; kind: RectificationKind },
): Promise<{ id: string; title: string }> {
  const { tx } = unit;
  const present = await tx.problem.findFirst({
    where: { ratingId },
    select: { id: true, title: true },
  });
  if (present) return present;
  const rating = await tx.rating.findUniqueOrThrow({
    where: { id: ratingId },
    include: {
      invitation: {
        include: {
          application: { select: { oneThingName: true, channel: true } },
        },
      },
    },
  });
  const check = await tx.negativeRating.findUnique({
    where: { id: ratingId },
    select: { callbackNote: true, verdictReason: true, statedLimitValue: true, statedLimitUnit: true },
  });
  const limit = check && statedLimitOf(check);
  const { oneThingName, channel } = rating.invitation.application;
  const tags = (rating.tags as string[]).join('、');
  const title = `差评：${oneThingName}${tags ? `（${tags}）` : ''}`;
  const { id } = await recordProblem(unit, deps, {
    title,
    description: [
      tags && `评价原因：${tags}`,
      check?.callbackNote && `回访核实：${check.callbackNote}`,
      check?.verdictReason && `理由：${check.verdictReason}`,
      limit && `整改期限：${budgetText(limit, 0)}`,
    ]
      .filter(Boolean)
      .join('\n'),
    serviceItemName: oneThingName,
    experienceChannel: CHANNELS[channel as Channel] ?? channel,
    source: 'NEGATIVE_RATING',
    reporterPost: '服务对象',
    ratingId,
    triaged: { unitId, kind },
  });
  return { id, title };
}
