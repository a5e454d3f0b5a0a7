import type { BulkResult } from '../../api/operations.js';
import { invalidState } from '../../shared/app-error.js';
import type { CommandContext } from '../../shared/command-context.js';
import { doEach } from './do-each.js';
import { getTarget } from './find-target.js';
import { requireOperator, type OperationsDeps } from './operations-deps.js';

type Deps = Pick<OperationsDeps, 'can' | 'retryIncident' | 'runtime'>;

/** 重试: new retries for the job (where there is one), and the step is tried again; one or many. */
export function retryIncidents(
  context: CommandContext,
  deps: Deps,
  input: { ids: string[]; reason: string },
): Promise<BulkResult> {
  requireOperator(deps, context.actor);
  return doEach(input.ids, '已提交重试', (id) => retryOne(context, deps, id, input.reason), deps.runtime.warn);
}

async function retryOne(context: CommandContext, deps: Deps, id: string, reason: string) {
  const key = await requireIncident(context, id);
  return deps.retryIncident(context, { key, reason });
}

/** The incident behind an id; a job that only waits has nothing that could be tried again. */
export async function requireIncident({ db }: CommandContext, id: string): Promise<string> {
  const { incidentKey } = await getTarget(db, id);
  if (incidentKey === null)
    throw invalidState(`Expected job ${id} to have an incident`, '这一步没有失败，只是还没有执行，不用重试或解除');
  return incidentKey;
}
