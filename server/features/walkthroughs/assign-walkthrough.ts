import { ANGLES, type Angle, type WalkLevel } from '../../api/walkthroughs.js';
import { forbidden, invalidArgument } from '../../shared/app-error.js';
import { dayOf, parseDay } from '../../shared/calendar/day-number.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { newId } from '../../shared/ids.js';
import { nextNumber } from '../../shared/next-number.js';
import { sendMessage } from '../../shared/send-message.js';
import { startMessageOf } from '../../shared/start-message-of.js';
import { getScenario, type ScenarioRecord } from './get-scenario.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';
import { logWalkthrough } from './walkthrough-log.js';
import { isStyleOffice } from './walkthrough-permissions.js';

export interface AssignWalkthrough {
  scenarioId: string;
  walkerId: string;
  angle: string;
  unitId: string;
  place: string;
  /** Absent: the provincial one (R32). */
  level?: WalkLevel | undefined;
  levelReason?: string | undefined;
  /** YYYY-MM-DD, milestone (R48) */
  dueOn?: string | undefined;
}

/**
 * 派出走流程: one scenario, one walker, one angle (R2). INVALID_ARGUMENT for an angle that the scenario does not know, a scenario
 * without a process, a person who is no walker, a lower level without its reason (R32), or a milestone that is not after today.
 */
export async function assignWalkthrough(
  context: CommandContext,
  deps: Pick<WalkthroughDeps, 'deadlines' | 'notices' | 'settings'>,
  input: AssignWalkthrough,
): Promise<{ id: string; number: string }> {
  const { actor } = context;
  if (actor.type !== 'USER' || !isStyleOffice(actor))
    throw forbidden('Expected the style office to assign a walkthrough', '走流程由行风办派出');
  const place = input.place.trim();
  if (place === '') throw invalidArgument('Expected a place', '请填写体验地点');
  const atLevel = levelOf(input);
  return inTransaction(context, async (unit) => {
    const { tx, at } = unit;
    const scenario = await getScenario(tx, input.scenarioId);
    const processId = requireWalkable(scenario, input.angle);
    const walker = await requireWalker(unit, input.walkerId);
    await requireUnit(unit, input.unitId);
    const days = input.dueOn ? daysUntil(input.dueOn, at) : null;
    const id = newId('walk', at);
    const number = await nextNumber(tx, at, 'ZL');
    await tx.walkthrough.create({
      data: {
        id,
        number,
        scenarioId: scenario.id,
        scenarioName: scenario.name,
        processId,
        walkerId: input.walkerId,
        walkerPost: walker.post,
        angle: input.angle,
        unitId: input.unitId,
        place,
        ...atLevel,
        status: 'ASSIGNED',
        dueOn: input.dueOn ?? null,
        assignedById: actor.id,
        assignedAt: at,
      },
    });
    await logWalkthrough(
      unit,
      { id, number },
      'walkthrough.assigned',
      `派出走流程“${scenario.name}”（${ANGLES[input.angle as Angle]}角度）`,
      {
        detail: {
          scenarioId: scenario.id,
          walkerId: input.walkerId,
          angle: input.angle,
          unitId: input.unitId,
          dueOn: input.dueOn ?? null,
          level: atLevel.level,
        },
        ...(atLevel.levelReason ? { reason: atLevel.levelReason } : {}),
      },
    );
    if (days !== null) await openMilestone(unit, deps, id, days);
    await deps.notices.send(unit, {
      dedupeKey: `walkthrough.assigned:${id}`,
      recipientType: 'USER',
      recipientId: input.walkerId,
      kind: 'walkthrough.assigned',
      title: `新的走流程任务：${scenario.name} ${number}`,
      body: `地点：${place}。${input.dueOn ? `请于 ${input.dueOn} 前提交三方面材料。` : ''}请先完成走前准备。`,
      subjectType: 'walkthrough',
      subjectId: id,
    });
    await sendMessage(unit, id, startMessageOf(processId), id);
    return { id, number };
  });
}

/** R32: at the provincial level, or with the reason why not. */
function levelOf({ level = 'PROVINCIAL', levelReason }: AssignWalkthrough) {
  const reason = levelReason?.trim() ?? '';
  if (level === 'LOWER' && reason === '')
    throw invalidArgument('Expected a reason for a lower level', '向市县延伸的，请写明省本级不具备条件的情况');
  return { level, levelReason: level === 'LOWER' ? reason : null };
}

function requireWalkable(scenario: ScenarioRecord, angle: string): string {
  if (scenario.processId === null)
    throw invalidArgument(
      `Expected scenario ${scenario.id} to have a process`,
      `“${scenario.name}”还没有配置流程，暂不能派出`,
    );
  const { angles } = scenario.content.scenario;
  if (!angles.includes(angle))
    throw invalidArgument(
      `Expected an angle of ${scenario.id}, but got ${angle}`,
      `“${scenario.name}”只能从${angles.map((each) => ANGLES[each as Angle]).join('、')}角度走流程`,
    );
  return scenario.processId;
}

async function requireWalker({ tx }: UnitOfWork, id: string): Promise<{ post: string }> {
  const user = await tx.user.findUnique({
    where: { id },
    select: { post: true, active: true, roles: { select: { role: true } } },
  });
  if (!user?.active || !user.roles.some(({ role }) => role === 'EXPERIENCER'))
    throw invalidArgument(`Expected user ${id} to be an active walker`, '请选择在岗的体验员（走流程人员）');
  return user;
}

async function requireUnit({ tx }: UnitOfWork, id: string): Promise<void> {
  const unit = await tx.unit.findUnique({ where: { id }, select: { active: true } });
  if (!unit?.active) throw invalidArgument(`Expected unit ${id} to be active`, '请选择走流程的单位');
}

/** Natural days from today to the milestone. */
function daysUntil(dueOn: string, at: Date): number {
  const days = parseDay(dueOn) - dayOf(at);
  if (days < 1) throw invalidArgument(`Expected a milestone after today, but got ${dueOn}`, '完成期限须晚于今天');
  return days;
}

/** The clock of the milestone ends on the very day that was set, whether or not the day of receipt is counted here. */
async function openMilestone(
  unit: UnitOfWork,
  { deadlines, settings }: Pick<WalkthroughDeps, 'deadlines' | 'settings'>,
  id: string,
  days: number,
): Promise<void> {
  const countsFirst = await settings.get(unit.tx, 'deadline.countReceiptDay', unit.at);
  await deadlines.open(unit, {
    subjectType: 'walkthrough',
    subjectId: id,
    caseId: id,
    kind: 'WALKTHROUGH_MILESTONE',
    budget: { value: days + (countsFirst ? 1 : 0), unit: 'DAY' },
    startsAt: unit.at,
    sourceText: '行风办派出时设定的里程碑',
    sourceDoc: '003',
    sourceSection: '六（二）',
  });
}
