import type { ActionResult } from '../../api/applications.js';
import { VERDICTS, type NegativeRatingStatus, type Verdict } from '../../api/loop-states.js';
import { invalidState } from '../../shared/app-error.js';
import { inTransaction, type CommandContext, type UnitOfWork } from '../../shared/command-context.js';
import { authorizeNegativeRating, endNegativeRatingTask } from './authorize-negative-rating.js';
import { changeNegativeRating, type NegativeRatingRecord } from './load-negative-rating.js';
import type { NegativeRatingDeps } from './negative-rating-deps.js';
import { logNegativeRating } from './negative-rating-log.js';

export interface CallBack {
  id: string;
  version: number;
  verdict: Verdict;
  note: string;
  /** Whether the citizen was spoken to; a named one must be (R81). */
  reached: boolean;
}

/** Where the document sends each verdict (R74–R78). */
const NEXT: Record<Verdict, { status: NegativeRatingStatus; text: string; unitTask: string | null }> = {
  CLEAR: { status: 'RECTIFYING', text: '转立行立改', unitTask: null },
  COMPLEX: {
    status: 'VERIFIED',
    text: '由被评单位说明理由、列入台账限期整改',
    unitTask: '请说明理由、列入台账并定整改期限',
  },
  NO_LEGAL_BASIS: { status: 'VERIFIED', text: '由被评单位解释说明', unitTask: '请登记解释说明内容和送达方式' },
  MISTAKEN_OR_MALICIOUS: { status: 'VERIFIED', text: '不予采纳，原记录保留', unitTask: null },
};

/** 回访核实 with one of four verdicts, by the officer outside the rated unit (R73, R74). */
export async function callBack(
  context: CommandContext,
  deps: NegativeRatingDeps,
  input: CallBack,
): Promise<ActionResult> {
  return inTransaction(context, async (unit) => {
    const { row, task } = await authorizeNegativeRating(unit, deps.tasks, 'callback', input);
    if (row.named && !input.reached)
      throw invalidState(
        `Expected the author of named rating ${row.id} to be reached`,
        '实名差评必须回访到人，未联系上的请继续回访',
      );
    const { tx, at } = unit;
    const next = NEXT[input.verdict];
    const { version } = await changeNegativeRating(tx, row.id, {
      status: next.status,
      verdict: input.verdict,
      callbackNote: input.note,
      calledBackAt: input.reached ? at : null,
    });
    await deps.deadlines.close(unit, {
      subjectType: 'negative-rating',
      subjectId: row.id,
      kind: 'CALLBACK',
      reason: '已回访核实',
    });
    await logNegativeRating(
      unit,
      row,
      'negative-rating.verified',
      `${input.reached ? '已回访' : '非实名，未回访到人'}，核实结论：${VERDICTS[input.verdict]}`,
      {
        detail: { verdict: input.verdict, reached: input.reached },
      },
    );
    if (next.unitTask) await tellUnit(unit, deps, row, input.verdict, next.unitTask);
    await endNegativeRatingTask(unit, deps.tasks, task, { verdict: input.verdict });
    return { id: row.id, version, message: `已登记核实结论，${next.text}` };
  });
}

async function tellUnit(
  unit: UnitOfWork,
  { notices }: NegativeRatingDeps,
  row: NegativeRatingRecord,
  verdict: Verdict,
  body: string,
): Promise<void> {
  if (!row.unitId) return;
  await notices.send(unit, {
    dedupeKey: `negative-rating.verified:${row.id}`,
    recipientType: 'UNIT',
    recipientId: row.unitId,
    kind: 'negative-rating.verified',
    title: `差评核查 ${row.number}：${VERDICTS[verdict]}`,
    body,
    subjectType: 'negative-rating',
    subjectId: row.id,
  });
}
