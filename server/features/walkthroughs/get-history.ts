import type { HistoryFigures } from '../../api/walkthroughs.js';
import type { Db } from '../../db.js';
import type { UserActor } from '../../shared/actor.js';
import { collectedFigures, figuresAt } from './collect-history.js';
import { loadWalkthrough } from './load-walkthrough.js';
import type { WalkthroughDeps } from './walkthrough-deps.js';
import { requireReader } from './walkthrough-permissions.js';

/** The figures of the history step: as collected for this walk, or as they stand now while it has not come to that. */
export async function getHistory(
  db: Db,
  deps: Pick<WalkthroughDeps, 'clock' | 'settings' | 'getCalendar'>,
  actor: UserActor,
  id: string,
): Promise<HistoryFigures> {
  const walkthrough = await loadWalkthrough(db, id);
  requireReader(actor, walkthrough);
  return collectedFigures(walkthrough) ?? figuresAt(db, deps, walkthrough.scenarioId, deps.clock.now());
}
