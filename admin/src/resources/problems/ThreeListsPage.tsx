import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import PrintIcon from '@mui/icons-material/PrintOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import type { ThreeListRow } from '../../../../server/api/problems.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { useOpened } from '../../command/use-opened.js';
import { PageHead } from '../../list/PageHead.js';
import { queryString } from '../../providers/http.js';
import { usePermission } from '../../providers/use-session.js';
import { EmptyState } from '../../ui/EmptyState.js';
import { LoadProblem } from '../../ui/LoadProblem.js';
import { Note } from '../../ui/Note.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { useUnits } from '../units/use-units.js';
import { downloadThreeLists, type ExportGap } from './download-three-lists.js';
import { MeasureForm } from './MeasureForm.js';
import { ThreeListsGaps } from './ThreeListsGaps.js';
import { ThreeListsTable } from './ThreeListsTable.js';
import { gapOf, useThreeLists, type GapName } from './use-three-lists.js';
import '../../list/filters.css';
import '../../list/pager.css';

const STATES = { '': '全部', gap: '有缺口', open: '整改中', done: '已整改' } as const;
type State = keyof typeof STATES;

/** 三个清单: one table with three linked columns; coverage is shown as gaps, each a filter (R39–R43). */
export const ThreeListsPage = () => (
  <CommandScopeProvider>
    <Lists />
  </CommandScopeProvider>
);

function Lists() {
  const [search, setSearch] = useSearchParams();
  const unitId = search.get('unitId') ?? '';
  const walkthroughId = search.get('walkthroughId') ?? '';
  const gap = (search.get('gap') ?? '') as GapName | '';
  const state = (search.get('state') ?? '') as State;
  const [refused, setRefused] = useState<{ message: string; gaps: ExportGap[] } | null>(null);
  const measuring = useOpened<ThreeListRow>();
  const keepsMeasures = usePermission('problem.triage');
  const units = useUnits().filter((unit) => unit.active);
  const { data, error } = useThreeLists({ unitId, walkthroughId });
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search);
    if (value) next.set(name, value);
    else next.delete(name);
    setSearch(next);
  };
  if (error) return <LoadProblem error={error} />;
  if (!data) return <SkeletonRows rows={9} />;
  const { rows: all } = data;
  const inState = (name: State) =>
    all.filter((row) =>
      name === 'gap' ? gapOf(row).length > 0 : name === 'open' ? !row.done : name === 'done' ? row.done : true,
    );
  const rows = inState(state).filter((row) => !gap || gapOf(row).includes(gap));
  const distinct = (pick: (row: ThreeListRow) => string | null) =>
    new Set(all.map(pick).filter((text) => text !== null)).size;
  const query = queryString({ unitId, walkthroughId });
  return (
    <>
      <PageHead
        title="三个清单"
        sub={`问题 ${distinct((row) => row.problemId)} · 需求 ${distinct((row) => row.needId)} · 措施 ${distinct((row) => row.measureId)}`}
        tools={
          <>
            <label className="filter-select">
              单位：
              <select value={unitId} onChange={(event) => set('unitId', event.target.value)}>
                <option value="">全部</option>
                {units.map((unit) => (
                  <option key={unit.id} value={unit.id}>
                    {unit.shortName}
                  </option>
                ))}
              </select>
            </label>
            <Button startIcon={<PrintIcon />} component={Link} to={`/print/three-lists${query}`}>
              打印
            </Button>
            <Button
              startIcon={<DownloadIcon />}
              onClick={() => void downloadThreeLists(query).then(setRefused)}
              disabled={all.length === 0}
            >
              导出附件4
            </Button>
          </>
        }
      />
      <div className="stack">
        <CommandNotes />
        {refused && (
          <Note
            tone="warn"
            actions={
              <Button size="small" variant="text" onClick={() => setRefused(null)}>
                知道了
              </Button>
            }
          >
            <b>{refused.message}</b>
            <ol className="small">
              {refused.gaps.map((one, index) => (
                <li key={index}>
                  {one.problemId ? <Link to={`/problems/${one.problemId}`}>{one.text}</Link> : one.text}
                </li>
              ))}
            </ol>
          </Note>
        )}
        <ThreeListsGaps gaps={data.gaps} picked={gap} onPick={(name) => set('gap', name === gap ? '' : name)} />
        {measuring.value?.needId && (
          <MeasureForm
            key={measuring.key}
            of={{ needId: measuring.value.needId }}
            unitName={null}
            sub={`需求：${measuring.value.need}`}
            onClose={measuring.close}
          />
        )}
      </div>
      <div className="filters no-print">
        <div className="segmented" role="group" aria-label="状态">
          {(Object.keys(STATES) as State[]).map((name) => (
            <button key={name} type="button" aria-pressed={state === name} onClick={() => set('state', name)}>
              {STATES[name]} {inState(name).length}
            </button>
          ))}
        </div>
        <span className="spacer wide-only" />
        <Link className="small" to="/needs">
          需求清单
        </Link>
      </div>
      {rows.length > 0 ? (
        <ThreeListsTable rows={rows} {...(keepsMeasures ? { onMeasure: measuring.show } : {})} />
      ) : all.length > 0 ? (
        <EmptyState
          kind="filtered"
          title="没有符合条件的记录"
          action={
            <Button size="small" onClick={() => setSearch({})}>
              清除筛选
            </Button>
          }
        />
      ) : (
        <EmptyState kind="done" title="清单还是空的">
          走流程提交的问题、需求、措施会汇总在这里。
        </EmptyState>
      )}
      <nav className="pager no-print" aria-label="条数">
        <span>共 {rows.length} 条</span>
      </nav>
    </>
  );
}
