import type { BulkResult } from '../../api/operations.js';
import type { Variables } from '../../engine/port.js';
import type { CommandContext } from '../../shared/command-context.js';
import { doEach } from './do-each.js';
import { requireIncident } from './retry-incidents.js';
import { requireOperator, type OperationsDeps } from './operations-deps.js';

export interface ResolveIncidents {
  ids: string[];
  reason: string;
  /** Set at each of the steps before it goes on: ids and decisions only. */
  variables?: Variables | undefined;
}

/** 解除: the cause was cured, with the right values if some were missing, and the step goes on; one or many. */
export function resolveIncidents(
  context: CommandContext,
  deps: Pick<OperationsDeps, 'can' | 'resolveIncident' | 'runtime'>,
  { ids, reason, variables }: ResolveIncidents,
): Promise<BulkResult> {
  requireOperator(deps, context.actor);
  return doEach(
    ids,
    '已提交解除',
    async (id) => deps.resolveIncident(context, { key: await requireIncident(context, id), reason, variables }),
    deps.runtime.warn,
  );
}
