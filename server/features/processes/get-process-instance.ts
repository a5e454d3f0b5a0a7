import type { InstanceView } from '../../api/processes.js';
import type { Db } from '../../db.js';
import { notFound } from '../../shared/app-error.js';
import { elementNames } from './diagram-names.js';
import { toIncidentRows } from './find-incidents.js';

/** A case on its diagram: where it waits, where it was, which instances its call activities called, what is stuck. */
export async function getProcessInstance(db: Db, key: string): Promise<InstanceView> {
  const instance = await db.processInstance.findUnique({ where: { key } });
  const definition = instance && (await db.processDefinition.findUnique({ where: { key: instance.definitionKey } }));
  if (!instance || !definition) throw notFound(`Process instance ${key} is not known`, '没有这个流程实例');
  const [elements, called, incidents] = await Promise.all([
    db.elementInstance.findMany({
      where: { processInstanceKey: key, elementType: { not: 'MULTI_INSTANCE_BODY' } },
      orderBy: [{ enteredAt: 'asc' }, { key: 'asc' }],
    }),
    db.processInstance.findMany({
      where: { parentInstanceKey: key },
      select: { key: true, parentElementInstanceKey: true },
    }),
    db.incident.findMany({ where: { processInstanceKey: key }, orderBy: { createdAt: 'desc' } }),
  ]);
  const names = elementNames(definition.xml);
  const calledBy = new Map(called.map((one) => [one.parentElementInstanceKey, one.key]));
  return {
    key,
    processId: instance.processId,
    processName: definition.name,
    version: definition.version,
    state: instance.state as InstanceView['state'],
    xml: definition.xml,
    elements: elements.map((element) => ({
      elementId: element.elementId,
      name: names.get(element.elementId) ?? element.elementId,
      state: element.state as InstanceView['state'],
      enteredAt: element.enteredAt.toISOString(),
      leftAt: element.leftAt?.toISOString() ?? null,
      calledInstanceKey: calledBy.get(element.key) ?? null,
    })),
    incidents: await toIncidentRows(db, incidents),
  };
}
