import type { DesignProblem } from '../../api/designer.js';
import type { Db } from '../../db.js';
import { checkDiagram } from './check-diagram.js';
import { findCurrentVersion } from './find-current-version.js';

/** What is wrong with a draft, and a word when somebody published meanwhile: the draft does not have those changes. */
export async function checkDraft(
  db: Db,
  draft: { processId: string; xml: string; baseVersion: number | null },
): Promise<DesignProblem[]> {
  const [problems, current] = await Promise.all([checkDiagram(draft.xml), findCurrentVersion(db, draft.processId)]);
  if (draft.baseVersion === null || current === null || current === draft.baseVersion) return problems;
  const message = `草稿自第 ${draft.baseVersion} 版起草，现行的是第 ${current} 版；发布会取代它，请先比较`;
  return [...problems, { elementId: null, rule: 'kuaiban/base-version', category: 'warn', message, elementName: null }];
}
