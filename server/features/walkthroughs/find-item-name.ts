import type { Db, Tx } from '../../db.js';
import type { ScenarioContent } from './scenario-data.js';

/** 事项名称 of a scenario for its problems (R43): its item where it is about one only, else the scenario's own name. */
export async function findItemName(tx: Db | Tx, { scenario }: ScenarioContent): Promise<string> {
  const [id, ...others] = scenario.related_service_items ?? [];
  const item =
    id && others.length === 0 ? await tx.serviceItem.findUnique({ where: { id }, select: { name: true } }) : null;
  return item?.name ?? scenario.name;
}
