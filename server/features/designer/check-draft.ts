import type { DesignProblem } from '../../api/designer.js';
import { DRAFT_STATUSES, type DraftStatus } from '../../api/loop-states.js';
import type { Db } from '../../db.js';
import { checkDiagram } from './check-diagram.js';
import { DRAFT_TRANSITIONS } from './draft-states.js';
import { findCurrentVersion } from './find-current-version.js';
import { findUserNames } from './find-user-names.js';

interface CheckedDraft {
  id: string;
  processId: string;
  xml: string;
  baseVersion: number | null;
}

/**
 * What is wrong with a draft, and a word where changes could get lost: somebody published meanwhile, or another draft of
 * the same process is open; whichever is published last replaces the other.
 */
export async function checkDraft(db: Db, draft: CheckedDraft): Promise<DesignProblem[]> {
  const [problems, published, others] = await Promise.all([
    checkDiagram(draft.xml),
    publishedMeanwhile(db, draft),
    otherDrafts(db, draft),
  ]);
  return [...problems, ...published, ...others];
}

const warning = (rule: string, message: string): DesignProblem => ({
  elementId: null,
  rule,
  category: 'warn',
  message,
  elementName: null,
});

async function publishedMeanwhile(db: Db, { processId, baseVersion }: CheckedDraft): Promise<DesignProblem[]> {
  const current = await findCurrentVersion(db, processId);
  if (baseVersion === null || current === null || current === baseVersion) return [];
  const message = `草稿自第 ${baseVersion} 版起草，现行的是第 ${current} 版；发布会取代它，请先比较`;
  return [warning('kuaiban/base-version', message)];
}

async function otherDrafts(db: Db, { id, processId }: CheckedDraft): Promise<DesignProblem[]> {
  const others = await db.processDraft.findMany({
    where: { processId, id: { not: id }, status: { in: [...DRAFT_TRANSITIONS.discard.from] } },
    select: { authorId: true, status: true },
    orderBy: { updatedAt: 'desc' },
  });
  if (others.length === 0) return [];
  const names = await findUserNames(
    db,
    others.map(({ authorId }) => authorId),
  );
  const list = others.map(
    ({ authorId, status }) => `${names.get(authorId) ?? authorId}（${DRAFT_STATUSES[status as DraftStatus]}）`,
  );
  const message = `同一流程还有 ${others.length} 份没有发布的草稿：${list.join('、')}；后发布的会取代先发布的，请先商量`;
  return [warning('kuaiban/other-drafts', message)];
}
