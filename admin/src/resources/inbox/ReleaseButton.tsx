import { Button } from '@mui/material';
import { useCommand } from '../../command/use-command.js';
import { commands } from '../../providers/commands.js';

/** 放回待领: others of the unit may take it again. */
export function ReleaseButton({ taskIds, onDone }: { taskIds: string[]; onDone: () => void }) {
  const { run, isBusy, error } = useCommand();
  const release = async () => {
    for (const id of taskIds) await commands.releaseTask(id);
    onDone();
    return { message: `已放回 ${taskIds.length} 条，在“本单位待领”里` };
  };
  return (
    <>
      <Button size="small" disabled={isBusy || taskIds.length === 0} onClick={() => void run(release)}>
        放回待领
      </Button>
      {error && (
        <span className="small" style={{ color: 'var(--danger)' }}>
          {error}
        </span>
      )}
    </>
  );
}
