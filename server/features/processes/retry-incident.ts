import { invalidState, notFound } from '../../shared/app-error.js';
import { inTransaction, type CommandContext } from '../../shared/command-context.js';
import { elementNames } from './diagram-names.js';

/** Retries that a failed job is given when a person says: again. As many as it had at first. */
const NEW_RETRIES = 3;

/**
 * 重试: tells the engine to try a stuck step again, after its cause was cured. The engine is told after commit; the incident
 * counts as resolved when the record stream says so.
 */
export async function retryIncident(
  context: CommandContext,
  input: { key: string; reason: string },
): Promise<{ id: string; message: string }> {
  return inTransaction(context, async (unit) => {
    const incident = await unit.tx.incident.findUnique({ where: { key: input.key } });
    if (!incident) throw notFound(`Incident ${input.key} is not known`, '没有这条失败记录');
    if (incident.resolvedAt !== null)
      throw invalidState(`Expected incident ${input.key} to be open`, '这条失败已经处理');
    const definition = await unit.tx.processDefinition.findUnique({
      where: { key: incident.definitionKey },
      select: { xml: true },
    });
    const step = definition
      ? (elementNames(definition.xml).get(incident.elementId) ?? incident.elementId)
      : incident.elementId;
    const exhausted = incident.errorType === 'JOB_NO_RETRIES';
    await unit.toEngine(incident.caseId ?? incident.processInstanceKey, {
      kind: 'resolveIncident',
      incidentKey: incident.key,
      jobKey: exhausted ? incident.jobKey : null,
      retries: NEW_RETRIES,
    });
    await unit.ledger({
      action: 'incident.retried',
      subjectType: 'process',
      subjectId: incident.processId,
      ...(incident.caseId !== null && { caseId: incident.caseId }),
      summary: `重试失败的步骤“${step}”`,
      reason: input.reason,
      detail: { incidentKey: incident.key, elementId: incident.elementId, errorType: incident.errorType },
    });
    return { id: incident.key, message: '已提交重试，结果稍后显示在这里' };
  });
}
