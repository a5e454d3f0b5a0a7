import type { BenchDeadline } from './fill-deadline.js';
import { dbText, type Row } from './insert-into.js';
import { CLASSES, later, OPEN_SHARE, pad, pick, spread, UNITS, type World } from './loop-world.js';
import { fillTask } from './fill-task.js';

const KINDS = ['IMMEDIATE', 'TIME_LIMITED', 'SYSTEMIC'];
const SOURCES = ['WALKTHROUGH', 'NEGATIVE_RATING', 'SUPERVISION', 'MANUAL'];
const OPEN = ['OPENED', 'MEASURE_PENDING', 'RECTIFYING', 'VERIFYING', 'EVALUATING', 'DECIDING'];

/** A problem with its rectification: rounds, clocks, proofs, measure, task and reminder, as its status has them. */
export function fillRectification(world: World, index: number, count: number, walks: number): void {
  const { insert, clock, now, userOf } = world;
  const open = index % OPEN_SHARE === 0;
  const status = open ? pick(OPEN, index / OPEN_SHARE) : index % 40 === 1 ? 'TERMINATED' : 'SIGNED_OFF';
  const kind = pick(KINDS, index);
  const unitId = pick(UNITS, Math.floor(index / 3));
  // what is open was opened in the last month
  const openedAt = open ? later(now, -30 * (1 - index / count)) : spread(now, index, count);
  const waits = status === 'OPENED' || status === 'MEASURE_PENDING';
  const round = waits ? 0 : 1 + (index % 3);
  const closedAt = open ? null : later(openedAt, 10);
  const id = `rect_bench${pad(index)}`;
  const problemId = `prob_bench${pad(index)}`;
  const title = `性能测试问题 ${index + 1}：窗口材料重复提交`;
  insert('Problem', {
    id: problemId,
    number: `WT-2025-${pad(index)}`,
    title,
    description: '办理时材料重复提交，说明不一致。',
    source: pick(SOURCES, index),
    walkthroughId: index % 4 === 0 ? `walk_bench${pad(index % walks)}` : null,
    serviceItemName: '失业登记',
    experienceChannel: pick(['窗口', '网上', '电话', '自助'], index),
    reportedById: world.walker,
    reporterPost: '体验员',
    status: closedAt ? (status === 'SIGNED_OFF' ? 'SIGNED_OFF' : 'MERGED') : waits ? 'TRIAGED' : 'RECTIFYING',
    problemClassId: index % 5 === 0 ? `pcls_bench${index % CLASSES}` : null,
    responsibleUnitId: unitId,
    proposedKind: kind,
    processId: 'WalkUnemploymentRegistrationProcess',
    elementId: `Task_Step${index % 4}`,
    createdAt: dbText(openedAt),
    triagedAt: dbText(openedAt),
    closedAt: closedAt && dbText(closedAt),
    version: 3,
  });
  let dueAt: Date | null = null;
  const rounds: { row: Row; deadline: BenchDeadline | null }[] = [];
  for (let each = 1; each <= round; each++) {
    const last = each === round;
    const startsAt = later(openedAt, (each - 1) * 3);
    const done = !last || status !== 'RECTIFYING';
    const roundId = `rr_bench${pad(index)}_${each}`;
    // open ones are due from three weeks ago to a month ahead
    dueAt = open && last ? later(now, (index % 50) - 20) : later(startsAt, 5);
    rounds.push({
      row: {
        id: roundId,
        rectificationId: id,
        round: each,
        kind,
        deadlineId: `dl_rect${pad(index)}_${each}`,
        startedAt: dbText(startsAt),
        doneById: done ? (userOf.get(unitId) ?? null) : null,
        doneAt: done ? dbText(later(startsAt, 2)) : null,
        verification: done ? 'PASSED' : null,
        evaluationRequestId: done ? `ev_bench${pad(index)}_${each}` : null,
        evaluation: !last ? 'NOT_SATISFIED' : closedAt ? 'SATISFIED' : null,
      },
      deadline: {
        id: `dl_rect${pad(index)}_${each}`,
        subjectType: 'rectification',
        subjectId: roundId,
        caseId: id,
        kind: 'RECTIFICATION',
        startsAt,
        dueAt,
        closedAt: open && last ? null : later(startsAt, 3),
        suspended: open && last && index % 97 === 0,
      },
    });
  }
  insert('Rectification', {
    id,
    number: `ZG-2025-${pad(index)}`,
    title,
    problemId,
    kind: waits ? null : kind,
    status,
    unitId,
    verifierUnitId: 'style-office',
    evaluatorId: world.walker,
    measure: waits ? null : '合并材料，统一告知口径。',
    plan: '两周内完成',
    standard: '一次告知，一次提交',
    effect: closedAt && '已不再重复提交',
    round,
    reboundCount: Math.max(0, round - 1),
    signOffNumber: status === 'SIGNED_OFF' ? `XH-2025-${pad(index)}` : null,
    signedOffAt: status === 'SIGNED_OFF' && closedAt ? dbText(closedAt) : null,
    openedById: world.style,
    openedAt: dbText(openedAt),
    closedAt: closedAt && dbText(closedAt),
    progressAt: dbText(closedAt ?? later(now, -(index % 20))),
    promisedDueAt: open && dueAt ? dbText(dueAt) : null,
    version: 4,
  });
  for (const { row, deadline } of rounds) {
    insert('RectificationRound', row);
    if (deadline) clock(deadline);
    for (const slot of row['doneAt'] ? ['BEFORE', 'AFTER'] : ['BEFORE'])
      insert('RectificationProof', {
        id: `rp_${String(row['id'])}_${slot}`,
        rectificationId: id,
        round: Number(row['round']),
        slot,
        fileId: 'file_bench',
        addedById: userOf.get(unitId) ?? null,
        addedAt: String(row['startedAt']),
      });
  }
  if (!waits)
    insert('Measure', {
      id: `meas_bench${pad(index)}`,
      number: `CS-2025-${pad(index)}`,
      problemId,
      rectificationId: id,
      text: '合并材料，统一告知口径。',
      unitId,
      dueOn: dueAt?.toISOString().slice(0, 10) ?? null,
      doneAt: closedAt && dbText(closedAt),
      effect: closedAt && '已不再重复提交',
      createdAt: dbText(openedAt),
    });
  if (open) fillTask(world, id, unitId, title, `ZG-2025-${pad(index)}`, openedAt, dueAt);
  if (index % 2 === 0)
    insert('Reminder', {
      id: `rem_bench${pad(index)}`,
      subjectType: 'rectification',
      subjectId: id,
      unitId,
      byId: world.style,
      kind: index % 4 === 0 ? 'HAND' : 'LADDER',
      at: dbText(later(openedAt, 4)),
    });
}
