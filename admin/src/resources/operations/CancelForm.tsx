import { operationsCommands } from './operations-commands.js';
import type { VerbForm } from './PickList.js';
import { SureForm } from './SureForm.js';

/** 停止流程: cannot be undone. */
export const CancelForm = ({ ids, what, onResult, onClose }: VerbForm) => (
  <SureForm
    title={`停止流程：${what}`}
    sub="停止后不能恢复；办件本身不会办结，由经办线下跟进"
    submitLabel={`停止 ${ids.length} 个流程`}
    sure="我知道停止后不能恢复"
    onSubmit={async (reason) => onResult(await operationsCommands.cancel(ids, reason))}
    onClose={onClose}
  />
);
