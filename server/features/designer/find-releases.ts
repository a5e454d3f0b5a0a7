import type { ReleaseRow } from '../../api/designer.js';
import type { Db } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import { findUserNames } from './find-user-names.js';

/** Every version of a process, newest first: who, when, why, and how many cases are still on it. */
export async function findReleases(db: Db, processId: string): Promise<ReleaseRow[]> {
  const [definitions, releases, running] = await Promise.all([
    db.processDefinition.findMany({
      where: { processId },
      orderBy: { version: 'desc' },
      select: { version: true, deployedAt: true },
    }),
    db.processRelease.findMany({ where: { processId } }),
    db.processInstance.groupBy({ by: ['version'], where: { processId, state: 'ACTIVE' }, _count: true }),
  ]);
  if (definitions.length === 0) throw notFound(`Process ${processId} is not deployed`, '没有这个流程');
  const names = await findUserNames(
    db,
    releases.flatMap((release) => [release.authorId, release.approvedById]),
  );
  const nameOf = (id: string | null | undefined) => (id ? (names.get(id) ?? '（已离任）') : null);
  const releaseOf = new Map(releases.map((release) => [release.version, release]));
  const runningOf = new Map(running.map((row) => [row.version, row._count]));
  return definitions.map(({ version, deployedAt }, index) => {
    const release = releaseOf.get(version);
    return {
      version,
      releasedAt: (release?.releasedAt ?? deployedAt).toISOString(),
      authorName: nameOf(release?.authorId),
      approvedByName: nameOf(release?.approvedById),
      reason: release?.reason ?? '随系统发布',
      restoresVersion: release?.restoresVersion ?? null,
      running: runningOf.get(version) ?? 0,
      current: index === 0,
    };
  });
}
