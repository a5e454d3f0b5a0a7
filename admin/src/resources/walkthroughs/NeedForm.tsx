import AddIcon from '@mui/icons-material/AddOutlined';
import { Button } from '@mui/material';
import type { WalkthroughView } from '../../../../server/api/walkthroughs.js';
import { ActionForm } from '../../command/ActionForm.js';
import { useOpened } from '../../command/use-opened.js';
import { Field } from '../../ui/Field.js';
import { sendOrKeep } from './kept-posts.js';
import { useOwner } from './use-kept.js';
import { useTyped } from './use-typed.js';
import { walkPath } from './walk-commands.js';

/** 需求清单: what people ask for (R39). Kept in the phone where there is no net. */
export function NeedForm({ walk }: { walk: WalkthroughView }) {
  const sheet = useOpened<true>();
  if (sheet.value) return <NeedSheet walk={walk} onClose={sheet.close} />;
  return (
    <Button className="wide-button" variant="outlined" startIcon={<AddIcon />} onClick={() => sheet.show(true)}>
      登记需求
    </Button>
  );
}

function NeedSheet({ walk, onClose }: { walk: WalkthroughView; onClose: () => void }) {
  const owner = useOwner();
  const { typed, type, forget } = useTyped(`need:${walk.id}`, '');
  const submit = async () => {
    const sent = await sendOrKeep<{ number: string }>({
      owner,
      what: '需求',
      about: walkPath(walk.id),
      path: '/api/needs',
      fields: { description: typed.trim(), serviceItemName: walk.serviceItemName, walkthroughId: walk.id },
    });
    forget();
    return { message: sent ? `已登记需求 ${sent.number}` : '没有网络，需求已存在本机，有网后自动上传' };
  };
  return (
    <div className="sheet">
      <ActionForm
        title="登记需求"
        sub={walk.serviceItemName}
        submitLabel="提交需求"
        notReady={typed.trim() ? null : '请写明需求'}
        onSubmit={submit}
        onClose={onClose}
      >
        <Field
          label="需求"
          rows={3}
          value={typed}
          onChange={type}
          required
          placeholder="群众希望怎样，如：办完后电话回访"
        />
      </ActionForm>
    </div>
  );
}
