import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import { OVERVIEW_SUBJECTS, type OverviewRow } from '../../../../server/api/rectifications.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { PageHead } from '../../list/PageHead.js';
import { http, queryString } from '../../providers/http.js';
import { LoadProblem } from '../../ui/LoadProblem.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { NextDays } from './NextDays.js';
import { cellHref, cellOf, mostUrgent, subjectOf } from './overview-cell.js';
import { OverviewCases } from './OverviewCases.js';
import { OverviewTable } from './OverviewTable.js';
import '../../list/filters.css';

/** 期限总览: a row a unit, every number a link to its list below; the address keeps the picked one and the 种类. */
export function OverviewPage() {
  const [search, setSearch] = useSearchParams();
  const subjectType = subjectOf(search);
  const { data, error } = useQuery({
    queryKey: ['overview', 'table', subjectType],
    queryFn: ({ signal }) => http<OverviewRow[]>(`/api/overview${queryString({ subjectType })}`, { signal }),
  });
  const picked = data && (cellOf(search) ?? mostUrgent(data));
  const row = data?.find((one) => one.unitId === picked?.unitId);
  return (
    <>
      <PageHead
        title="期限总览"
        sub="整改、分办件、差评核查、督办 · 每个数字都可点开"
        tools={
          <>
            <label className="filter-select">
              种类：
              <select
                value={subjectType ?? ''}
                onChange={(event) => setSearch(event.target.value ? { subjectType: event.target.value } : {})}
              >
                <option value="">全部</option>
                {Object.entries(OVERVIEW_SUBJECTS).map(([key, words]) => (
                  <option key={key} value={key}>
                    {words}
                  </option>
                ))}
              </select>
            </label>
            <Button
              startIcon={<DownloadIcon />}
              href={`/api/overview/export${queryString({ subjectType })}`}
              download
              disabled={!data}
            >
              导出
            </Button>
          </>
        }
      />
      <div className="stack">
        <NextDays subjectType={subjectType} picked={picked ?? null} />
        {error ? (
          <LoadProblem error={error} />
        ) : data ? (
          <>
            <OverviewTable rows={data} picked={picked ?? null} subjectType={subjectType} />
            {picked && row && (
              <CommandScopeProvider key={cellHref(picked, subjectType)}>
                <OverviewCases cell={picked} subjectType={subjectType} unitName={row.unitName} />
              </CommandScopeProvider>
            )}
          </>
        ) : (
          <SkeletonRows rows={9} />
        )}
      </div>
    </>
  );
}
