import { ReasonForm } from '../../command/ReasonForm.js';
import { operationsCommands } from './operations-commands.js';
import type { PickVerb } from './PickList.js';
import { SureForm } from './SureForm.js';

export const RESEND: PickVerb = {
  key: 'resend',
  label: '重发',
  form: ({ ids, what, onResult, onClose }) => (
    <ReasonForm
      title={`重发：${what}`}
      sub="流程引擎收到过的不会再生效一次"
      submitLabel="重发"
      onSubmit={async (reason) => onResult(await operationsCommands.resend(ids, reason))}
      onClose={onClose}
    />
  ),
};

/** 放弃: only of what the engine refuses. */
export const DROP: PickVerb = {
  key: 'drop',
  label: '放弃',
  danger: true,
  form: ({ ids, what, onResult, onClose }) => (
    <SureForm
      title={`放弃：${what}`}
      sub="流程收不到这条指令，可能停在等它的一步；本件后面的指令接着送，并通知经办核对"
      submitLabel={`放弃 ${ids.length} 条指令`}
      sure="我知道放弃后流程收不到它"
      onSubmit={async (reason) => onResult(await operationsCommands.drop(ids, reason))}
      onClose={onClose}
    />
  ),
};
