import type { WalkthroughStatus } from '../../api/loop-states.js';
import { forbidden } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { requireVersion } from '../../shared/require-version.js';
import { loadWalkthrough, type WalkthroughRecord } from './load-walkthrough.js';
import { refuseByPermission, type PersonVerb } from './walkthrough-permissions.js';
import { requireStatus } from './walkthrough-states.js';

export interface AuthorizedWalkthrough {
  walkthrough: WalkthroughRecord;
  /** The status that the verb leads to. */
  status: WalkthroughStatus;
}

/** The common beginning of every verb: loads the walk and refuses by person (FORBIDDEN), by status (INVALID_STATE) and by version (CONFLICT). */
export async function authorizeWalkthrough(
  unit: UnitOfWork,
  verb: PersonVerb,
  input: { id: string; version?: number | undefined },
): Promise<AuthorizedWalkthrough> {
  const walkthrough = await loadWalkthrough(unit.tx, input.id);
  const refusal = refuseByPermission(verb, unit.actor, walkthrough);
  if (refusal) throw forbidden(`Expected this actor to be allowed to ${verb} walkthrough ${walkthrough.id}`, refusal);
  const status = requireStatus(verb, walkthrough);
  if (input.version !== undefined) requireVersion('walkthrough', walkthrough, input.version);
  return { walkthrough, status };
}
