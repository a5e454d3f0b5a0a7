import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from 'react-router-dom';
import type { ReleaseRow } from '../../../../server/api/designer.js';
import type { ProcessView } from '../../../../server/api/processes.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { useOpened } from '../../command/use-opened.js';
import { PageHead } from '../../list/PageHead.js';
import { http } from '../../providers/http.js';
import { usePermission } from '../../providers/use-session.js';
import { LoadProblem } from '../../ui/LoadProblem.js';
import { fullTime, orDash } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { designCommands } from './design-commands.js';
import './designer.css';

/** 版本: who published what, when and why; back to an earlier one in one step. */
export function ReleasesPage() {
  const { processId = '' } = useParams();
  return (
    <CommandScopeProvider>
      <Releases processId={processId} />
    </CommandScopeProvider>
  );
}

function Releases({ processId }: { processId: string }) {
  const mayRestore = usePermission('process.approve');
  const restoring = useOpened<number>();
  const version = restoring.value;
  const path = `/api/processes/${encodeURIComponent(processId)}`;
  const { data: rows, error } = useQuery({
    queryKey: ['processes', processId, 'releases'],
    queryFn: ({ signal }) => http<ReleaseRow[]>(`${path}/releases`, { signal }),
    retry: false,
  });
  const { data: process } = useQuery({
    queryKey: ['processes', processId, 'newest'],
    queryFn: ({ signal }) => http<ProcessView>(path, { signal }),
    retry: false,
  });
  const name = process?.name ?? '流程';
  const current = rows?.find((row) => row.current);
  return (
    <>
      <p className="crumbs">
        <Link to="/processes">流程库</Link> / <Link to={`/processes/${processId}`}>{name}</Link>
      </p>
      <PageHead
        title={process ? `版本：${name}` : '版本'}
        sub={current && `现行第 ${current.version} 版；在办件按各自开始时的版本办理`}
      />
      <CommandNotes />
      {error && <LoadProblem error={error} />}
      {version !== null && (
        <ReasonForm
          key={restoring.key}
          title={`恢复到第 ${version} 版`}
          sub="作为新的一版发布；新办件按它办理，在办件仍按原版"
          submitLabel={`恢复到第 ${version} 版`}
          onSubmit={(reason) => designCommands.restore(processId, version, reason)}
          onClose={restoring.close}
        />
      )}
      {!rows && !error && <SkeletonRows rows={5} />}
      {rows && (
        <Panel title="已发布的版本" sub={`${rows.length} 个`} flush>
          <div className="designer-releases">
            <table className="facts">
              <thead>
                <tr>
                  <th scope="col">版本</th>
                  <th scope="col">发布时间</th>
                  <th scope="col">起草</th>
                  <th scope="col">审核</th>
                  <th scope="col">说明</th>
                  <th scope="col">在办</th>
                  <th scope="col">操作</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <tr key={row.version}>
                    <th scope="row">
                      第 {row.version} 版 {row.current && <span className="tag tag-green">现行</span>}
                    </th>
                    <td className="nowrap">{fullTime(row.releasedAt)}</td>
                    <td className="nowrap">{orDash(row.authorName)}</td>
                    <td className="nowrap">{orDash(row.approvedByName)}</td>
                    <td className="release-reason">
                      {row.restoresVersion !== null && <span className="tag">恢复第 {row.restoresVersion} 版</span>}{' '}
                      {row.reason}
                    </td>
                    <td className="nowrap">{row.running} 件</td>
                    <td>
                      <div className="inline">
                        <a href={`${path}/versions/${row.version}/xml`} download>
                          下载
                        </a>
                        {mayRestore && !row.current && (
                          <Button size="small" onClick={() => restoring.show(row.version)}>
                            恢复到第 {row.version} 版
                          </Button>
                        )}
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
    </>
  );
}
