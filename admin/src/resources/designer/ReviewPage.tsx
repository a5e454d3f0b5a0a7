import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { Link } from 'react-router-dom';
import type { DesignDiff, DraftView } from '../../../../server/api/designer.js';
import { DRAFT_STATUSES } from '../../../../server/api/loop-states.js';
import type { DiagramMarks } from '../../bpmn/diagram-marks.js';
import { ActionForm } from '../../command/ActionForm.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { useOpened } from '../../command/use-opened.js';
import { PageHead } from '../../list/PageHead.js';
import { http } from '../../providers/http.js';
import { Field } from '../../ui/Field.js';
import { dayTime } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { Panel } from '../../ui/Panel.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { designCommands } from './design-commands.js';
import { DesignProblems } from './DesignProblems.js';
import { DiffList } from './DiffList.js';
import { useWideScreen } from './use-wide-screen.js';
import './designer.css';

const BpmnCanvas = lazy(() => import('../../bpmn/BpmnCanvas.js'));
const NOTHING: DesignDiff = { added: [], removed: [], changed: [], moved: 0 };

/** 发布审核: what a draft changes, in words beside the coloured diagram; a second person publishes or returns it. */
export function ReviewPage({ draft }: { draft: DraftView }) {
  const form = useOpened<'approve' | 'reject'>();
  const [note, setNote] = useState('');
  const [focus, setFocus] = useState<string | null>(null);
  // on a phone the whole is too small to be read: it begins at the first change
  const isWide = useWideScreen();
  const { data: diff } = useQuery({
    queryKey: ['process-drafts', draft.id, 'diff', draft.version],
    queryFn: ({ signal }) => http<DesignDiff>(`/api/process-drafts/${draft.id}/diff`, { signal }),
  });
  const isPublished = draft.status === 'PUBLISHED';
  const target = isPublished ? `第 ${draft.publishedVersion} 版` : `拟发布为第 ${(draft.currentVersion ?? 0) + 1} 版`;
  return (
    <>
      <p className="crumbs">
        <Link to="/process-drafts">发布审核</Link> / <Link to={`/processes/${draft.processId}`}>{draft.name}</Link>
      </p>
      <PageHead
        title={isPublished ? draft.name : `草稿：${draft.name}`}
        sub={
          <>
            <span className={isPublished ? 'tag tag-green' : 'tag tag-amber designer-draft'}>
              {DRAFT_STATUSES[draft.status]}
            </span>{' '}
            {target} · {draft.authorName} 起草 · {dayTime(draft.submittedAt ?? draft.updatedAt)}
          </>
        }
        tools={
          <>
            <Button href={`/api/process-drafts/${draft.id}/xml`} download>
              导出
            </Button>
            {draft.mayApprove && (
              <>
                <Button onClick={() => form.show('reject')}>退回</Button>
                <Button variant="contained" onClick={() => form.show('approve')}>
                  同意发布
                </Button>
              </>
            )}
          </>
        }
      />
      <CommandNotes />
      {form.value === 'approve' && (
        <ActionForm
          title="同意发布"
          sub="发布后新办件按新版办理，在办件仍按原版"
          submitLabel={`同意发布第 ${(draft.currentVersion ?? 0) + 1} 版`}
          onSubmit={() =>
            designCommands.approve(draft.id, {
              note: note.trim(),
              version: draft.version,
              ...(draft.currentVersion !== null && { againstVersion: draft.currentVersion }),
            })
          }
          onClose={form.close}
        >
          <Field label="审核意见" rows={2} value={note} onChange={setNote} />
        </ActionForm>
      )}
      {form.value === 'reject' && (
        <ReasonForm
          title="退回起草人"
          label="需要改什么"
          submitLabel="退回"
          onSubmit={(reason) => designCommands.reject(draft.id, { note: reason, version: draft.version })}
          onClose={form.close}
        />
      )}
      <div className="stack">
        {draft.note && <Note>改动说明：{draft.note}</Note>}
        {draft.reviewNote && <Note tone={isPublished ? 'good' : 'warn'}>审核意见：{draft.reviewNote}</Note>}
        <div className="designer-review">
          <Panel title="改动" sub={isPublished ? '与上一版相比' : '与现行版本相比'}>
            {diff ? <DiffList diff={diff} onPick={setFocus} /> : <SkeletonRows rows={4} />}
          </Panel>
          <Panel title="流程图" sub="绿色新增，蓝色改动" flush>
            <Suspense fallback={<SkeletonRows rows={8} />}>
              <div className={isPublished ? '' : 'designer-hatched'}>
                <BpmnCanvas
                  xml={draft.xml}
                  marks={marksOf(diff ?? NOTHING)}
                  isWhole={focus === null && isWide}
                  focus={focus}
                  height={460}
                  label={`${draft.name}流程图，${target}`}
                />
              </div>
            </Suspense>
          </Panel>
        </div>
        {!isPublished && <DesignProblems problems={draft.problems} onPick={setFocus} />}
      </div>
    </>
  );
}

function marksOf({ added, changed }: DesignDiff): DiagramMarks {
  const marks: DiagramMarks = {};
  for (const { elementId } of added) marks[elementId] = { state: 'done' };
  for (const { elementId } of changed) marks[elementId] = { state: 'token', label: '改' };
  return marks;
}
