import { useQuery } from '@tanstack/react-query';
import type { Page } from '../../../../server/api/list.js';
import type { IncidentRow } from '../../../../server/api/processes.js';
import { CommandNotes } from '../../command/CommandNotes.js';
import { CommandScopeProvider } from '../../command/command-scope.js';
import { http, queryString } from '../../providers/http.js';
import { Panel } from '../../ui/Panel.js';
import { IncidentNote } from './IncidentNote.js';

/** Failed steps, of one process or of all; nothing when there are none. */
export function IncidentPanel({ processId }: { processId?: string }) {
  const { data } = useQuery({
    queryKey: ['incidents', processId ?? null],
    queryFn: ({ signal }) =>
      http<Page<IncidentRow>>(`/api/incidents${queryString({ page: 1, pageSize: 50, processId })}`, { signal }),
    retry: false,
  });
  const open = (data?.items ?? []).filter(
    (incident) => !incident.resolvedAt && (!processId || incident.processId === processId),
  );
  return (
    <CommandScopeProvider>
      <CommandNotes />
      {open.length > 0 && (
        <Panel title="失败的步骤" sub={`${open.length} 个`}>
          <div className="stack">
            {open.map((incident) => (
              <IncidentNote key={incident.key} incident={incident} />
            ))}
          </div>
        </Panel>
      )}
    </CommandScopeProvider>
  );
}
