import type { ReportSheet } from '../../api/negative-ratings.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { invalidState } from '../../shared/app-error.js';
import { parseJson } from '../../shared/tx-sql.js';
import type { KeptReportSheet } from './compose-report-sheet.js';
import { loadNegativeRating } from './load-negative-rating.js';
import { mayKnowAuthor } from './negative-rating-permissions.js';
import { requireReader } from './require-reader.js';

const HIDDEN = '（不向被评单位显示）';
const HIDDEN_WORDS = '服务对象意见不向被评单位显示';

/** The sheet as it was composed (R80); what leads to the author, and his own words, are hidden from the rated unit that submits it. INVALID_STATE before it is composed. */
export async function getReportSheet(db: Db, actor: UserActor, id: string): Promise<ReportSheet> {
  const row = await loadNegativeRating(db, id);
  requireReader(actor, row);
  if (row.reportContent === null)
    throw invalidState(
      `Expected negative rating ${id} to have a report sheet`,
      '报告单还没有编制，反馈服务对象后自动编制',
    );
  const { reasons, ...sheet } = parseJson(row.reportContent) as KeptReportSheet;
  return mayKnowAuthor(actor, row)
    ? sheet
    : { ...sheet, applicationNumber: HIDDEN, content: [reasons, HIDDEN_WORDS].filter(Boolean).join('；') };
}
