import type { EngineCommands } from '../../../server/engine/port.js';

/** Commands on an engine that has seen earlier cases, as if a process began with version 1 in this one. */
export function withRelativeVersions(engine: EngineCommands): EngineCommands {
  /** Process id → versions that were there before. */
  const earlier = new Map<string, number>();
  const meant = <T extends { bpmnProcessId: string; version?: number }>(request: T): T => {
    const version = request.version ?? 0;
    return version > 0 ? { ...request, version: version + (earlier.get(request.bpmnProcessId) ?? 0) } : request;
  };
  return {
    ...engine,
    async deployResources(resources) {
      const deployed = await engine.deployResources(resources);
      return deployed.map((process) => {
        const { bpmnProcessId, version } = process;
        const before = earlier.get(bpmnProcessId) ?? version - 1;
        earlier.set(bpmnProcessId, before);
        return { ...process, version: version - before };
      });
    },
    createProcessInstance: (request) => engine.createProcessInstance(meant(request)),
    createProcessInstanceWithResult: (request) => engine.createProcessInstanceWithResult(meant(request)),
  };
}
