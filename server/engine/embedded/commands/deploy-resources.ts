import type { DeployedProcess } from '../../port.js';
import type { CompiledResource } from '../model/compile-resources.js';
import type { ProcessDefinition, ProcessModel } from '../model/element-model.js';
import type { Behaviours } from '../runtime/behaviours.js';

/**
 * Stores compiled resources as new versions. A resource equal to the latest version of its process (same file name, same
 * text) makes none (broker rule 34). Messages, signals and timers that start instances belong to the latest version.
 */
export function deployResources(b: Behaviours, resources: CompiledResource[]): DeployedProcess[] {
  return resources.flatMap((resource) =>
    resource.processes.map((model) => {
      const definition = deployProcess(b, resource, model);
      return {
        bpmnProcessId: definition.bpmnProcessId,
        version: definition.version,
        processDefinitionKey: String(definition.key),
        resourceName: definition.resourceName,
      };
    }),
  );
}

function deployProcess(b: Behaviours, resource: CompiledResource, model: ProcessModel): ProcessDefinition {
  const { definitions, keys } = b.state;
  const latest = definitions.findLatest(model.bpmnProcessId);
  if (latest && latest.checksum === resource.checksum && latest.resourceName === resource.name) return latest;
  const definition = definitions.insert(keys.nextKey(), (latest?.version ?? 0) + 1, resource, model);
  b.records.process(definition, resource.content);
  b.startEvents.replace(definition);
  return definition;
}
