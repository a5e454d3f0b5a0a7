import { useState } from 'react';
import type { NeedView, ProblemView } from '../../../../server/api/problems.js';
import { ActionForm } from '../../command/ActionForm.js';
import { problemCommands } from '../../providers/loop-commands.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { useUnits } from '../units/use-units.js';
import '../../ui/form-grid.css';

/** What a measure is for: a problem, or a need. */
type Props = { onClose: () => void } & ({ problem: ProblemView; need?: never } | { need: NeedView; problem?: never });

/** 补一条措施: text, whose it is, until when; no measure without owner and date. */
export function MeasureForm({ problem, need, onClose }: Props) {
  const units = useUnits().filter((unit) => unit.active);
  const [text, setText] = useState('');
  const [unitId, setUnitId] = useState(() => units.find((unit) => unit.name === (problem ?? need).unitName)?.id ?? '');
  const [dueOn, setDueOn] = useState('');
  return (
    <ActionForm
      title="补一条措施"
      sub="列入整改措施清单"
      submitLabel="列入清单"
      notReady={!text.trim() ? '请写明措施' : !unitId ? '请选择责任单位' : dueOn ? null : '请选拟整改完成的期限'}
      onSubmit={async () => {
        await problemCommands.addMeasure({
          ...(problem ? { problemId: problem.id } : { needId: need.id }),
          text: text.trim(),
          unitId,
          dueOn,
        });
        return { message: '已列入整改措施清单' };
      }}
      onClose={onClose}
    >
      <Field label="整改措施" rows={2} value={text} onChange={setText} required />
      <div className="form-grid">
        <SelectField
          label="责任单位"
          value={unitId}
          onChange={setUnitId}
          options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
        />
        <Field label="拟整改完成的期限" type="date" value={dueOn} onChange={setDueOn} required />
      </div>
    </ActionForm>
  );
}
