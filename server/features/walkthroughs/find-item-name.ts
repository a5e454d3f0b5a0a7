import type { Db, Tx } from '../../db.js';
import type { ScenarioContent } from './scenario-data.js';

/** 办理事项 of a scenario for its problems (R43): its first item, else the scenario's own name. */
export async function findItemName(tx: Db | Tx, { scenario }: ScenarioContent): Promise<string> {
  const [id] = scenario.related_service_items ?? [];
  const item = id ? await tx.serviceItem.findUnique({ where: { id }, select: { name: true } }) : null;
  return item?.name ?? scenario.name;
}
