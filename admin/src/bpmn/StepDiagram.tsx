import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import { Link } from 'react-router-dom';
import type { ProcessView } from '../../../server/api/processes.js';
import { http } from '../providers/http.js';
import { Panel } from '../ui/Panel.js';
import { SkeletonRows } from '../ui/SkeletonRows.js';

/** Without a net the drawing may not be there; the step itself must not go with it. */
const BpmnCanvas = lazy(() => import('./BpmnCanvas.js').catch(() => ({ default: NoCanvas })));

interface Props {
  processId: string;
  elementId: string;
  /** Words at the corner of the step. */
  mark?: string;
}

/** 问题出在这一步: the step of the process that a problem was found on. */
export function StepDiagram({ processId, elementId, mark = '不合格' }: Props) {
  const { data, error } = useQuery({
    queryKey: ['processes', processId, 'step'],
    queryFn: ({ signal }) => http<ProcessView>(`/api/processes/${encodeURIComponent(processId)}`, { signal }),
    retry: false,
  });
  if (error) return null;
  const name = data && elementName(data.xml, elementId);
  return (
    <Panel
      title={mark === '不合格' ? '问题出在这一步' : '流程图'}
      sub={name}
      flush
      tools={
        data && (
          <Link className="small" to={`/processes/${data.processId}`}>
            {data.name}
          </Link>
        )
      }
    >
      {data ? (
        <Suspense fallback={<SkeletonRows rows={3} />}>
          <BpmnCanvas
            xml={data.xml}
            marks={{ [elementId]: { state: 'incident', label: mark } }}
            isWhole={false}
            focus={elementId}
            height={150}
            label={`${data.name}流程图；问题出在：${name ?? '未注明'}`}
          />
        </Suspense>
      ) : (
        <SkeletonRows rows={3} />
      )}
    </Panel>
  );
}

/** The name of an element, read from the diagram's own text. */
function elementName(xml: string, elementId: string): string | undefined {
  const found = new DOMParser()
    .parseFromString(xml, 'application/xml')
    .querySelector(`[id="${CSS.escape(elementId)}"]`)
    ?.getAttribute('name');
  return found ?? undefined;
}

function NoCanvas() {
  return <p className="muted small panel-body">流程图没有读到，有网后刷新再看。</p>;
}
