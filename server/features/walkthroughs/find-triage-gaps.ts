import type { Db, Tx } from '../../db.js';

/** What has to be settled before 归口整理 ends, each as a sentence; empty: nothing. No problem without a measure, no measure without owner and date. */
export async function findTriageGaps(tx: Db | Tx, walkthroughId: string): Promise<string[]> {
  const problems = await tx.problem.findMany({
    where: { walkthroughId, status: { notIn: ['MERGED', 'DISMISSED'] } },
    orderBy: { number: 'asc' },
    select: {
      number: true,
      status: true,
      measures: { select: { number: true, unitId: true, dueOn: true, doneAt: true } },
    },
  });
  const needs = await tx.need.findMany({
    where: { walkthroughId, withdrawnAt: null },
    select: { measures: { select: { number: true, unitId: true, dueOn: true, doneAt: true } } },
  });
  const measures = [...problems, ...needs].flatMap((each) => each.measures);
  return [
    ...named(
      '还没有归口',
      problems.filter(({ status }) => status === 'REPORTED'),
    ),
    ...named(
      '还没有措施',
      problems.filter((problem) => problem.status !== 'REPORTED' && problem.measures.length === 0),
    ),
    ...named(
      '措施没有责任单位',
      measures.filter(({ unitId }) => unitId === null),
    ),
    ...named(
      '措施没有期限',
      measures.filter(({ dueOn, doneAt }) => dueOn === null && doneAt === null),
    ),
  ];
}

const named = (what: string, rows: readonly { number: string }[]): string[] =>
  rows.length === 0 ? [] : [`${what}：${rows.map(({ number }) => number).join('、')}`];
