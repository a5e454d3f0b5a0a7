import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { commands } from '../../providers/commands.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { useUnits } from '../units/use-units.js';
import type { ItemFormProps } from './ItemActionForm.js';

/** 指定承办单位: the coordinator decides whose work it is when nobody was found or all returned it (R143). */
export function AssignUnitForm({ item, onClose }: ItemFormProps) {
  const [unitId, setUnitId] = useState('');
  const [reason, setReason] = useState('');
  const units = useUnits().filter((unit) => unit.active);
  return (
    <ActionForm
      title="指定承办单位"
      sub={item.returns.length ? `已由 ${item.returns.map((one) => one.unitName).join('、')} 退回` : '没有找到承办单位'}
      submitLabel="指定并派发"
      notReady={!unitId ? '请选择单位' : reason.trim() ? null : '请写明理由'}
      onSubmit={() => commands.assignItemUnit(item.id, { version: item.version, unitId, reason: reason.trim() })}
      onClose={onClose}
    >
      <SelectField
        label="承办单位"
        value={unitId}
        onChange={setUnitId}
        options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
      />
      <Field label="理由" rows={2} value={reason} onChange={setReason} required />
    </ActionForm>
  );
}
