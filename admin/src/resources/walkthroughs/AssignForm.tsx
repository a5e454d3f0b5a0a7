import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { UserView } from '../../../../server/api/admin.js';
import type { Page } from '../../../../server/api/list.js';
import { ANGLES, WALK_LEVELS, type Angle } from '../../../../server/api/walkthroughs.js';
import { ActionForm } from '../../command/ActionForm.js';
import { http } from '../../providers/http.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { useUnits } from '../units/use-units.js';
import { useScenarios } from './use-scenarios.js';
import { walkCommands } from './walk-commands.js';
import '../../ui/form-grid.css';

/** 派出走流程: scenario, walker, angle, place and milestone (R2, R48). */
export function AssignForm({ onClose }: { onClose: () => void }) {
  const scenarios = useScenarios();
  const { data: walkers } = useQuery({
    queryKey: ['users', 'walkers'],
    queryFn: ({ signal }) => http<Page<UserView>>('/api/users?role=EXPERIENCER&page=1&pageSize=200', { signal }),
  });
  const units = useUnits();
  const [scenarioId, setScenarioId] = useState('');
  const [angle, setAngle] = useState('');
  const [walkerId, setWalkerId] = useState('');
  const [unitId, setUnitId] = useState('');
  const [place, setPlace] = useState('');
  const [level, setLevel] = useState<string>('PROVINCIAL');
  const [levelReason, setLevelReason] = useState('');
  const [dueOn, setDueOn] = useState('');
  const scenario = scenarios.find(({ id }) => id === scenarioId);
  const isPartly = scenarios.some(({ open }) => !open);
  const missing = !scenarioId
    ? '请选择场景'
    : !angle
      ? '请选择角度'
      : !walkerId
        ? '请选择走流程人员'
        : !unitId
          ? '请选择单位'
          : !place.trim()
            ? '请填写体验地点'
            : level === 'LOWER' && !levelReason.trim()
              ? '请写明省本级不具备条件的情况'
              : null;
  return (
    <ActionForm
      title="派出走流程"
      sub="一个角度一份任务"
      submitLabel="派出"
      notReady={missing}
      onSubmit={async () => {
        const { number } = await walkCommands.assign({
          scenarioId,
          angle,
          walkerId,
          unitId,
          place: place.trim(),
          level,
          ...(level === 'LOWER' ? { levelReason: levelReason.trim() } : {}),
          ...(dueOn ? { dueOn } : {}),
        });
        return { message: `已派出 ${number}` };
      }}
      onClose={onClose}
    >
      <div className="form-grid">
        <SelectField
          label="场景"
          value={scenarioId}
          onChange={(id) => {
            setScenarioId(id);
            const { angles = [] } = scenarios.find((each) => each.id === id) ?? {};
            setAngle(angles.length === 1 ? (angles[0] ?? '') : '');
          }}
          options={scenarios.filter(({ open }) => open).map(({ id, name }) => ({ value: id, label: name }))}
          {...(isPartly ? { hint: `共 ${scenarios.length} 个场景，其余的配置流程后开放` } : {})}
        />
        <SelectField
          label="角度"
          value={angle}
          onChange={setAngle}
          options={(scenario?.angles ?? []).map((each) => ({ value: each, label: ANGLES[each as Angle] ?? each }))}
        />
        <SelectField
          label="走流程人员"
          value={walkerId}
          onChange={setWalkerId}
          options={(walkers?.items ?? [])
            .filter(({ active }) => active)
            .map(({ id, displayName, post }) => ({ value: id, label: `${displayName}（${post}）` }))}
        />
        <SelectField
          label="单位"
          value={unitId}
          onChange={setUnitId}
          options={units.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Field label="体验地点" value={place} onChange={setPlace} required placeholder="如：就业服务大厅" />
        <SelectField
          label="层级"
          value={level}
          onChange={(chosen) => setLevel(chosen || 'PROVINCIAL')}
          options={Object.entries(WALK_LEVELS).map(([value, label]) => ({ value, label }))}
        />
        {level === 'LOWER' && (
          <Field
            label="省本级不具备条件的情况"
            value={levelReason}
            onChange={setLevelReason}
            required
            placeholder="如：省本级不经办这一事项"
          />
        )}
        <Field label="完成期限" type="date" value={dueOn} onChange={setDueOn} hint="里程碑，可不填；到期前提醒" />
      </div>
    </ActionForm>
  );
}
