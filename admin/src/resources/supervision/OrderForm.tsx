import { useState } from 'react';
import { ActionForm } from '../../command/ActionForm.js';
import { sentenceOf } from '../../providers/api-error.js';
import { supervisionCommands, type Limit, type Subject } from '../../providers/loop-commands.js';
import { Field } from '../../ui/Field.js';
import { isLimit, LimitField } from '../../ui/LimitField.js';

interface Props {
  subjects: (Subject & { number: string })[];
  onClose: () => void;
}

/** 督办: an order of its own limit, one a case. */
export function OrderForm({ subjects, onClose }: Props) {
  const [requirement, setRequirement] = useState('');
  const [limit, setLimit] = useState<Limit | null>(null);
  const numbers = subjects.map((one) => one.number).join('、');
  const order = async () => {
    const made: string[] = [];
    const refused: string[] = [];
    for (const { subjectType, subjectId, number } of subjects) {
      const body = { subjectType, subjectId, requirement: requirement.trim(), limit: limit! };
      try {
        made.push((await supervisionCommands.order(body)).number);
      } catch (reason) {
        // one that is under an order already does not hold up the others
        if (subjects.length === 1) throw reason;
        refused.push(`${number} ${sentenceOf(reason)}`);
      }
    }
    const done = made.length > 0 ? `已发出督办单 ${made.join('、')}，等待责任单位签收` : '没有发出督办单';
    return { message: [done, ...refused].join('；') };
  };
  return (
    <ActionForm
      title="督办"
      sub={numbers}
      submitLabel={subjects.length > 1 ? `发出 ${subjects.length} 份督办单` : '发出督办单'}
      notReady={requirement.trim() ? (isLimit(limit) ? null : '请填回复时限') : '请写明督办要求'}
      onSubmit={order}
      onClose={onClose}
    >
      <Field
        label="督办要求"
        rows={2}
        value={requirement}
        onChange={setRequirement}
        required
        placeholder="要解决什么，回复什么"
      />
      <LimitField label="回复时限" value={limit} onChange={setLimit} />
    </ActionForm>
  );
}
