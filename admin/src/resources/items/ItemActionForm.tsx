import type { ItemView } from '../../../../server/api/applications.js';
import { ActionForm } from '../../command/ActionForm.js';
import { CorrectionForm } from '../../command/CorrectionForm.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { commands } from '../../providers/commands.js';
import { ClearGreenForm } from '../applications/ClearGreenForm.js';
import { MarkGreenForm } from '../applications/MarkGreenForm.js';
import { AssignUnitForm } from './AssignUnitForm.js';
import { AssistForm } from './AssistForm.js';
import { GrantForm } from './GrantForm.js';
import { RefuseForm } from './RefuseForm.js';
import { SuspendForm } from './SuspendForm.js';
import { TransferForm } from './TransferForm.js';

export interface ItemFormProps {
  item: ItemView;
  onClose: () => void;
}

/** The form of the verb that was picked. */
export function ItemActionForm({ item, action, onClose }: ItemFormProps & { action: string }) {
  const { id, version } = item;
  switch (action) {
    case 'grant':
      return <GrantForm item={item} onClose={onClose} />;
    case 'refuse':
      return <RefuseForm item={item} onClose={onClose} />;
    case 'request-correction':
      return (
        <CorrectionForm
          title="补正"
          sub="勾选全部要补的，一次性告知；只有本事项暂停计时"
          submitLabel="发出告知书"
          choices={item.correctable}
          onSubmit={(entries) => commands.requestItemCorrection(id, { version, entries })}
          onClose={onClose}
        />
      );
    case 'suspend':
      return <SuspendForm item={item} onClose={onClose} />;
    case 'end-suspension':
      return (
        <ActionForm
          title="结束特别程序"
          sub="从现在起继续计时"
          submitLabel="结束特别程序"
          onSubmit={() => commands.endSuspension(id, { version })}
          onClose={onClose}
        />
      );
    case 'return':
      return (
        <ReasonForm
          title="退回"
          sub="非本单位职责；退回后改派别的单位，其他事项照常办理"
          submitLabel="退回"
          onSubmit={(reason) => commands.returnItem(id, { version, reason })}
          onClose={onClose}
        />
      );
    case 'transfer':
      return <TransferForm item={item} onClose={onClose} />;
    case 'assist':
      return <AssistForm item={item} onClose={onClose} />;
    case 'withdraw':
      return (
        <ReasonForm
          title={`撤回：${item.application.applicantName} · ${item.serviceItemName}`}
          sub="按申请人的要求撤回这一项，不能恢复；其他事项照常办理"
          submitLabel={`撤回 ${item.number}`}
          danger
          onSubmit={(reason) => commands.withdrawItem(id, { version, reason })}
          onClose={onClose}
        />
      );
    case 'remind':
      return (
        <ActionForm
          title="催办"
          sub={`提醒 ${item.unitName ?? '承办单位'}${item.handlerName ? ` ${item.handlerName}` : ''} 尽快办理`}
          submitLabel="催办"
          onSubmit={() => commands.remindItem(id, { version })}
          onClose={onClose}
        />
      );
    case 'mark-green-channel':
      return <MarkGreenForm applicationId={item.application.id} onClose={onClose} />;
    case 'clear-green-channel':
      return <ClearGreenForm applicationId={item.application.id} onClose={onClose} />;
    case 'assign-unit':
      return <AssignUnitForm item={item} onClose={onClose} />;
    case 'release':
      return (
        <ActionForm
          title="放回待领"
          sub="本单位其他经办可以领取"
          submitLabel="放回待领"
          onSubmit={async () => item.task && commands.releaseTask(item.task.jobKey)}
          onClose={onClose}
        />
      );
    default:
      return null;
  }
}
