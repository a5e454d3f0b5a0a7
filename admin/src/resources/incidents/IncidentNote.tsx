import { Button } from '@mui/material';
import { Link } from 'react-router-dom';
import type { IncidentRow } from '../../../../server/api/processes.js';
import { ReasonForm } from '../../command/ReasonForm.js';
import { useOpened } from '../../command/use-opened.js';
import { commands } from '../../providers/commands.js';
import { usePermission } from '../../providers/use-session.js';
import { dayTime } from '../../ui/format.js';
import { Note } from '../../ui/Note.js';

/** One failed step: what did not happen, why in plain words, and 重试. */
export function IncidentNote({ incident }: { incident: IncidentRow }) {
  const retrying = useOpened<true>();
  const mayOperate = usePermission('process.operate');
  return (
    <>
      <Note
        tone="bad"
        actions={
          mayOperate &&
          !retrying.value && (
            <Button size="small" onClick={() => retrying.show(true)}>
              重试
            </Button>
          )
        }
      >
        <b>{incident.elementName}没有完成</b>　
        {incident.number &&
          (incident.caseId ? <Link to={`/applications/${incident.caseId}`}>{incident.number}</Link> : incident.number)}
        <br />
        {incident.cause} <span className="muted small">{dayTime(incident.createdAt)}</span>
        <details className="small muted">
          <summary>技术信息</summary>
          {incident.errorType}：{incident.errorMessage}
        </details>
      </Note>
      {retrying.value && (
        <ReasonForm
          title={`重试：${incident.elementName}`}
          submitLabel="重试"
          onSubmit={(reason) => commands.retryIncident(incident.key, reason)}
          onClose={retrying.close}
        />
      )}
    </>
  );
}
