import ExpandIcon from '@mui/icons-material/OpenInFullOutlined';
import ListIcon from '@mui/icons-material/FormatListNumberedOutlined';
import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import type { InstanceView } from '../../../server/api/processes.js';
import { sentenceOf } from '../providers/api-error.js';
import { http } from '../providers/http.js';
import { Note } from '../ui/Note.js';
import { Panel } from '../ui/Panel.js';
import { SkeletonRows } from '../ui/SkeletonRows.js';
import { marksOfInstance } from './diagram-marks.js';
import { StepsList } from './StepsList.js';

const BpmnCanvas = lazy(() => import('./BpmnCanvas.js'));

interface Props {
  /** First the one shown; a called process is opened from its step. */
  instanceKeys: string[];
  height?: number;
  /** Element of the first instance to look at; without it the token. */
  focus?: string | null;
  /** Words beside the token of the first instance: `▲ 临期 · 剩余 1 个工作日`. */
  tokenLabel?: string;
  /** What the button to the next of several instances says: at the first, at the others. */
  otherLabels?: [string, string];
}

/** 流程: where the case is now, live. A step that is a process of its own opens it; 上一层 goes back. */
export function CaseDiagram({
  instanceKeys,
  height = 320,
  focus = null,
  tokenLabel,
  otherLabels = ['整件', '本项'],
}: Props) {
  const [root, setRoot] = useState(0);
  const [path, setPath] = useState<string[]>([]);
  const [isWhole, setWhole] = useState(false);
  const [showsSteps, setShowsSteps] = useState(false);
  const key = path.at(-1) ?? instanceKeys[root] ?? instanceKeys[0];
  const { data, error } = useQuery({
    queryKey: ['process-instances', key],
    queryFn: ({ signal }) => http<InstanceView>(`/api/process-instances/${key}`, { signal }),
    enabled: key !== undefined,
  });
  if (key === undefined) {
    return (
      <Panel title="流程">
        <p className="muted small">还没有进入流程。</p>
      </Panel>
    );
  }
  const open = (called: string) => setPath((before) => [...before, called]);
  const openElement = (elementId: string) => {
    const called = data?.elements.find(
      (element) => element.elementId === elementId && element.calledInstanceKey,
    )?.calledInstanceKey;
    if (called) open(called);
  };
  return (
    <Panel
      title="流程"
      sub={data && `${data.processName} 第 ${data.version} 版`}
      flush
      tools={
        <>
          {path.length > 0 && (
            <Button variant="text" size="small" onClick={() => setPath((before) => before.slice(0, -1))}>
              上一层
            </Button>
          )}
          {path.length === 0 && instanceKeys.length > 1 && (
            <Button variant="text" size="small" onClick={() => setRoot((before) => (before + 1) % instanceKeys.length)}>
              {otherLabels[root === 0 ? 0 : 1]}
            </Button>
          )}
          {!showsSteps && (
            <Button
              variant="text"
              size="small"
              aria-pressed={isWhole}
              startIcon={<ExpandIcon />}
              onClick={() => setWhole(!isWhole)}
            >
              {isWhole ? '原大' : '全图'}
            </Button>
          )}
          <Button
            variant="text"
            size="small"
            aria-pressed={showsSteps}
            startIcon={<ListIcon />}
            onClick={() => setShowsSteps(!showsSteps)}
          >
            {showsSteps ? '图' : '步骤'}
          </Button>
        </>
      }
    >
      {error ? (
        <div className="panel-body">
          <Note tone="bad">{sentenceOf(error)}</Note>
        </div>
      ) : !data ? (
        <SkeletonRows rows={4} />
      ) : showsSteps ? (
        <StepsList instance={data} onOpen={open} />
      ) : (
        <Suspense fallback={<SkeletonRows rows={4} />}>
          <BpmnCanvas
            key={key}
            xml={data.xml}
            marks={marksOfInstance(data, key === instanceKeys[0] ? tokenLabel : undefined)}
            isWhole={isWhole}
            height={height}
            focus={key === instanceKeys[0] ? focus : null}
            onElement={openElement}
            label={`${data.processName}流程图；当前：${
              data.elements
                .filter((element) => element.state === 'ACTIVE' && element.name)
                .map((element) => element.name)
                .join('、') || '已结束'
            }`}
          />
        </Suspense>
      )}
      {data?.incidents
        .filter((incident) => !incident.resolvedAt)
        .map((incident) => (
          <div key={incident.key} className="panel-body">
            <Note tone="bad">
              <b>{incident.elementName}没有完成</b>
              <br />
              {incident.cause}
            </Note>
          </div>
        ))}
    </Panel>
  );
}
