import type { ProblemRow } from '../../api/problems.js';
import type { Db } from '../../db.js';
import { findProblemRows } from './find-problem-rows.js';
import { likeness } from './likeness.js';
import { loadProblem } from './load-problem.js';
import { OPEN_PROBLEM_STATUSES } from './problem-states.js';

/** Texts that share so much are worth a look; a person decides. */
const ALIKE = 0.2;
const COMPARED = 1_000;
const SHOWN = 10;

/** Open problems that may be the same: same item, same channel, like words (R45). The likest first. */
export async function findDuplicates(db: Db, problemId: string): Promise<ProblemRow[]> {
  const problem = await loadProblem(db, problemId);
  const { serviceItemName, experienceChannel } = problem;
  const others = await db.problem.findMany({
    where: {
      id: { not: problem.id },
      serviceItemName,
      experienceChannel,
      status: { in: [...OPEN_PROBLEM_STATUSES] },
    },
    orderBy: { id: 'desc' },
    take: COMPARED,
    select: { id: true, title: true, description: true },
  });
  const rated = others
    .map((other) => ({
      id: other.id,
      like: Math.max(
        likeness(problem.title, other.title),
        likeness(problem.title + problem.description, other.title + other.description),
      ),
    }))
    .filter(({ like }) => like >= ALIKE)
    .sort((a, b) => b.like - a.like || a.id.localeCompare(b.id));
  return findProblemRows(
    db,
    rated.slice(0, SHOWN).map(({ id }) => id),
  );
}
