import type { Variables } from '../../engine/port.js';
import { invalidState, notFound } from '../../shared/app-error.js';
import type { UnitOfWork } from '../../shared/command-context.js';
import { elementNames } from './diagram-names.js';
import { hasResolutionUnderway } from './find-resolutions-underway.js';
import { isOutOfRetries } from './get-incident-cause.js';

export interface ResumeIncident {
  key: string;
  reason: string;
  /** Values that were missing or wrong: ids and decisions, set where the step looks for them. */
  variables?: Variables | undefined;
}

/** How a step goes on: with how many tries, and what is written and said of it. */
export interface Manner {
  retries: number;
  action: string;
  summary(step: string): string;
  message: string;
}

/**
 * Lets a stuck step go on. The engine is told after commit; the incident counts as resolved when the record stream says so. Asking
 * again while the first is on its way changes nothing.
 */
export async function resumeIncident(
  unit: UnitOfWork,
  input: ResumeIncident,
  manner: Manner,
): Promise<{ id: string; message: string }> {
  const { tx } = unit;
  const incident = await tx.incident.findUnique({ where: { key: input.key } });
  if (!incident) throw notFound(`Incident ${input.key} is not known`, '没有这条失败记录');
  if (incident.resolvedAt !== null) throw invalidState(`Expected incident ${input.key} to be open`, '这条失败已经处理');
  if (await hasResolutionUnderway(tx, incident.key))
    return { id: incident.key, message: '此前已提交，正在等流程引擎执行' };
  const { caseId, definitionKey, elementId, elementInstanceKey, errorType, processId } = incident;
  const definition = await tx.processDefinition.findUnique({ where: { key: definitionKey }, select: { xml: true } });
  const step = (definition && elementNames(definition.xml).get(elementId)) ?? elementId;
  await unit.toEngine(caseId ?? incident.processInstanceKey, {
    kind: 'resolveIncident',
    incidentKey: incident.key,
    jobKey: isOutOfRetries(errorType) ? incident.jobKey : null,
    retries: manner.retries,
    ...(input.variables && { values: { elementInstanceKey, variables: input.variables } }),
  });
  await unit.ledger({
    action: manner.action,
    subjectType: 'process',
    subjectId: processId,
    ...(caseId !== null && { caseId }),
    summary: manner.summary(step),
    reason: input.reason,
    detail: {
      incidentKey: incident.key,
      elementId,
      errorType,
      ...(input.variables && { variables: input.variables }),
    },
  });
  return { id: incident.key, message: manner.message };
}
