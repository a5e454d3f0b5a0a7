import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { Field } from '../../ui/Field.js';
import { operationsCommands } from './operations-commands.js';
import type { VerbForm } from './PickList.js';

/** 停止流程: cannot be undone, so it names its object, asks for a reason and for a tick. */
export function CancelForm({ ids, what, onResult, onClose }: VerbForm) {
  const [reason, setReason] = useState('');
  const [isSure, setSure] = useState(false);
  return (
    <ActionForm
      title={`停止流程：${what}`}
      sub="停止后不能恢复；办件本身不会办结，由经办线下跟进"
      submitLabel={`停止 ${ids.length} 个流程`}
      danger
      notReady={!reason.trim() ? '请写明理由' : isSure ? null : '请先确认'}
      onSubmit={async () => onResult(await operationsCommands.cancel(ids, reason.trim()))}
      onClose={onClose}
    >
      <Field label="理由" rows={2} value={reason} onChange={setReason} required />
      <label className="inline ops-sure">
        <input type="checkbox" checked={isSure} onChange={(event) => setSure(event.target.checked)} />
        我知道停止后不能恢复
      </label>
    </ActionForm>
  );
}
