import type { DesignProblem } from '../../api/designer.js';
import type { Db } from '../../db.js';
import { EngineRejection, type DeployedProcess } from '../../engine/port.js';
import { AppError, invalidArgument } from '../../shared/app-error.js';
import { getKeptDefinitions } from '../processes/get-kept-definitions.js';
import { sentenceOfProblems } from './check-diagram.js';
import type { DesignerDeps } from './designer-deps.js';
import { readDiagram } from './read-diagram.js';

/**
 * Gives a diagram to the engine as the next version of its process and waits until the projection has kept it. New cases
 * take it from now on; a running one stays on the version that it began with. INVALID_ARGUMENT with element and reason when
 * the engine refuses; nothing has changed then.
 */
export async function publishDiagram(
  db: Db,
  { deployResources }: Pick<DesignerDeps, 'deployResources'>,
  xml: string,
): Promise<DeployedProcess> {
  const { processId, names } = await readDiagram(xml);
  const newest = await db.processDefinition.findFirst({
    where: { processId },
    orderBy: { version: 'desc' },
    select: { resourceName: true },
  });
  // under the name of its file, by which the library knows the kind of the process
  const name = newest?.resourceName ?? `processes/designed/${processId}.bpmn`;
  const [deployed] = await deployResources([{ name, content: xml }]).catch((error: unknown) => {
    throw error instanceof EngineRejection ? inChinese(error, names) : error;
  });
  if (deployed?.bpmnProcessId !== processId)
    throw new Error(`Expected a version of ${processId}, the engine answered ${deployed?.bpmnProcessId}`);
  await getKeptDefinitions(db, [deployed.processDefinitionKey]);
  return deployed;
}

function inChinese(rejection: EngineRejection, names: Map<string, string>): AppError {
  if (rejection.code === 'UNAVAILABLE')
    return new AppError('UNAVAILABLE', rejection.message, '流程引擎暂时没有回应，没有发布，请稍后再试');
  const problems = rejection.problems.map(({ elementId, message, reason }): DesignProblem => {
    return {
      elementId,
      rule: 'engine',
      category: 'error',
      message,
      elementName: names.get(elementId) ?? elementId,
      detail: reason,
    };
  });
  const why = problems.length > 0 ? sentenceOfProblems(problems) : '引擎没有说明原因';
  return invalidArgument(rejection.message, `流程引擎不接受这张图，没有发布。${why}`, { problems });
}
