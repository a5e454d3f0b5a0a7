import { useState } from 'react';
import { GREEN_CHANNEL_GROUPS, type GreenChannelGroup } from '../../../../server/api/application-states.js';
import { ActionForm } from '../../command/ActionForm.js';
import { commands } from '../../providers/commands.js';
import { ChoiceField, optionsOf } from '../../ui/ChoiceField.js';
import { Field } from '../../ui/Field.js';

/** 标为绿色通道: for whom; the case then stands on top of every unit's list (R140). */
export function MarkGreenForm({ applicationId, onClose }: { applicationId: string; onClose: () => void }) {
  const [group, setGroup] = useState<GreenChannelGroup | null>(null);
  const [note, setNote] = useState('');
  const isOther = group === 'OTHER';
  return (
    <ActionForm
      title="标为绿色通道"
      sub="整件在各单位的待办里排在最前；记入台账"
      submitLabel="标为绿色通道"
      notReady={!group ? '请选择是哪一类群体' : isOther && !note.trim() ? '请写明是哪一类特殊群体' : null}
      onSubmit={async () =>
        group && commands.markGreenChannel(applicationId, { group, ...(note.trim() ? { note: note.trim() } : {}) })
      }
      onClose={onClose}
    >
      <ChoiceField label="特殊群体" value={group} onChange={setGroup} options={optionsOf(GREEN_CHANNEL_GROUPS)} />
      <Field label={isOther ? '说明' : '说明（选填）'} rows={2} value={note} onChange={setNote} required={isOther} />
    </ActionForm>
  );
}
