import type { Db, Tx } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import type { ScenarioContent } from './scenario-data.js';

export interface ScenarioRecord {
  id: string;
  name: string;
  processId: string | null;
  content: ScenarioContent;
}

/** One scenario with all its data; NOT_FOUND otherwise. */
export async function getScenario(tx: Db | Tx, id: string): Promise<ScenarioRecord> {
  const scenario = await tx.scenario.findUnique({ where: { id } });
  if (!scenario) throw notFound(`Expected to find scenario ${id}`, '没有这个走流程场景');
  const { name, processId, content } = scenario;
  return { id, name, processId, content: content as unknown as ScenarioContent };
}
