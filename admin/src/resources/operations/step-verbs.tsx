import { ReasonForm } from '../../command/ReasonForm.js';
import { CancelForm } from './CancelForm.js';
import { HandOverForm } from './HandOverForm.js';
import { operationsCommands } from './operations-commands.js';
import type { PickVerb } from './PickList.js';
import { ResolveForm } from './ResolveForm.js';

export const RETRY: PickVerb = {
  key: 'retry',
  label: '重试',
  form: ({ ids, what, onResult, onClose }) => (
    <ReasonForm
      title={`重试：${what}`}
      sub="原因已经消除或已经过去，再执行一次"
      submitLabel="重试"
      onSubmit={async (reason) => onResult(await operationsCommands.retry(ids, reason))}
      onClose={onClose}
    />
  ),
};

export const RESOLVE: PickVerb = { key: 'resolve', label: '解除', form: (props) => <ResolveForm {...props} /> };
export const HAND_OVER: PickVerb = { key: 'hand-over', label: '交人', form: (props) => <HandOverForm {...props} /> };
export const CANCEL: PickVerb = {
  key: 'cancel',
  label: '停止流程',
  danger: true,
  form: (props) => <CancelForm {...props} />,
};
