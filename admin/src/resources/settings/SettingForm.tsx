import { useState } from 'react';
import type { SettingView } from '../../../../server/api/admin.js';
import { ActionForm } from '../../command/ActionForm.js';
import { commands } from '../../providers/commands.js';
import { serverNow } from '../../providers/server-time.js';
import { Field } from '../../ui/Field.js';
import { isoDay } from '../../ui/format.js';
import { settingProblem } from './setting-draft.js';
import { SettingField } from './SettingField.js';
import '../../ui/form-grid.css';

/** A new value, the day it holds from, and what it rests on. */
export function SettingForm({ setting, onClose }: { setting: SettingView; onClose: () => void }) {
  const now = serverNow();
  const [value, setValue] = useState(setting.value);
  const [effectiveFrom, setEffectiveFrom] = useState(now ? isoDay(now) : '');
  const [source, setSource] = useState('');
  return (
    <ActionForm
      title={`修改：${setting.name}`}
      sub="从生效日起用，旧值保留在历史里"
      submitLabel="保存新值"
      notReady={settingProblem(value, setting.schema) ?? (effectiveFrom ? null : '请填生效日')}
      onSubmit={async () => {
        await commands.changeSetting(setting.key, {
          value,
          effectiveFrom,
          ...(source.trim() ? { source: source.trim() } : {}),
        });
        return { message: `已保存：${setting.name}，自 ${effectiveFrom} 起` };
      }}
      onClose={onClose}
    >
      <div className="form-grid">
        <SettingField
          label="新值"
          schema={setting.schema}
          value={value}
          ids={setting.ids}
          names={setting.names}
          onChange={setValue}
        />
        <Field label="生效日" type="date" value={effectiveFrom} onChange={setEffectiveFrom} required />
        <Field label="依据" value={source} onChange={setSource} placeholder="文件名称、文号" />
      </div>
    </ActionForm>
  );
}
