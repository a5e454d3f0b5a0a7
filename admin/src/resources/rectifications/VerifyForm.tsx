import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { rectificationCommands } from '../../providers/loop-commands.js';
import { Field } from '../../ui/Field.js';
import type { RectificationFormProps } from './RectificationActionForm.js';

/** 复核: passed goes to who raised it; returned opens a new round with a new clock (R64). */
export function VerifyForm({ view, passed, onClose }: RectificationFormProps & { passed: boolean }) {
  const [note, setNote] = useState('');
  return (
    <ActionForm
      title={passed ? '复核通过' : '退回整改'}
      sub={passed ? `通过后请${view.evaluatorText}评价` : '开新一轮整改，重新计时，计入退回次数'}
      submitLabel={passed ? '复核通过' : '退回整改'}
      danger={!passed}
      notReady={passed || note.trim() ? null : '请写明退回理由'}
      onSubmit={() => rectificationCommands.verify(view.id, { version: view.version, passed, note: note.trim() })}
      onClose={onClose}
    >
      <Field
        label={passed ? '复核意见' : '退回理由'}
        rows={2}
        value={note}
        onChange={setNote}
        required={!passed}
        placeholder={passed ? '看了什么，结果怎样' : '还差什么，要补什么'}
      />
    </ActionForm>
  );
}
