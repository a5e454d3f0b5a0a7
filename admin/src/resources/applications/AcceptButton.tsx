import { Button } from '@mui/material';
import type { ReactNode } from 'react';
import type { ApplicationView } from '../../../../server/api/applications.js';
import { useCommand } from '../../command/use-command.js';
import { commands } from '../../providers/commands.js';

/** 材料齐全，受理: one click accepts the whole bundle. */
export function AcceptButton({ application, icon }: { application: ApplicationView; icon: ReactNode }) {
  const { run, isBusy, error } = useCommand();
  const accept = () =>
    void run(() => commands.precheckApplication(application.id, { version: application.version, result: 'COMPLETE' }));
  return (
    <>
      {error && (
        <span className="small" style={{ color: 'var(--danger)' }} role="alert">
          {error}
        </span>
      )}
      <Button variant="contained" startIcon={icon} disabled={isBusy} onClick={accept}>
        {isBusy ? '正在提交…' : '材料齐全，受理'}
      </Button>
    </>
  );
}
