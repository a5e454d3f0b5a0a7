import { useQuery } from '@tanstack/react-query';
import type { SettingView } from '../../../../server/api/admin.js';
import type { Page } from '../../../../server/api/list.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { useOpened } from '../../command/use-opened.js';
import { PageHead } from '../../list/PageHead.js';
import { http } from '../../providers/http.js';
import { LoadProblem } from '../../ui/LoadProblem.js';
import { Panel } from '../../ui/Panel.js';
import { SkeletonRows } from '../../ui/SkeletonRows.js';
import { SettingRow } from './SettingRow.js';
import './settings.css';

/** 设置: policy values by group; a new value holds from a day and the old ones stay readable. */
export function SettingsPage() {
  const open = useOpened<string>();
  const { data, error } = useQuery({
    queryKey: ['settings'],
    queryFn: ({ signal }) => http<Page<SettingView>>('/api/settings?page=1&pageSize=200', { signal }),
  });
  const all = data?.items ?? [];
  const groups = [...new Set(all.map((setting) => setting.group))].map(
    (group) => [group, all.filter((setting) => setting.group === group)] as const,
  );
  return (
    <CommandScopeProvider>
      <PageHead title="设置" sub="新值从生效日起用，旧值留作依据" />
      <div className="stack">
        <CommandNotes />
        {error && <LoadProblem error={error} />}
        {!data && !error && <SkeletonRows rows={8} />}
        {groups.map(([group, settings]) => (
          <Panel key={group} title={group} sub={`${settings.length} 项`} flush>
            <ul className="settings">
              {settings.map((setting) => (
                <SettingRow
                  key={setting.key}
                  setting={setting}
                  isOpen={open.value === setting.key}
                  onShow={() => open.show(setting.key)}
                  onClose={open.close}
                />
              ))}
            </ul>
          </Panel>
        ))}
      </div>
    </CommandScopeProvider>
  );
}
