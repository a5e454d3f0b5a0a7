import CheckIcon from '@mui/icons-material/CheckOutlined';
import { Button } from '@mui/material';
import { useState } from 'react';
import type { ItemView } from '../../../../server/api/applications.js';
import { useCommand } from '../../command/use-command.js';
import { commands } from '../../providers/commands.js';
import '../../list/filters.css';

interface Props {
  item: ItemView;
  onRefuse: () => void;
  /** Opens the form with a note to the applicant before closing. */
  onGrant: () => void;
}

/** Outcome, then 办结: open → outcome → 办结 are three clicks. A refusal asks for its reason first. */
export function DecideButtons({ item, onRefuse, onGrant }: Props) {
  const [outcome, setOutcome] = useState<'GRANT' | 'REFUSE'>('GRANT');
  const { run, isBusy, error } = useCommand();
  const close = () => {
    if (outcome === 'REFUSE') return onRefuse();
    void run(() => commands.decideItem(item.id, { version: item.version, decision: 'GRANT' }));
  };
  return (
    <>
      <span className="to-do">审核材料，选定结果</span>
      <div className="segmented" role="group" aria-label="结果">
        <button type="button" aria-pressed={outcome === 'GRANT'} onClick={() => setOutcome('GRANT')}>
          予以办理
        </button>
        <button type="button" aria-pressed={outcome === 'REFUSE'} onClick={() => setOutcome('REFUSE')}>
          不予办理
        </button>
      </div>
      {outcome === 'GRANT' && (
        <Button variant="text" size="small" onClick={onGrant}>
          附结果说明
        </Button>
      )}
      {error && (
        <span className="small" style={{ color: 'var(--danger)' }} role="alert">
          {error}
        </span>
      )}
      <span className="spacer" />
      <Button variant="contained" startIcon={<CheckIcon />} disabled={isBusy} onClick={close}>
        {isBusy ? '正在提交…' : '办结'}
      </Button>
    </>
  );
}
