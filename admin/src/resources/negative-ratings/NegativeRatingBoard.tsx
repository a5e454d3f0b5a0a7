import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { NEGATIVE_RATING_STATUSES, type NegativeRatingStatus } from '../../../../server/api/loop-states.js';
import type { NegativeRatingRow } from '../../../../server/api/negative-ratings.js';
import { Board } from '../../list/Board.js';
import { PageHead } from '../../list/PageHead.js';
import { ViewSwitch } from '../../list/ViewSwitch.js';
import { sentenceOf } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';
import { usePermission } from '../../providers/use-session.js';
import { DeadlineChip } from '../../ui/DeadlineChip.js';
import { Dotted } from '../../ui/Dotted.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Note } from '../../ui/Note.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { CallbackLine } from './CallbackLine.js';
import { levelWords } from './rating-words.js';

interface Column {
  status: NegativeRatingStatus;
  total: number;
  cards: NegativeRatingRow[];
}

/** Who moves what into a column. */
const EMPTY_TEXTS: Record<NegativeRatingStatus, string> = {
  OPENED: '暂无。排不出回访人的，由行风办指定。',
  CALLBACK: '暂无。收到差评后由专人回访。',
  VERIFIED: '暂无。回访有了结论的先到这里。',
  RECTIFYING: '暂无。诉求合理的在这里整改。',
  FEEDBACK: '暂无。处理完要向群众反馈。',
  REPORTING: '暂无。反馈后报送情况报告单。',
  CLOSED: '暂无。报送后办结。',
  TERMINATED: '暂无。',
};

/** 差评核查 by status; above it how many named negative ratings were called back (R81). */
export function NegativeRatingBoard() {
  const reads = usePermission('rating.read');
  const { data, error } = useQuery({
    queryKey: ['negative-ratings', 'board'],
    queryFn: ({ signal }) => http<Column[]>('/api/negative-ratings/board', { signal }),
  });
  return (
    <>
      <PageHead
        title="差评核查"
        sub="回访、核实、整改、反馈、报送"
        tools={<ViewSwitch current="board" board="/negative-ratings" list="/negative-ratings/list" />}
      />
      <CallbackLine />
      {error ? (
        <Note tone="bad">{sentenceOf(error)}</Note>
      ) : data ? (
        <Board<NegativeRatingRow>
          label="差评核查看板"
          listPath="/negative-ratings/list"
          columns={data
            // nobody to call back, and a terminated check, are rare: shown only when they happen
            .filter((column) => (column.status !== 'OPENED' && column.status !== 'TERMINATED') || column.total > 0)
            .map((column) => ({
              ...column,
              title: NEGATIVE_RATING_STATUSES[column.status],
              emptyText: EMPTY_TEXTS[column.status],
            }))}
          empty={
            reads ? (
              <EmptyState kind="done" title="没有差评">
                申请人评价不满意、非常不满意时，会在这里立一件差评核查，按阶段排列。
              </EmptyState>
            ) : (
              // a check is none of the rated unit's business before it is verified (R82), nor whether there is one
              <EmptyState kind="done" title="没有要本单位办的差评核查">
                核实后需要本单位说明或整改的，会出现在这里。
              </EmptyState>
            )
          }
          render={(row) => <Card row={row} />}
        />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}

function Card({ row }: { row: NegativeRatingRow }) {
  return (
    <>
      <Link className="title" to={`/negative-ratings/${row.id}`}>
        {row.tags.length > 0 ? row.tags.join('、') : row.oneThingName}
      </Link>
      {row.deadline && <DeadlineChip deadline={row.deadline} />}
      <span className="meta">
        <Dotted parts={[row.tags.length > 0 && row.oneThingName, row.unitName]} />
      </span>
      <span className="inline">
        <span className="tag tag-red">{levelWords(row.level)}</span>
        <span className="tag">{row.named ? '实名' : '匿名'}</span>
        {!row.counted && <span className="tag tag-solid">不计入</span>}
      </span>
      {row.callbackOfficerName && <span className="meta">回访 {row.callbackOfficerName}</span>}
    </>
  );
}
