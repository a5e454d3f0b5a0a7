import Database from 'better-sqlite3';
import { fillDeadline, type BenchDeadline } from './fill-deadline.js';
import { createInserter, dbText, type Row } from './insert-into.js';

export interface LoopVolume {
  applications: number;
  itemsPerApplication: number;
  rectifications: number;
  /** In all, with those of the loop; the rest are statutory clocks of items. */
  deadlines: number;
}

const DAY = 86_400_000;
const UNITS = [
  'employment',
  'employment-service',
  'unemployment-insurance',
  'social-insurance',
  'social-card',
  'hotline-12333',
  'counter',
  'it-center',
];
const KINDS = ['IMMEDIATE', 'TIME_LIMITED', 'SYSTEMIC'];
const SOURCES = ['WALKTHROUGH', 'NEGATIVE_RATING', 'SUPERVISION', 'MANUAL'];
const OPEN = ['OPENED', 'MEASURE_PENDING', 'RECTIFYING', 'VERIFYING', 'EVALUATING', 'DECIDING'];
const RATING_OPEN = ['OPENED', 'CALLBACK', 'VERIFIED', 'RECTIFYING', 'FEEDBACK', 'REPORTING'];
const ORDER_OPEN = ['ORDERED', 'ISSUED', 'SIGNED_FOR', 'REPLIED', 'FOLLOW_UP'];
const WALK_OPEN = ['ASSIGNED', 'PREPARING', 'WALKING', 'FEEDBACK', 'TRIAGE', 'FOLLOWING'];
const CLASSES = 40;
/** One ended thing in so many is open. */
const OPEN_SHARE = 4;

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
const pad = (index: number) => String(index).padStart(7, '0');
const later = (at: Date, days: number) => new Date(at.getTime() + days * DAY);

/**
 * Adds a year of the closed loop to a database that fill-volume has filled: problems, rectifications in every status and kind with rounds,
 * clocks, proofs and measures; negative ratings, 督办, walkthroughs and reminders; and statutory clocks of items up to the number of
 * deadlines that was asked for. Rows only, no engine instances. Answers the number of rows written.
 */
export function fillLoop(file: string, volume: LoopVolume, now: Date): { rows: number; deadlines: number } {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = OFF');
  const userOf = new Map(
    (
      db.prepare('SELECT "unitId", min("id") AS "id" FROM "User" GROUP BY "unitId"').all() as {
        unitId: string;
        id: string;
      }[]
    ).map((row) => [row.unitId, row.id]),
  );
  const walker = db.prepare(`SELECT "id" FROM "User" WHERE "username" = 'experiencer'`).get() as { id: string };
  const style = db.prepare(`SELECT "id" FROM "User" WHERE "username" = 'style'`).get() as { id: string };
  const scenario = db.prepare('SELECT "id", "name" FROM "Scenario" ORDER BY "sortOrder" LIMIT 1').get() as {
    id: string;
    name: string;
  };
  const { insert, rows } = createInserter(db);
  let deadlines = 0;
  const clock = (deadline: BenchDeadline) => {
    fillDeadline(insert, deadline, now);
    deadlines++;
  };
  const world = { insert, clock, now, userOf, walker: walker.id, style: style.id, scenario };
  const inBatches = (count: number, one: (index: number, count: number) => void) => {
    for (let from = 0; from < count; from += 5000)
      db.transaction(() => {
        for (let index = from; index < Math.min(from + 5000, count); index++) one(index, count);
      })();
  };
  inBatches(CLASSES, (index) =>
    insert('ProblemClass', { id: `pcls_bench${index}`, name: `性能测试问题类 ${index + 1}`, createdAt: dbText(now) }),
  );
  const walks = Math.ceil(volume.rectifications / 20);
  inBatches(walks, (index, count) => fillWalkthrough(world, index, count));
  inBatches(volume.rectifications, (index, count) => fillRectification(world, index, count, walks));
  inBatches(Math.ceil(volume.rectifications / 10), (index, count) =>
    fillOrder(world, index, count, volume.rectifications),
  );
  inBatches(Math.min(Math.ceil(volume.rectifications / 7), volume.applications), (index, count) =>
    fillRating(world, index, count, volume.applications),
  );
  const items = volume.applications * volume.itemsPerApplication;
  const left = Math.max(0, Math.min(volume.deadlines - deadlines, items));
  inBatches(left, (index) => fillStatutory(world, items - 1 - index, items, volume.itemsPerApplication));
  db.exec('ANALYZE');
  db.pragma('wal_checkpoint(TRUNCATE)');
  db.close();
  return { rows: rows(), deadlines };
}

interface World {
  insert(table: string, row: Row): void;
  clock(deadline: BenchDeadline): void;
  now: Date;
  userOf: ReadonlyMap<string, string>;
  walker: string;
  style: string;
  scenario: { id: string; name: string };
}

const spread = (now: Date, index: number, count: number) => later(now, -365 * (1 - index / count));

function fillRectification(world: World, index: number, count: number, walks: number): void {
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

function fillTask(
  { insert, userOf }: World,
  id: string,
  unitId: string,
  title: string,
  number: string,
  at: Date,
  dueAt: Date | null,
): void {
  insert('UserTask', {
    jobKey: id,
    elementInstanceKey: id,
    processInstanceKey: id,
    processId: 'RectificationProcess',
    elementId: 'Task_Rectify',
    kind: 'rectification.rectify',
    subjectType: 'rectification',
    subjectId: id,
    caseId: id,
    candidateUnitId: unitId,
    assigneeId: userOf.get(unitId) ?? null,
    state: 'CREATED',
    createdAt: dbText(at),
    dueAt: dueAt && dbText(dueAt),
    title,
    number,
  });
}

function fillOrder({ insert, clock, now, style }: World, index: number, count: number, rectifications: number): void {
  const open = index % OPEN_SHARE === 0;
  const status = open ? pick(ORDER_OPEN, index / OPEN_SHARE) : pick(['CLOSED', 'LIFTED'], index % 9 === 0 ? 1 : 0);
  const orderedAt = open ? later(now, -12 * (1 - index / count)) : spread(now, index, count);
  const id = `sup_bench${pad(index)}`;
  insert('SupervisionOrder', {
    id,
    number: `DB-2025-${pad(index)}`,
    subjectType: 'rectification',
    subjectId: `rect_bench${pad((index * OPEN_SHARE) % rectifications)}`,
    title: `督办：性能测试问题 ${index + 1}`,
    requirement: '请在期限内完成整改并回复。',
    unitId: pick(UNITS, index),
    limitValue: 5,
    limitUnit: 'WORKING_DAY',
    status,
    orderedById: style,
    orderedAt: dbText(orderedAt),
    closedAt: open ? null : dbText(later(orderedAt, 6)),
    version: 2,
  });
  for (const kind of ['SUPERVISION_SIGN', 'SUPERVISION_REPLY']) {
    const runs = kind === 'SUPERVISION_SIGN' ? status === 'ISSUED' : ['ISSUED', 'SIGNED_FOR'].includes(status);
    clock({
      id: `dl_sup${pad(index)}_${kind}`,
      subjectType: 'supervision',
      subjectId: id,
      caseId: id,
      kind,
      startsAt: orderedAt,
      dueAt: runs ? later(now, (index % 20) - 6) : later(orderedAt, 5),
      closedAt: runs ? null : later(orderedAt, 4),
    });
  }
}

function fillRating(world: World, index: number, count: number, applications: number): void {
  const { insert, clock, now, style } = world;
  const open = index % OPEN_SHARE === 0;
  const status = open ? pick(RATING_OPEN, index / OPEN_SHARE) : index % 9 === 1 ? 'TERMINATED' : 'CLOSED';
  const receivedAt = open ? later(now, -15 * (1 - index / count)) : spread(now, index, count);
  const id = `rate_bench${pad(index)}`;
  const applicationId = `app_bench${pad(Math.floor((index / count) * applications))}`;
  const invitationId = `inv_bench${pad(index)}`;
  insert('RatingInvitation', {
    id: invitationId,
    applicationId,
    invitedAt: dbText(receivedAt),
    closedAt: dbText(receivedAt),
  });
  insert('Rating', {
    id,
    invitationId,
    applicationId,
    level: pick(['DISSATISFIED', 'VERY_DISSATISFIED'], index),
    isNegative: 1,
    tags: '["材料重复"]',
    ratedAt: dbText(receivedAt),
  });
  const called = !['OPENED', 'CALLBACK', 'TERMINATED'].includes(status);
  insert('NegativeRating', {
    id,
    applicationId,
    number: `CP-2025-${pad(index)}`,
    named: index % 3 === 0 ? 0 : 1,
    unitId: pick(UNITS, index),
    status,
    callbackOfficerId: status === 'OPENED' ? null : style,
    calledBackAt: called ? dbText(later(receivedAt, 1)) : null,
    verdict: called ? pick(['CLEAR', 'COMPLEX', 'NO_LEGAL_BASIS', 'MISTAKEN_OR_MALICIOUS'], index) : null,
    counted: 1,
    receivedAt: dbText(receivedAt),
    closedAt: open ? null : dbText(later(receivedAt, 5)),
    version: 3,
  });
  for (const kind of ['CALLBACK', 'REPORT_SHEET']) {
    const runs = kind === 'CALLBACK' ? status === 'CALLBACK' : open && !['OPENED', 'CALLBACK'].includes(status);
    clock({
      id: `dl_rate${pad(index)}_${kind}`,
      subjectType: 'negative-rating',
      subjectId: id,
      caseId: id,
      kind,
      startsAt: receivedAt,
      dueAt: runs ? later(now, (index % 14) - 4) : later(receivedAt, 5),
      closedAt: runs ? null : later(receivedAt, 3),
    });
  }
}

function fillWalkthrough({ insert, clock, now, walker, style, scenario }: World, index: number, count: number): void {
  const open = index % OPEN_SHARE === 0;
  const status = open ? pick(WALK_OPEN, index / OPEN_SHARE) : index % 9 === 1 ? 'CANCELLED' : 'CLOSED';
  const assignedAt = spread(now, index, count);
  const id = `walk_bench${pad(index)}`;
  insert('Walkthrough', {
    id,
    number: `ZL-2025-${pad(index)}`,
    scenarioId: scenario.id,
    scenarioName: scenario.name,
    processId: 'WalkUnemploymentRegistrationProcess',
    walkerId: walker,
    walkerPost: '体验员',
    angle: pick(['citizen', 'grassroots'], index),
    unitId: pick(UNITS, index),
    place: '滨海市政务服务大厅',
    status,
    dueOn: later(now, (index % 60) - 20)
      .toISOString()
      .slice(0, 10),
    assignedById: style,
    assignedAt: dbText(assignedAt),
    closedAt: open ? null : dbText(later(assignedAt, 8)),
    version: 2,
  });
  for (let step = 0; step < 4; step++)
    insert('WalkthroughRecord', {
      id: `wr_bench${pad(index)}_${step}`,
      walkthroughId: id,
      kind: pick(['walkthrough.prepare', 'walkthrough.interview', 'walkthrough.consult', 'walkthrough.observe'], step),
      elementId: `Task_Step${step}`,
      conclusion: open ? null : 'QUALIFIED',
      content: '{}',
      recordedAt: open ? null : dbText(later(assignedAt, step + 1)),
      updatedAt: dbText(later(assignedAt, step + 1)),
    });
  clock({
    id: `dl_walk${pad(index)}`,
    subjectType: 'walkthrough',
    subjectId: id,
    caseId: id,
    kind: 'WALKTHROUGH_MILESTONE',
    startsAt: assignedAt,
    dueAt: open ? later(now, (index % 60) - 20) : later(assignedAt, 10),
    closedAt: open ? null : later(assignedAt, 8),
  });
}

/** The statutory clock of an item of fill-volume, the newest first; it ends with its item. */
function fillStatutory({ clock, now }: World, item: number, items: number, perApplication: number): void {
  const application = Math.floor(item / perApplication);
  const startsAt = spread(now, item, items);
  clock({
    id: `dl_law${pad(item)}`,
    subjectType: 'item',
    subjectId: `item_bench${pad(application)}_${item % perApplication}`,
    caseId: `app_bench${pad(application)}`,
    kind: 'ITEM_STATUTORY',
    startsAt,
    dueAt: later(startsAt, 20),
    closedAt: application > (items / perApplication) * 0.97 ? null : later(startsAt, 5),
  });
}
