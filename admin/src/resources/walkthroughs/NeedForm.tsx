import { Button } from '@mui/material';
import { useState } from 'react';
import type { WalkthroughView } from '../../../../server/api/walkthroughs.js';
import { ActionForm } from '../../command/ActionForm.js';
import { http } from '../../providers/http.js';
import { Field } from '../../ui/Field.js';

/** 需求清单: what people ask for (R39). */
export function NeedForm({ walk }: { walk: WalkthroughView }) {
  const [isOpen, setOpen] = useState(false);
  const [description, setDescription] = useState('');
  if (!isOpen)
    return (
      <Button variant="outlined" onClick={() => setOpen(true)}>
        登记需求
      </Button>
    );
  return (
    <ActionForm
      title="登记需求"
      sub={walk.serviceItemName}
      submitLabel="提交需求"
      notReady={description.trim() ? null : '请写明需求'}
      onSubmit={async () => {
        const body = { description: description.trim(), serviceItemName: walk.serviceItemName, walkthroughId: walk.id };
        const { number } = await http<{ number: string }>('/api/needs', { method: 'POST', body });
        setDescription('');
        return { message: `已登记需求 ${number}` };
      }}
      onClose={() => setOpen(false)}
    >
      <Field label="需求" rows={2} value={description} onChange={setDescription} required />
    </ActionForm>
  );
}
