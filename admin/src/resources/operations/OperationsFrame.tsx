import RefreshIcon from '@mui/icons-material/RefreshOutlined';
import { Button, Tab, Tabs } from '@mui/material';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router-dom';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { PageHead } from '../../list/PageHead.js';
import { sentenceOf } from '../../providers/api-error.js';
import { usePermission } from '../../providers/use-session.js';
import { NoAccess } from '../../ui/NoAccess.js';
import { Note } from '../../ui/Note.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { HealthFacts } from './HealthFacts.js';
import { useOperationsStatus } from './use-operations-status.js';

const TABS = [
  { to: '/operations', label: '异常' },
  { to: '/operations/stuck-jobs', label: '卡住的环节' },
  { to: '/operations/outbox', label: '待发送' },
] as const;
export type OperationsTab = (typeof TABS)[number]['to'];

/** 运行维护: facts on top, three lists below; each tab has an address of its own. */
export function OperationsFrame({ tab, children }: { tab: OperationsTab; children: ReactNode }) {
  const mayManage = usePermission('operations.manage');
  const { data: status, error } = useOperationsStatus();
  const queryClient = useQueryClient();
  if (!mayManage) return <NoAccess>运行维护由系统管理员办理。</NoAccess>;
  const counts = status && [status.incidents, status.stuckJobs, status.outbox.waiting];
  return (
    <CommandScopeProvider>
      <PageHead
        title="运行维护"
        sub={status && (status.ok ? '一切正常' : status.problems.join(' · '))}
        tools={
          <Button startIcon={<RefreshIcon />} onClick={() => void queryClient.invalidateQueries()}>
            刷新
          </Button>
        }
      />
      <div className="stack">
        {error ? (
          <Note tone="bad">{sentenceOf(error)}</Note>
        ) : status ? (
          <HealthFacts status={status} />
        ) : (
          <SkeletonRows rows={2} />
        )}
        <Tabs value={tab} variant="scrollable" scrollButtons={false} aria-label="运行维护分类">
          {TABS.map(({ to, label }, index) => (
            <Tab
              key={to}
              value={to}
              component={Link}
              to={to}
              label={
                <span>
                  {label} <span className="small">{counts?.[index] ?? ''}</span>
                </span>
              }
            />
          ))}
        </Tabs>
        <CommandNotes />
        {children}
      </div>
    </CommandScopeProvider>
  );
}
