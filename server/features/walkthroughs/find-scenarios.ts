import type { ScenarioCard } from '../../api/walkthroughs.js';
import type { Db } from '../../db.js';
import type { ScenarioContent } from './scenario-data.js';

/** The ten scenarios in the order of the document; those without a process cannot be walked yet. */
export async function findScenarios(db: Db): Promise<ScenarioCard[]> {
  const scenarios = await db.scenario.findMany({ orderBy: { sortOrder: 'asc' } });
  return scenarios.map(({ id, name, processId, content }) => ({
    id,
    name,
    open: processId !== null,
    angles: (content as unknown as ScenarioContent).scenario.angles,
  }));
}
