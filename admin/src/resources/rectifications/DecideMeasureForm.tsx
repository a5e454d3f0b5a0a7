import { useState } from 'react';
import { RECTIFICATION_KINDS, type RectificationKind } from '../../../../server/api/loop-states.js';
import { ActionForm } from '../../command/ActionForm.js';
import { rectificationCommands, type Limit } from '../../providers/loop-commands.js';
import { ChoiceField } from '../../ui/ChoiceField.js';
import { Field } from '../../ui/Field.js';
import { isLimit, LimitField } from '../../ui/LimitField.js';
import type { RectificationFormProps } from './RectificationActionForm.js';

export const KIND_OPTIONS: { value: RectificationKind; label: string; hint: string }[] = [
  { value: 'IMMEDIATE', label: RECTIFICATION_KINDS.IMMEDIATE, hint: '马上能改的，改完提交佐证' },
  { value: 'TIME_LIMITED', label: RECTIFICATION_KINDS.TIME_LIMITED, hint: '须有工作计划和工作标准' },
  { value: 'SYSTEMIC', label: RECTIFICATION_KINDS.SYSTEMIC, hint: '须总结规律、提出对策、立制度' },
];

/** 确定措施: kind, measure and limit together; without all three nothing starts (R52). */
export function DecideMeasureForm({ view, onClose }: RectificationFormProps) {
  const [kind, setKind] = useState<RectificationKind | null>(view.kind ?? view.proposal.kind);
  const [measure, setMeasure] = useState(view.measure ?? '');
  const [typed, setTyped] = useState<Limit | null>(null);
  const proposed = kind && view.proposal.limits[kind];
  const isStated = kind === 'TIME_LIMITED' && view.proposal.isStated;
  const limit = typed ?? proposed;
  const missing = !kind ? '请选择类别' : !measure.trim() ? '请写明措施' : isLimit(limit) ? null : '请填期限';
  return (
    <ActionForm
      title="确定措施"
      sub="类别、措施、期限三样齐了才开始整改；期限由本单位定"
      submitLabel="确定措施"
      notReady={missing}
      onSubmit={() =>
        rectificationCommands.decideMeasure(view.id, {
          version: view.version,
          kind: kind!,
          measure: measure.trim(),
          limit: limit!,
        })
      }
      onClose={onClose}
    >
      <ChoiceField label="类别" value={kind} onChange={setKind} options={KIND_OPTIONS} />
      <Field
        label="整改措施"
        rows={3}
        value={measure}
        onChange={setMeasure}
        required
        placeholder="做什么，怎么做，谁来做"
      />
      <LimitField
        label="整改期限"
        value={limit}
        onChange={setTyped}
        {...(proposed && !typed
          ? { hint: isStated ? '列入台账时填的期限，可以改短' : '按设置的建议天数，可以改' }
          : {})}
      />
    </ActionForm>
  );
}
