import { dbText } from './insert-into.js';
import { later, OPEN_SHARE, pad, pick, spread, UNITS, type World } from './loop-world.js';

const WALK_OPEN = ['ASSIGNED', 'PREPARING', 'WALKING', 'FEEDBACK', 'TRIAGE', 'FOLLOWING'];

/** A walk with four records and its milestone. */
export function fillWalkthrough(
  { insert, clock, now, walker, style, scenario }: World,
  index: number,
  count: number,
): void {
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
