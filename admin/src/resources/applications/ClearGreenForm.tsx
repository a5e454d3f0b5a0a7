import { ReasonForm } from '../../command/ReasonForm.js';
import { commands } from '../../providers/commands.js';

/** 取消绿色通道: the case stands where its deadlines put it. */
export const ClearGreenForm = ({ applicationId, onClose }: { applicationId: string; onClose: () => void }) => (
  <ReasonForm
    title="取消绿色通道"
    sub="之后按期限排列；理由记入台账"
    submitLabel="取消绿色通道"
    onSubmit={(reason) => commands.clearGreenChannel(applicationId, reason)}
    onClose={onClose}
  />
);
