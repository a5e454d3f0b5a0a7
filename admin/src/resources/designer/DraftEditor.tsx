import { Button } from '@mui/material';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router-dom';
import type { DraftView, ElementFinding } from '../../../../server/api/designer.js';
import { ActionForm } from '../../command/ActionForm.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { useOpened } from '../../command/use-opened.js';
import { http } from '../../providers/http.js';
import { timeOfDay } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';
import { useDocumentTitle } from '../../ui/use-document-title.js';
import { designCommands } from './design-commands.js';
import DesignCanvas from './DesignCanvas.js';
import { DesignProblems } from './DesignProblems.js';
import type { DesignModeler } from './create-modeler.js';
import type { StepTemplate } from './modeler-services.js';
import { UndoButtons } from './UndoButtons.js';
import { useDraftSaving } from './use-draft-saving.js';

/** The designer's desk: catalogue, diagram, properties, problems; saved by itself, submitted to a second person. */
export function DraftEditor({ draft, templates }: { draft: DraftView; templates: StepTemplate[] }) {
  const { autosave, problems, savedAt, error, isStale, version, attach } = useDraftSaving(draft);
  const [modeler, setModeler] = useState<DesignModeler | null>(null);
  const [focus, setFocus] = useState<{ elementId: string; count: number } | null>(null);
  const form = useOpened<'submit' | 'discard'>();
  const navigate = useNavigate();
  useDocumentTitle(`草稿：${draft.name}`);
  const { data: findings = [] } = useQuery({
    queryKey: ['processes', draft.processId, 'findings'],
    queryFn: ({ signal }) =>
      http<ElementFinding[]>(`/api/processes/${encodeURIComponent(draft.processId)}/findings`, { signal }),
    retry: false,
  });
  const errors = problems.filter((problem) => problem.category === 'error').length;
  const saved = {
    changed: '有改动，马上保存…',
    saving: '正在保存…',
    failed: '没有保存',
    saved: savedAt ? `已保存 ${timeOfDay(savedAt)}` : `已保存 ${timeOfDay(draft.updatedAt)}`,
  }[autosave.state];
  const openSubmit = async () => {
    await autosave.flush().then(
      () => form.show('submit'),
      () => undefined,
    );
  };
  return (
    <div className="designer">
      <header className="designer-head">
        <Link to={`/processes/${draft.processId}`}>流程库</Link>
        <h1>{draft.name}</h1>
        <span className="tag tag-amber designer-draft">草稿</span>
        {draft.currentVersion !== null && <span className="tag">已发布 第 {draft.currentVersion} 版</span>}
        <span className="muted small" role="status" aria-live="polite">
          {saved}
        </span>
        <span className="spacer" />
        <UndoButtons modeler={modeler} />
        <Button size="small" component={Link} to={`/process-releases/${draft.processId}`}>
          版本
        </Button>
        <Button size="small" href={`/api/process-drafts/${draft.id}/xml`} download>
          导出
        </Button>
        <Button size="small" onClick={() => form.show('discard')}>
          放弃
        </Button>
        <Button
          size="small"
          variant="contained"
          disabled={errors > 0 || !modeler}
          title={errors > 0 ? `还有 ${errors} 个错误，不能提交` : undefined}
          onClick={() => void openSubmit()}
        >
          提交发布
        </Button>
      </header>
      <CommandNotes />
      {error && (
        <Note tone="bad" actions={isStale && <Button onClick={() => location.reload()}>重新打开</Button>}>
          {error}
        </Note>
      )}
      {draft.reviewNote && draft.status === 'REJECTED' && <Note tone="warn">被退回：{draft.reviewNote}</Note>}
      {form.value === 'submit' && (
        <ReasonForm
          title="提交发布"
          sub="由另一人审核后发布；新办件按新版，在办件仍按原版"
          label="改了什么、为什么改"
          submitLabel="提交审核"
          onSubmit={(note) => designCommands.submit(draft.id, note, version())}
          onClose={form.close}
        />
      )}
      {form.value === 'discard' && (
        <ActionForm
          title="放弃这份草稿"
          submitLabel="放弃草稿"
          danger
          onSubmit={async () => {
            await designCommands.discard(draft.id);
            await navigate(`/processes/${draft.processId}`);
          }}
          onClose={form.close}
        />
      )}
      <DesignCanvas
        xml={draft.xml}
        templates={templates}
        findings={findings}
        focus={focus}
        onReady={(created) => {
          attach(created);
          setModeler(created);
        }}
        onChange={autosave.touch}
      />
      <DesignProblems
        problems={problems}
        isChecking={autosave.state === 'changed' || autosave.state === 'saving'}
        onPick={(elementId) => setFocus((last) => ({ elementId, count: (last?.count ?? 0) + 1 }))}
      />
    </div>
  );
}
