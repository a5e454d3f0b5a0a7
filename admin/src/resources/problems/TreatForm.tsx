import { useState } from 'react';
import type { RectificationKind } from '../../../../server/api/loop-states.js';
import type { ProblemView } from '../../../../server/api/problems.js';
import { ActionForm } from '../../command/ActionForm.js';
import { problemCommands } from '../../providers/loop-commands.js';
import { ChoiceField } from '../../ui/ChoiceField.js';
import { SelectField } from '../../ui/SelectField.js';
import { KIND_OPTIONS } from '../rectifications/DecideMeasureForm.js';
import { useUnits } from '../units/use-units.js';
import { PickList } from './PickList.js';
import '../../ui/form-grid.css';

/** 一并整改: which siblings come under one rectification; unit and kind only where a new one is opened (R60). */
export function TreatForm({ problem, onClose }: { problem: ProblemView; onClose: () => void }) {
  const units = useUnits().filter((unit) => unit.active);
  const [picked, setPicked] = useState<string[]>(() =>
    problem.siblings.filter(({ refusal }) => refusal === null).map(({ id }) => id),
  );
  const [unitId, setUnitId] = useState(() => units.find((unit) => unit.name === problem.unitName)?.id ?? '');
  const [kind, setKind] = useState<RectificationKind>(problem.proposedKind ?? 'IMMEDIATE');
  const isNew = problem.treatment === null;
  return (
    <ActionForm
      title="一并整改"
      sub={
        problem.treatment
          ? `选中的问题并入整改 ${problem.treatment.number}，同一措施，一起销号`
          : '选中的问题派发为一项整改，同一措施，一起销号'
      }
      submitLabel={`一并整改 ${picked.length} 个同类问题`}
      notReady={picked.length === 0 ? '请选择同类问题' : isNew && !unitId ? '请选择责任单位' : null}
      onSubmit={() =>
        problemCommands.treat(problem.id, {
          version: problem.version,
          siblingIds: picked,
          ...(isNew ? { unitId, kind } : {}),
        })
      }
      onClose={onClose}
    >
      <PickList
        label="同类问题"
        picked={picked}
        onPick={setPicked}
        options={problem.siblings.map((one) => ({
          value: one.id,
          label: one.title,
          hint: one.refusal ?? one.number,
          disabled: one.refusal !== null,
        }))}
      />
      {isNew && (
        <>
          <div className="form-grid">
            <SelectField
              label="责任单位"
              value={unitId}
              onChange={setUnitId}
              options={units.map((unit) => ({ value: unit.id, label: unit.name }))}
            />
          </div>
          <ChoiceField label="建议类别" value={kind} onChange={setKind} options={KIND_OPTIONS} />
        </>
      )}
    </ActionForm>
  );
}
