import { dbText } from './insert-into.js';
import { later, OPEN_SHARE, pad, pick, spread, UNITS, type World } from './loop-world.js';

const ORDER_OPEN = ['ORDERED', 'ISSUED', 'SIGNED_FOR', 'REPLIED', 'FOLLOW_UP'];

/** A 督办 of a rectification, with its clocks. */
export function fillOrder(
  { insert, clock, now, style }: World,
  index: number,
  count: number,
  rectifications: number,
): void {
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
