import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { NEGATIVE_RATING_STATUSES, type NegativeRatingStatus } from '../../../../server/api/loop-states.js';
import type { NegativeRatingRow } from '../../../../server/api/negative-ratings.js';
import { Board } from '../../list/Board.js';
import { PageHead } from '../../list/PageHead.js';
import { ViewSwitch } from '../../list/ViewSwitch.js';
import { sentenceOf } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';
import { DeadlineChip } from '../../ui/DeadlineChip.js';
import { Note } from '../../ui/Note.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { CallbackLine } from './CallbackLine.js';
import { levelWords } from './rating-words.js';

interface Column {
  status: NegativeRatingStatus;
  total: number;
  cards: NegativeRatingRow[];
}

/** 差评核查 by status; above it how many named negative ratings were called back (R81). */
export function NegativeRatingBoard() {
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
            .map((column) => ({ ...column, title: NEGATIVE_RATING_STATUSES[column.status] }))}
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
        {[row.tags.length > 0 ? row.oneThingName : '', row.unitName].filter(Boolean).join(' · ')}
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
