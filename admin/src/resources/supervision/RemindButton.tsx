import BellIcon from '@mui/icons-material/NotificationsActiveOutlined';
import { Button } from '@mui/material';
import { useCommand } from '../../command/use-command.js';
import { supervisionCommands, type Subject } from '../../providers/loop-commands.js';
import { reminderWords } from './reminder-words.js';

/** 催办 n 条 at once; the answer says who was already reminded, and when. */
export function RemindButton({ subjects, onDone }: { subjects: Subject[]; onDone: () => void }) {
  const { run, isBusy, error } = useCommand();
  const remind = async () => {
    const results = await supervisionCommands.remind(subjects, '');
    onDone();
    return { message: reminderWords(results) };
  };
  return (
    <>
      <Button
        size="small"
        variant="contained"
        startIcon={<BellIcon />}
        disabled={isBusy || subjects.length === 0}
        onClick={() => void run(remind)}
      >
        {isBusy ? '正在催办…' : `催办 ${subjects.length} 条`}
      </Button>
      {error && (
        <span className="small" style={{ color: 'var(--danger)' }} role="alert">
          {error}
        </span>
      )}
    </>
  );
}
