import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearchParams } from 'react-router-dom';
import {
  STATISTIC_DIMENSIONS,
  type ProblemStatistics,
  type StatisticDimension,
  type StatisticRow,
} from '../../../../server/api/problems.js';
import { listHref } from '../../list/list-href.js';
import { PageHead } from '../../list/PageHead.js';
import { http, queryString } from '../../providers/http.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { LoadProblem } from '../../ui/LoadProblem.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { useUnits } from '../units/use-units.js';
import '../../list/filters.css';
import './statistics.css';

const DIMENSIONS = Object.entries(STATISTIC_DIMENSIONS) as [StatisticDimension, string][];

/** 问题统计 (R46): one measure at a time as table and bars; every number leads to the list with the same total. */
export function StatisticsPage() {
  const [search, setSearch] = useSearchParams();
  const units = useUnits();
  const by = (search.get('by') ?? 'class') as StatisticDimension;
  const base = Object.fromEntries(
    ['unitId', 'from', 'to'].flatMap((name) => {
      const value = search.get(name);
      return value ? [[name, value]] : [];
    }),
  );
  const { data, error } = useQuery({
    queryKey: ['problems', 'statistics', base],
    queryFn: ({ signal }) => http<ProblemStatistics>(`/api/problems/statistics${queryString(base)}`, { signal }),
  });
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next);
  };
  return (
    <>
      <PageHead
        title="问题统计"
        sub="按问题类、单位、环节、场景和月份看问题从哪里来"
        tools={
          <Button
            startIcon={<DownloadIcon />}
            href={`/api/problems/statistics/export${queryString(base)}`}
            download
            disabled={!data}
          >
            导出
          </Button>
        }
      />
      <div className="filters no-print">
        <label className="filter-select">
          单位：
          <select value={base['unitId'] ?? ''} onChange={(event) => set('unitId', event.target.value)}>
            <option value="">全部</option>
            {units.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unit.shortName}
              </option>
            ))}
          </select>
        </label>
        <label className="filter-select">
          自：
          <input type="date" value={base['from'] ?? ''} onChange={(event) => set('from', event.target.value)} />
        </label>
        <label className="filter-select">
          至：
          <input type="date" value={base['to'] ?? ''} onChange={(event) => set('to', event.target.value)} />
        </label>
      </div>
      <div className="segmented statistics-by no-print" role="group" aria-label="统计口径">
        {DIMENSIONS.map(([name, words]) => (
          <button key={name} type="button" aria-pressed={by === name} onClick={() => set('by', name)}>
            {words}
          </button>
        ))}
      </div>
      {error ? (
        <LoadProblem error={error} />
      ) : !data ? (
        <SkeletonRows rows={8} />
      ) : (data[by] ?? []).length === 0 ? (
        <EmptyState kind="done" title="没有可统计的问题">
          换一个时段或单位，或者先登记问题。
        </EmptyState>
      ) : (
        <StatisticsTable name={STATISTIC_DIMENSIONS[by]} rows={data[by]} total={data.total} base={base} />
      )}
    </>
  );
}

interface TableProps {
  name: string;
  rows: StatisticRow[];
  total: ProblemStatistics['total'];
  base: Record<string, string>;
}

function StatisticsTable({ name, rows, total, base }: TableProps) {
  const most = Math.max(1, ...rows.map((row) => row.count));
  const link = (filter: Record<string, string>, repeat: 'without' | 'only', count: number, label: string) => (
    <Link to={listHref('/problems', { ...base, ...filter, repeat })} aria-label={`${label} ${count}`}>
      {count}
    </Link>
  );
  return (
    <table className="statistics">
      <caption className="visually-hidden">问题统计，按{name}</caption>
      <thead>
        <tr>
          <th scope="col">{name}</th>
          <th scope="col" className="bar wide-only" aria-hidden="true" />
          <th scope="col" className="end">
            问题
          </th>
          <th scope="col" className="end">
            重复提出
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row">
              {row.label}
              <span className="bar-line" style={{ width: `${(row.count / most) * 100}%` }} aria-hidden="true" />
            </th>
            <td className="bar wide-only" aria-hidden="true">
              <span style={{ width: `${(row.count / most) * 100}%` }} />
            </td>
            <td className="end">{link(row.filter, 'without', row.count, `${row.label} 问题`)}</td>
            <td className="end">{link(row.filter, 'only', row.repeats, `${row.label} 重复提出`)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row">全部问题</th>
          <td className="bar wide-only" aria-hidden="true" />
          <td className="end">{link({}, 'without', total.count, '全部问题')}</td>
          <td className="end">{link({}, 'only', total.repeats, '全部重复提出')}</td>
        </tr>
      </tfoot>
    </table>
  );
}
