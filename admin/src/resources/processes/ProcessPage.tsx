import DownloadIcon from '@mui/icons-material/FileDownloadOutlined';
import ExpandIcon from '@mui/icons-material/OpenInFullOutlined';
import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router-dom';
import type { ElementCount, ProcessView } from '../../../../server/api/processes.js';
import { marksOfCounts } from '../../bpmn/diagram-marks.js';
import { PageHead } from '../../list/PageHead.js';
import { http } from '../../providers/http.js';
import { isoDay } from '../../ui/format.js';
import { Panel } from '../../ui/Panel.js';
import { RecordPage } from '../../ui/RecordPage.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { EditProcessButton } from '../designer/EditProcessButton.js';
import { IncidentPanel } from '../incidents/IncidentPanel.js';
import { ProcessVersions } from './ProcessVersions.js';
import '../../ui/detail.css';

const BpmnCanvas = lazy(() => import('../../bpmn/BpmnCanvas.js'));

/** One process: its diagram with how many cases are where, live; versions, failed steps, the file itself. */
export function ProcessPage() {
  return (
    <RecordPage<ProcessView & { id: string }> resource="processes" listPath="/processes">
      {(process) => <Shown process={process} />}
    </RecordPage>
  );
}

function Shown({ process }: { process: ProcessView }) {
  const [isWhole, setWhole] = useState(false);
  const { data: counts = [] } = useQuery({
    queryKey: ['processes', process.processId, 'counts', process.version],
    queryFn: ({ signal }) =>
      http<ElementCount[]>(
        `/api/processes/${encodeURIComponent(process.processId)}/counts?version=${process.version}`,
        { signal },
      ),
  });
  return (
    <>
      <p className="crumbs">
        <Link to="/processes">流程库</Link> / {process.kind}
      </p>
      <PageHead
        title={process.name}
        sub={`第 ${process.version} 版 · ${isoDay(process.deployedAt)} 发布 · 在办 ${process.running} 件`}
        tools={
          <>
            <Button component={Link} to={`/process-releases/${process.processId}`}>
              版本
            </Button>
            <Button
              startIcon={<DownloadIcon />}
              href={`/api/processes/${encodeURIComponent(process.processId)}/versions/${process.version}/xml`}
              download
            >
              下载流程文件
            </Button>
            <EditProcessButton processId={process.processId} />
          </>
        }
      />
      <div className="stack">
        <Panel
          title="流程图"
          sub="数字是现在停在这一步的件数"
          flush
          tools={
            <Button
              variant="text"
              size="small"
              aria-pressed={isWhole}
              startIcon={<ExpandIcon />}
              onClick={() => setWhole(!isWhole)}
            >
              {isWhole ? '原大' : '全图'}
            </Button>
          }
        >
          <Suspense fallback={<SkeletonRows rows={8} />}>
            <BpmnCanvas
              xml={process.xml}
              marks={marksOfCounts(counts)}
              isWhole={isWhole}
              height={500}
              label={`${process.name}流程图，在办 ${process.running} 件`}
            />
          </Suspense>
        </Panel>
        <IncidentPanel processId={process.processId} />
        <div className="detail">
          <Panel title="停在哪里" sub="与图上的数字相同">
            <ElementCounts counts={counts} xml={process.xml} />
          </Panel>
          <ProcessVersions process={process} />
        </div>
      </div>
    </>
  );
}

/** The diagram's twin: elements with cases, in words. */
function ElementCounts({ counts, xml }: { counts: ElementCount[]; xml: string }) {
  const names = new Map(
    [...xml.matchAll(/<bpmn:\w+ id="([^"]+)" name="([^"]+)"/g)].map((found) => [found[1], found[2]]),
  );
  const busy = counts.filter((count) => count.active > 0 || count.incidents > 0);
  if (busy.length === 0) return <p className="muted small">现在没有件停在这个流程里。</p>;
  return (
    <table className="facts">
      <tbody>
        {busy.map((count) => (
          <tr key={count.elementId}>
            <th scope="row">{names.get(count.elementId) ?? count.elementId}</th>
            <td>{count.active} 件</td>
            <td>{count.incidents > 0 && <span className="tag tag-red">失败 {count.incidents}</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
