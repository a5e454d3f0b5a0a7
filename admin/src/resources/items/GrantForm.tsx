import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { commands } from '../../providers/commands.js';
import { Field } from '../../ui/Field.js';
import type { ItemFormProps } from './ItemActionForm.js';

/** 予以办理 with a note that the applicant reads in the combined feedback. */
export function GrantForm({ item, onClose }: ItemFormProps) {
  const [note, setNote] = useState('');
  return (
    <ActionForm
      title="予以办理"
      sub="说明会写进综合反馈单"
      submitLabel="办结"
      onSubmit={() =>
        commands.decideItem(item.id, {
          version: item.version,
          decision: 'GRANT',
          ...(note.trim() ? { resultNote: note.trim() } : {}),
        })
      }
      onClose={onClose}
    >
      <Field
        label="结果说明"
        rows={2}
        value={note}
        onChange={setNote}
        placeholder="如：电子证已生成，可凭身份证到窗口领取纸质证"
      />
    </ActionForm>
  );
}
