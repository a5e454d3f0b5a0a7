import { useQuery } from '@tanstack/react-query';
import { useSearchParams } from 'react-router-dom';
import type { OverviewColumn, OverviewRow } from '../../../../server/api/rectifications.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { PageHead } from '../../list/PageHead.js';
import { sentenceOf } from '../../providers/api-error.js';
import { http } from '../../providers/http.js';
import { Note } from '../../ui/Note.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { NextDays } from './NextDays.js';
import { OverviewCases } from './OverviewCases.js';
import { OverviewTable, type Cell } from './OverviewTable.js';

/** 期限总览: a row a unit, every number the total of the list below it; the address keeps the picked one. */
export function OverviewPage() {
  const [search, setSearch] = useSearchParams();
  const { data, error } = useQuery({
    queryKey: ['overview'],
    queryFn: ({ signal }) => http<OverviewRow[]>('/api/overview', { signal }),
  });
  const picked = data && (cellOf(search) ?? mostUrgent(data));
  const pick = ({ unitId, column }: Cell) => setSearch({ ...(unitId ? { unitId } : {}), column });
  const row = data?.find((one) => one.unitId === picked?.unitId);
  return (
    <>
      <PageHead title="期限总览" sub="整改、分办件、差评核查、督办 · 每个数字都可点开" />
      <div className="stack">
        <NextDays />
        {error ? (
          <Note tone="bad">{sentenceOf(error)}</Note>
        ) : data ? (
          <>
            <OverviewTable rows={data} picked={picked ?? null} onPick={pick} />
            {picked && row && (
              <CommandScopeProvider key={`${picked.unitId}${picked.column}`}>
                <OverviewCases cell={picked} unitName={row.unitName} total={row.counts[picked.column]} />
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

function cellOf(search: URLSearchParams): Cell | null {
  const column = search.get('column');
  return column ? { unitId: search.get('unitId'), column: column as OverviewColumn } : null;
}

/** Without a choice the overdue of all, else the near-due: work, not charts. */
function mostUrgent(rows: OverviewRow[]): Cell | null {
  const total = rows.at(-1);
  const column = total && (['OVERDUE', 'NEAR_DUE', 'NORMAL'] as const).find((name) => total.counts[name] > 0);
  return column ? { unitId: total.unitId, column } : null;
}
