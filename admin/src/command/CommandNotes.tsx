import { Button } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import { Note } from '../ui/Note.js';
import { useCommandScope } from './command-scope.js';
import './command-notes.css';

/** What the last command did, or that somebody else changed the record first. What was typed stays. In sight on a phone, however far down it is read. */
export function CommandNotes() {
  const { message, conflict } = useCommandScope();
  return message || conflict ? (
    <div className="command-notes">
      <LastResult />
    </div>
  ) : null;
}

function LastResult() {
  const { message, conflict, warn, tell } = useCommandScope();
  const queryClient = useQueryClient();
  const refresh = async () => {
    await queryClient.invalidateQueries();
    warn(null);
  };
  if (conflict) {
    return (
      <Note
        tone="warn"
        actions={
          <Button size="small" variant="contained" onClick={() => void refresh()}>
            刷新
          </Button>
        }
      >
        <b>{conflict}</b>
        <br />
        <span className="muted small">您填写的内容还在，刷新后可以再提交。</span>
      </Note>
    );
  }
  if (message) {
    return (
      <Note
        tone="good"
        actions={
          <Button size="small" variant="text" onClick={() => tell(null)}>
            知道了
          </Button>
        }
      >
        <b>{message}</b>
      </Note>
    );
  }
  return null;
}
