import { Checkbox, FormControlLabel } from '@mui/material';
import { useState } from 'react';
import type { ProblemView } from '../../../../server/api/problems.js';
import { ActionForm } from '../../command/ActionForm.js';
import { problemCommands } from '../../providers/loop-commands.js';
import { ChoiceField, optionsOf } from '../../ui/ChoiceField.js';
import { Field } from '../../ui/Field.js';
import { useUnits } from '../units/use-units.js';
import { CONSULTATION_SCOPES, type ConsultationScope } from './consultation-words.js';

/** 联席会商 with the units that are needed for it (R61). */
export function ConsultForm({ problem, onClose }: { problem: ProblemView; onClose: () => void }) {
  const units = useUnits().filter((unit) => unit.active);
  const [scope, setScope] = useState<ConsultationScope>('CROSS_DIVISION');
  const [unitIds, setUnitIds] = useState<string[]>([]);
  const [topic, setTopic] = useState('');
  const toggle = (id: string) =>
    setUnitIds((before) => (before.includes(id) ? before.filter((one) => one !== id) : [...before, id]));
  return (
    <ActionForm
      title="联席会商"
      sub="结论写回本问题"
      submitLabel="发起会商"
      notReady={unitIds.length === 0 ? '请选择参加的单位' : topic.trim() ? null : '请写明会商什么'}
      onSubmit={() =>
        problemCommands.consult(problem.id, { version: problem.version, scope, unitIds, topic: topic.trim() })
      }
      onClose={onClose}
    >
      <ChoiceField label="范围" value={scope} onChange={setScope} options={optionsOf(CONSULTATION_SCOPES)} />
      <fieldset style={{ border: 0, margin: 0, padding: 0 }}>
        <legend className="small">参加单位</legend>
        {units.map((unit) => (
          <FormControlLabel
            key={unit.id}
            control={<Checkbox checked={unitIds.includes(unit.id)} onChange={() => toggle(unit.id)} />}
            label={unit.shortName}
          />
        ))}
      </fieldset>
      <Field label="议题" rows={2} value={topic} onChange={setTopic} required />
    </ActionForm>
  );
}
