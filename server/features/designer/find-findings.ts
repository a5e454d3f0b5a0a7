import type { ElementFinding } from '../../api/designer.js';
import { PROBLEM_STATUSES, type ProblemStatus } from '../../api/loop-states.js';
import type { Db } from '../../db.js';
import { findElementCounts } from '../processes/find-element-counts.js';

const CLOSED: readonly ProblemStatus[] = ['SIGNED_OFF', 'MERGED', 'DISMISSED'];
const OPEN = (Object.keys(PROBLEM_STATUSES) as ProblemStatus[]).filter((status) => !CLOSED.includes(status));

/**
 * Numbers on the diagram (R65): open problems raised on a step, cases that wait there, steps that failed. Problems of every
 * version count: an element keeps its id from version to version.
 */
export async function findFindings(db: Db, processId: string, version?: number): Promise<ElementFinding[]> {
  const [counts, problems] = await Promise.all([
    findElementCounts(db, processId, version),
    db.problem.groupBy({
      by: ['elementId'],
      where: { processId, elementId: { not: null }, status: { in: OPEN } },
      _count: true,
    }),
  ]);
  const findings = new Map<string, ElementFinding>();
  const of = (elementId: string): ElementFinding => {
    const finding = findings.get(elementId) ?? { elementId, problems: 0, waiting: 0, incidents: 0 };
    findings.set(elementId, finding);
    return finding;
  };
  for (const row of problems) if (row.elementId !== null) of(row.elementId).problems = row._count;
  for (const { elementId, active, incidents } of counts) {
    if (active > 0) of(elementId).waiting = active;
    if (incidents > 0) of(elementId).incidents = incidents;
  }
  return [...findings.values()];
}
