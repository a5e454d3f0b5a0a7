import type { ReportSheet } from '../../api/negative-ratings.js';
import {
  RECTIFICATION_KINDS,
  RECTIFICATION_STATUSES,
  VERDICTS,
  type RectificationKind,
  type RectificationStatus,
  type Verdict,
} from '../../api/loop-states.js';
import { RATING_LEVELS, type RatingLevel } from '../../api/ratings.js';
import type { Tx } from '../../db.js';
import { budgetText } from '../../shared/calendar/unit-names.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { localDay, momentText } from '../../shared/local-day.js';
import { statedLimitOf } from '../../shared/stated-limit.js';
import { changeNegativeRating, loadNegativeRating, type NegativeRatingRecord } from './load-negative-rating.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { logNegativeRating } from './negative-rating-log.js';
import { isFinal } from './negative-rating-states.js';

/**
 * 编制《政务服务差评事项核查整改情况报告单》: frozen as it is composed; from now on it has its days until it must be with 行风办 (R80).
 * Only after the feedback to the citizen; throws otherwise. Composed once.
 */
export async function composeReportSheet(
  unit: UnitOfWork,
  deps: Pick<NegativeRatingDeps, 'settings' | 'deadlines'>,
  id: string,
): Promise<void> {
  const { tx, at } = unit;
  const row = await loadNegativeRating(tx, id);
  if (isFinal(row) || row.reportNumber) return;
  if (!row.feedbackAt) throw new Error(`Expected negative rating ${id} to have feedback before its sheet`);
  const deadline = await deps.deadlines.open(unit, {
    subjectType: 'negative-rating',
    subjectId: id,
    caseId: id,
    kind: 'REPORT_SHEET',
    budget: await deps.settings.get(tx, 'negativeRating.reportLimit', at),
    startsAt: at,
    sourceText: '整改完成后报送报告单',
    sourceDoc: '004',
    sourceSection: '二（四）2',
  });
  const number = row.number.replace('CP-', 'BG-');
  const content = await sheetOf(tx, row, {
    number,
    composedOn: localDay(at),
    dueOn: deadline.dueAt ? localDay(deadline.dueAt) : null,
  });
  await changeNegativeRating(tx, id, { reportNumber: number, reportContent: content, reportComposedAt: at });
  await logNegativeRating(unit, row, 'negative-rating.sheetComposed', `编制核查整改情况报告单 ${number}`);
}

/** As it is kept: what was ticked stands apart from the citizen's own words, which the rated unit does not read (R82). */
export type KeptReportSheet = ReportSheet & { reasons: string };

async function sheetOf(
  tx: Tx,
  row: NegativeRatingRecord,
  own: Pick<ReportSheet, 'number' | 'composedOn' | 'dueOn'>,
): Promise<KeptReportSheet> {
  const rating = await tx.rating.findUniqueOrThrow({ where: { id: row.id } });
  const application = await tx.application.findUniqueOrThrow({
    where: { id: row.applicationId },
    select: { number: true, oneThingName: true },
  });
  const unit = row.unitId ? await tx.unit.findUnique({ where: { id: row.unitId }, select: { name: true } }) : null;
  const tags = (rating.tags as string[]).join('、');
  return {
    ...own,
    unitName: unit?.name ?? '',
    applicationNumber: application.number ?? '',
    oneThingName: application.oneThingName,
    level: RATING_LEVELS[rating.level as RatingLevel],
    reasons: tags,
    content: [tags, rating.comment].filter(Boolean).join('；') || '未写明原因',
    receivedOn: localDay(row.receivedAt),
    callback: `${row.calledBackAt ? `${momentText(row.calledBackAt)}回访` : '非实名评价，未回访到人'}：${row.callbackNote ?? ''}`,
    verdict: row.verdict ? VERDICTS[row.verdict as Verdict] : '',
    handling: await handlingOf(tx, row),
    feedback: `${row.feedbackMode ?? ''}：${row.feedbackText ?? ''}`,
  };
}

/** What was done, by the verdict. */
async function handlingOf(tx: Tx, row: NegativeRatingRecord): Promise<string> {
  if (row.verdict === 'NO_LEGAL_BASIS') return `解释说明（${row.deliveryMode ?? ''}）：${row.explanation ?? ''}`;
  if (row.verdict === 'MISTAKEN_OR_MALICIOUS') return '核实为误评或恶意评价，评价结果不予采纳，原记录保留';
  const rectification = row.rectificationId
    ? await tx.rectification.findUnique({ where: { id: row.rectificationId } })
    : null;
  const reason = reasonOf(row);
  if (!rectification) return reason;
  const { number, kind, status, measure, effect, signOffNumber } = rectification;
  return [
    reason,
    `${RECTIFICATION_KINDS[kind as RectificationKind] ?? '整改'} ${number}（${RECTIFICATION_STATUSES[status as RectificationStatus]}${signOffNumber ? ` ${signOffNumber}` : ''}）`,
    measure && `整改措施：${measure}`,
    effect && `整改效果：${effect}`,
  ]
    .filter(Boolean)
    .join('；');
}

/** `须改造系统（整改期限：20个工作日）` */
function reasonOf(row: NegativeRatingRecord): string {
  const limit = statedLimitOf(row);
  return `${row.verdictReason ?? ''}${limit ? `（整改期限：${budgetText(limit, 0)}）` : ''}`;
}
