import { Button } from '@mui/material';
import { useCommand } from '../../command/use-command.js';
import { commands } from '../../providers/commands.js';

interface Props {
  taskIds: string[];
  onDone?: () => void;
  label?: string;
  variant?: 'outlined' | 'contained';
}

/** 领取: one row or many; who was faster is said for each. */
export function ClaimButton({ taskIds, onDone, label = '领取', variant = 'outlined' }: Props) {
  const { run, isBusy, error } = useCommand();
  const claim = async () => {
    const { claimed, refused } = await commands.claimTasks(taskIds);
    onDone?.();
    const refusals = refused.length
      ? `；${refused.length} 条没有领到：${[...new Set(refused.map((one) => one.message))].join('、')}`
      : '';
    return {
      message: claimed.length
        ? `已领取 ${claimed.length} 条，在“我的”里${refusals}`
        : `没有领到${refusals.replace('；', '：')}`,
    };
  };
  return (
    <>
      <Button size="small" variant={variant} disabled={isBusy || taskIds.length === 0} onClick={() => void run(claim)}>
        {label}
      </Button>
      {error && (
        <span className="small" style={{ color: 'var(--danger)' }}>
          {error}
        </span>
      )}
    </>
  );
}
