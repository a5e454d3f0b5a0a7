import { useState } from 'react';
import type { RectificationKind } from '../../../../server/api/loop-states.js';
import { ActionForm } from '../../command/ActionForm.js';
import { rectificationCommands, type Limit } from '../../providers/loop-commands.js';
import { ChoiceField } from '../../ui/ChoiceField.js';
import { Field } from '../../ui/Field.js';
import { isLimit, LimitField } from '../../ui/LimitField.js';
import { KIND_OPTIONS } from './DecideMeasureForm.js';
import type { RectificationFormProps } from './RectificationActionForm.js';

/** 转类: the round and its history stay (R59). */
export function ChangeKindForm({ view, onClose }: RectificationFormProps) {
  const [kind, setKind] = useState<RectificationKind | null>(null);
  const [reason, setReason] = useState('');
  const [typed, setTyped] = useState<Limit | null>(null);
  const limit = typed ?? (kind && view.proposal.limits[kind]);
  return (
    <ActionForm
      title="转类"
      sub="本轮和已有记录都保留"
      submitLabel="转类"
      notReady={!kind ? '请选择转为哪一类' : !reason.trim() ? '请写明理由' : isLimit(limit) ? null : '请填期限'}
      onSubmit={() =>
        rectificationCommands.changeKind(view.id, {
          version: view.version,
          kind: kind!,
          reason: reason.trim(),
          limit: limit!,
        })
      }
      onClose={onClose}
    >
      <ChoiceField
        label="转为"
        value={kind}
        onChange={setKind}
        options={KIND_OPTIONS.filter((option) => option.value !== view.kind)}
      />
      <Field label="理由" rows={2} value={reason} onChange={setReason} required />
      <LimitField
        label="新的期限"
        value={limit}
        onChange={setTyped}
        hint="从本轮开始的那天算起，可以改短；要更长请申请延期"
      />
    </ActionForm>
  );
}
