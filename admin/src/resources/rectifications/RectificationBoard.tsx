import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router-dom';
import {
  RECTIFICATION_KINDS,
  RECTIFICATION_STATUSES,
  type RectificationStatus,
} from '../../../../server/api/loop-states.js';
import type { BoardColumn, RectificationRow } from '../../../../server/api/rectifications.js';
import { Board } from '../../list/Board.js';
import { listHref } from '../../list/list-href.js';
import { PageHead } from '../../list/PageHead.js';
import { ViewSwitch } from '../../list/ViewSwitch.js';
import { sentenceOf } from '../../providers/api-error.js';
import { http, queryString } from '../../providers/http.js';
import { serverNow } from '../../providers/server-time.js';
import { usePermission } from '../../providers/use-session.js';
import { DeadlineChip } from '../../ui/DeadlineChip.js';
import { dayTime } from '../../ui/format.js';
import { Dotted } from '../../ui/Dotted.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { Note } from '../../ui/Note.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { useUnits } from '../units/use-units.js';
import '../../list/filters.css';

/** Who moves what into a column. */
const EMPTY_TEXTS: Record<RectificationStatus, string> = {
  OPENED: '暂无。归口派发后先到这里。',
  MEASURE_PENDING: '暂无。派发后由责任单位定措施、期限。',
  RECTIFYING: '暂无。定了措施的在这里整改、传佐证。',
  VERIFYING: '暂无。整改做完后由他人复核。',
  EVALUATING: '暂无。复核通过后请提出人评价。',
  DECIDING: '暂无。评价满意后由行风办销号。',
  SIGNED_OFF: '暂无。审定销号的在这里。',
  TERMINATED: '暂无。',
};

/** 整改 by status, near-due first: at most three cards a column, the rest behind the number. */
export function RectificationBoard() {
  const [search, setSearch] = useSearchParams();
  const unitId = search.get('unitId') ?? '';
  const units = useUnits().filter((unit) => unit.active);
  const { data, error } = useQuery({
    queryKey: ['rectifications', 'board', unitId],
    queryFn: ({ signal }) => http<BoardColumn[]>(`/api/rectifications/board${queryString({ unitId })}`, { signal }),
  });
  const filter: Record<string, string> = unitId ? { unitId } : {};
  const open = data?.filter((column) => column.status !== 'SIGNED_OFF').reduce((sum, { total }) => sum + total, 0);
  const closed = data?.find((column) => column.status === 'SIGNED_OFF')?.total;
  return (
    <>
      <PageHead
        title="整改"
        sub={open !== undefined && `在办 ${open} 件 · 已销号 ${closed ?? 0} 件`}
        tools={
          <ViewSwitch
            current="board"
            board={`/rectifications/board${queryString(filter)}`}
            list={listHref('/rectifications', filter)}
          />
        }
      />
      <div className="filters no-print">
        {units.length > 0 && (
          <label className="filter-select">
            单位：
            <select
              value={unitId}
              onChange={(event) => setSearch(event.target.value ? { unitId: event.target.value } : {})}
            >
              <option value="">全部</option>
              {units.map((unit) => (
                <option key={unit.id} value={unit.id}>
                  {unit.shortName}
                </option>
              ))}
            </select>
          </label>
        )}
        <span className="spacer wide-only" />
        <span className="small muted wide-only">看板只看不拖：状态由办理动作改变</span>
      </div>
      {error ? (
        <Note tone="bad">{sentenceOf(error)}</Note>
      ) : data ? (
        <Board<RectificationRow>
          label="整改看板"
          listPath="/rectifications"
          filter={filter}
          columns={data
            // a moment between 归口 and the first task: shown only when something is there
            .filter((column) => column.status !== 'OPENED' || column.total > 0)
            .map((column) => ({
              ...column,
              title: RECTIFICATION_STATUSES[column.status],
              emptyText: EMPTY_TEXTS[column.status],
            }))}
          empty={<NoRectifications isFiltered={unitId !== ''} onClear={() => setSearch({})} />}
          render={(row) => <Card row={row} />}
        />
      ) : (
        <SkeletonRows rows={8} />
      )}
    </>
  );
}

function NoRectifications({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  const triages = usePermission('problem.triage');
  if (isFiltered)
    return (
      <EmptyState
        kind="filtered"
        title="没有符合条件的整改"
        action={
          <Button size="small" onClick={onClear}>
            清除筛选
          </Button>
        }
      />
    );
  return (
    <EmptyState
      kind="done"
      title="没有整改"
      action={
        triages && (
          <Button size="small" component={Link} to={listHref('/problems', { status: 'REPORTED' })}>
            看待归口的问题
          </Button>
        )
      }
    >
      问题归口派发、差评列入整改后会出现在这里，一列是一个阶段。
    </EmptyState>
  );
}

function Card({ row }: { row: RectificationRow }) {
  return (
    <>
      <Link className="title" to={`/rectifications/${row.id}`}>
        {row.title}
      </Link>
      {row.deadline && <DeadlineChip deadline={row.deadline} />}
      <span className="meta">
        <Dotted parts={[row.unitName, row.sourceName, row.round > 1 && `第 ${row.round} 次`]} />
      </span>
      <span className="inline">
        {row.lastRemindedAt && (
          <span className="tag tag-red">{dayTime(row.lastRemindedAt, serverNow()).slice(0, 5)} 已催办</span>
        )}
        {row.kind && <span className="tag">{RECTIFICATION_KINDS[row.kind]}</span>}
      </span>
    </>
  );
}
