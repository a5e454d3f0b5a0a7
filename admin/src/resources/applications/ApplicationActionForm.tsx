import type { ApplicationView } from '../../../../server/api/applications.js';
import { ActionForm } from '../../command/ActionForm.js';
import { CorrectionForm } from '../../command/CorrectionForm.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { commands } from '../../providers/commands.js';
import { ClearGreenForm } from './ClearGreenForm.js';
import { MarkGreenForm } from './MarkGreenForm.js';
import { missingMaterials, useCorrectable } from './use-correctable.js';

interface Props {
  application: ApplicationView;
  action: string;
  onClose: () => void;
}

/** The form of the verb that was picked. */
export function ApplicationActionForm({ application, action, onClose }: Props) {
  const choices = useCorrectable(application);
  const { id, version } = application;
  const name = `${application.applicantName} · ${application.oneThingName}`;
  switch (action) {
    case 'incomplete':
      return (
        <CorrectionForm
          key={choices.length}
          title="缺材料"
          sub="勾选全部所缺，一次性告知申请人"
          submitLabel="发出一次性告知书"
          choices={choices}
          proposed={missingMaterials(choices, application)}
          onSubmit={(missing) => commands.precheckApplication(id, { version, result: 'INCOMPLETE', missing })}
          onClose={onClose}
        />
      );
    case 'tolerance':
      return (
        <ActionForm
          title="容缺受理"
          sub="申请人已作出容缺承诺，缺的材料在办理中补交"
          submitLabel="容缺受理"
          onSubmit={() => commands.precheckApplication(id, { version, result: 'COMPLETE', toleranceCommitment: true })}
          onClose={onClose}
        />
      );
    case 'reject':
      return (
        <ReasonForm
          title={`不予受理：${name}`}
          sub="理由会告知申请人并记入台账，不能撤销"
          submitLabel={`不予受理 ${application.number ?? ''}`}
          danger
          onSubmit={(reason) => commands.precheckApplication(id, { version, result: 'NOT_ACCEPTABLE', reason })}
          onClose={onClose}
        />
      );
    case 'mark-green-channel':
      return <MarkGreenForm applicationId={id} onClose={onClose} />;
    case 'clear-green-channel':
      return <ClearGreenForm applicationId={id} onClose={onClose} />;
    case 'withdraw':
      return (
        <ReasonForm
          title={`撤回：${name}`}
          sub="按申请人的要求撤回整个申请，不能恢复"
          submitLabel={`撤回 ${application.number ?? ''}`}
          danger
          onSubmit={(reason) => commands.withdrawApplication(id, { version, reason })}
          onClose={onClose}
        />
      );
    default:
      return null;
  }
}
