import type { ListQuery, Page } from '../../api/list.js';
import type { IncidentRow } from '../../api/processes.js';
import type { Db, Prisma } from '../../db.js';
import { elementNames } from './diagram-names.js';
import { getIncidentCause } from './get-incident-cause.js';

type Incident = Awaited<ReturnType<Db['incident']['findMany']>>[number];

/** The failures list: what is stuck (or was), the newest first. */
export async function findIncidents(
  db: Db,
  query: Pick<ListQuery, 'page' | 'pageSize' | 'order'> & {
    processId?: string | undefined;
    resolved?: boolean | undefined;
    caseId?: string | undefined;
  },
): Promise<Page<IncidentRow>> {
  const where: Prisma.IncidentWhereInput = {
    ...(query.processId !== undefined && { processId: query.processId }),
    ...(query.caseId !== undefined && { caseId: query.caseId }),
    ...(query.resolved !== undefined && { resolvedAt: query.resolved ? { not: null } : null }),
  };
  const [incidents, total] = await Promise.all([
    db.incident.findMany({
      where,
      orderBy: [{ createdAt: query.order === 'asc' ? 'asc' : 'desc' }, { key: 'asc' }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    db.incident.count({ where }),
  ]);
  return { items: await toIncidentRows(db, incidents), total };
}

/** Incidents as people read them: element by name, cause in Chinese, case by number. */
export async function toIncidentRows(db: Db, incidents: Incident[]): Promise<IncidentRow[]> {
  if (incidents.length === 0) return [];
  const caseIds = incidents.map((incident) => incident.caseId).filter((id) => id !== null);
  const [definitions, applications] = await Promise.all([
    db.processDefinition.findMany({
      where: { key: { in: incidents.map((one) => one.definitionKey) } },
      select: { key: true, xml: true },
    }),
    db.application.findMany({ where: { id: { in: caseIds } }, select: { id: true, number: true } }),
  ]);
  const namesOf = new Map(definitions.map((definition) => [definition.key, elementNames(definition.xml)]));
  const numberOf = new Map(applications.map((application) => [application.id, application.number]));
  return incidents.map((incident) => {
    const elementName = namesOf.get(incident.definitionKey)?.get(incident.elementId) ?? incident.elementId;
    return {
      key: incident.key,
      processId: incident.processId,
      elementId: incident.elementId,
      elementName,
      caseId: incident.caseId,
      number: incident.caseId === null ? null : (numberOf.get(incident.caseId) ?? null),
      cause: getIncidentCause(incident.errorType, incident.errorMessage, elementName),
      errorType: incident.errorType,
      errorMessage: incident.errorMessage,
      createdAt: incident.createdAt.toISOString(),
      resolvedAt: incident.resolvedAt?.toISOString() ?? null,
    };
  });
}
