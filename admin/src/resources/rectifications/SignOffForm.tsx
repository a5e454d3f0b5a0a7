import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Page } from '../../../../server/api/list.js';
import type { ProcessRow } from '../../../../server/api/processes.js';
import { ActionForm } from '../../command/ActionForm.js';
import { http } from '../../providers/http.js';
import { rectificationCommands } from '../../providers/loop-commands.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import type { RectificationFormProps } from './RectificationActionForm.js';

/** 销号: the effect in words; the fix may name the version of a process that it changed (R65). */
export function SignOffForm({ view, onClose }: RectificationFormProps) {
  const [effect, setEffect] = useState(view.effect ?? view.rounds.at(-1)?.doneNote ?? '');
  const [note, setNote] = useState('');
  const [processId, setProcessId] = useState('');
  const { data } = useQuery({
    queryKey: ['processes', 'options'],
    queryFn: ({ signal }) => http<Page<ProcessRow> | ProcessRow[]>('/api/processes?page=1&pageSize=200', { signal }),
    retry: false,
  });
  const processes = Array.isArray(data) ? data : (data?.items ?? []);
  const changed = processes.find((process) => process.processId === processId);
  return (
    <ActionForm
      title={`销号：${view.title}`}
      sub="给出销号编号并记入台账；反弹时可以重开，原记录不删"
      submitLabel={`销号 ${view.number}`}
      notReady={effect.trim() ? null : '请写明整改效果'}
      onSubmit={() =>
        rectificationCommands.signOff(view.id, {
          version: view.version,
          effect: effect.trim(),
          ...(note.trim() ? { note: note.trim() } : {}),
          ...(changed ? { changedProcessId: changed.processId, changedVersion: changed.version } : {}),
        })
      }
      onClose={onClose}
    >
      <Field label="整改效果" rows={2} value={effect} onChange={setEffect} required placeholder="改了什么，效果怎样" />
      <Field label="审定意见" rows={2} value={note} onChange={setNote} />
      {processes.length > 0 && (
        <SelectField
          label="因此改动的流程（选填）"
          value={processId}
          onChange={setProcessId}
          options={processes.map((process) => ({
            value: process.processId,
            label: `${process.name} 第 ${process.version} 版`,
          }))}
        />
      )}
    </ActionForm>
  );
}
