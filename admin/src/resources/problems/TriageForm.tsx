import { useState } from 'react';
import type { RectificationKind } from '../../../../server/api/loop-states.js';
import type { ProblemView } from '../../../../server/api/problems.js';
import { ActionForm } from '../../command/ActionForm.js';
import { problemCommands } from '../../providers/loop-commands.js';
import { ChoiceField } from '../../ui/ChoiceField.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { KIND_OPTIONS } from '../rectifications/DecideMeasureForm.js';
import { useUnits } from '../units/use-units.js';
import '../../ui/form-grid.css';

/** 归口派发: whose it is, what kind is proposed, which class it belongs to (R45, R60). */
export function TriageForm({ problem, onClose }: { problem: ProblemView; onClose: () => void }) {
  const units = useUnits().filter((unit) => unit.active);
  const [unitId, setUnitId] = useState(() => units.find((unit) => unit.name === problem.unitName)?.id ?? '');
  const [kind, setKind] = useState<RectificationKind>(problem.proposedKind ?? 'IMMEDIATE');
  const [className, setClassName] = useState(problem.className ?? '');
  const [title, setTitle] = useState(problem.title);
  return (
    <ActionForm
      title="归口派发"
      sub="派发后由责任单位定措施和期限"
      submitLabel="派发"
      notReady={!unitId ? '请选择责任单位' : title.trim() ? null : '请写明问题'}
      onSubmit={() =>
        problemCommands.triage(problem.id, {
          version: problem.version,
          unitId,
          kind,
          ...(className.trim() ? { className: className.trim() } : {}),
          ...(title.trim() !== problem.title ? { title: title.trim() } : {}),
        })
      }
      onClose={onClose}
    >
      <div className="form-grid">
        <SelectField
          label="责任单位"
          value={unitId}
          onChange={setUnitId}
          options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
        />
        <Field
          label="问题类（选填）"
          value={className}
          onChange={setClassName}
          placeholder="如：重复提交证照"
          hint="同一类的问题可以一并解决"
        />
        <div className="whole">
          <Field label="问题" value={title} onChange={setTitle} required />
        </div>
      </div>
      <ChoiceField label="建议类别" value={kind} onChange={setKind} options={KIND_OPTIONS} />
    </ActionForm>
  );
}
