import { useState } from 'react';
import type { SettingView } from '../../../../server/api/admin.js';
import { ActionForm } from '../../command/ActionForm.js';
import { commands } from '../../providers/commands.js';
import { serverNow } from '../../providers/server-time.js';
import { Field } from '../../ui/Field.js';
import { SelectField } from '../../ui/SelectField.js';
import { isoDay } from '../../ui/format.js';
import { parseSetting, settingAsText } from './setting-value.js';
import '../../ui/form-grid.css';

/** A new value, the day it holds from, and what it rests on. */
export function SettingForm({ setting, onClose }: { setting: SettingView; onClose: () => void }) {
  const now = serverNow();
  const [text, setText] = useState(settingAsText(setting.value));
  const [effectiveFrom, setEffectiveFrom] = useState(now ? isoDay(now) : '');
  const [source, setSource] = useState('');
  const isTick = typeof setting.value === 'boolean';
  const isLong = typeof setting.value === 'object' && setting.value !== null;
  const problem = problemOf(text, setting.value);
  return (
    <ActionForm
      title={`修改：${setting.name}`}
      sub="不改动已经算好的期限，除非重新计算"
      submitLabel="保存新值"
      notReady={problem ?? (effectiveFrom ? null : '请填生效日')}
      onSubmit={async () => {
        await commands.changeSetting(setting.key, { value: parseSetting(text, setting.value), effectiveFrom, ...(source.trim() ? { source: source.trim() } : {}) });
        return { message: `已保存：${setting.name}，自 ${effectiveFrom} 起` };
      }}
      onClose={onClose}
    >
      <div className="form-grid">
        {isTick ? (
          <SelectField label="新值" value={text} onChange={setText} options={[{ value: 'true', label: '是' }, { value: 'false', label: '否' }]} />
        ) : (
          <Field label="新值" value={text} onChange={setText} required {...(isLong ? { rows: 4 } : {})} />
        )}
        <Field label="生效日" type="date" value={effectiveFrom} onChange={setEffectiveFrom} required />
        <Field label="依据" value={source} onChange={setSource} placeholder="文件名称、文号" />
      </div>
    </ActionForm>
  );
}

function problemOf(text: string, present: unknown): string | null {
  try {
    parseSetting(text, present);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}
