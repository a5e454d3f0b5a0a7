import { EngineRejection, type EngineCommands } from '../../../server/engine/port.js';
import type { Place } from './run-script.js';
import { millis, ScriptError, sorted, type ScriptStep, type TraceLine } from './trace.js';
import type { TraceNormaliser } from './trace-normaliser.js';

/** What the recorder's own client refused: a script that names no open job, a result that did not come in time. */
export class StepRefusal extends Error {
  constructor(readonly grpcCode: number | null) {
    super('Refused by the client');
  }
}

export async function deploy(engine: EngineCommands, file: { name: string; content: string }): Promise<TraceLine[]> {
  const deployed = await engine.deployResources([file]);
  return deployed.map((process) => ['deployed', process.bpmnProcessId, process.version]);
}

/** Sends the command of one script step. `name` is the case's, and the path of its first process instance. */
export async function performStep(
  { engine, resultTimeout }: Pick<Place, 'engine' | 'resultTimeout'>,
  seen: TraceNormaliser,
  step: ScriptStep,
  name: string,
): Promise<TraceLine[] | void> {
  const variables = step.variables ?? {};
  const scope = () => seen.keyOf(step.scope ?? name);
  const jobKey = () => {
    const job = seen.job(step);
    if (!job) throw new StepRefusal(null);
    return job.key;
  };
  switch (step.do) {
    case 'create':
      return create(engine, step, name, resultTimeout);
    case 'complete':
      return engine.completeJob({ jobKey: jobKey(), variables });
    case 'fail':
      return engine.failJob({
        jobKey: jobKey(),
        retries: step.retries ?? 0,
        errorMessage: step.message ?? '',
        retryBackOff: step.backoff ? millis(step.backoff) : 0,
        variables,
      });
    case 'throwError':
      return engine.throwError({
        jobKey: jobKey(),
        errorCode: step.code ?? '',
        errorMessage: step.message ?? '',
        variables,
      });
    case 'retries':
      return engine.updateJobRetries({ jobKey: jobKey(), retries: step.retries ?? 0 });
    case 'activate':
      return activate(engine, seen, step);
    case 'publish':
      return publish(engine, step);
    case 'signal':
      await engine.broadcastSignal({ signalName: step.signal ?? '', variables });
      return;
    case 'setVariables':
      return engine.setVariables({ elementInstanceKey: scope(), variables, local: step.local ?? false });
    case 'resolve':
      for (const key of seen.openIncidents(step.element)) await engine.resolveIncident(key);
      return;
    case 'cancel':
      return engine.cancelProcessInstance(scope());
    case 'modify':
      return modify(engine, seen, step, scope());
    case 'deploy':
      return deploy(engine, { name: step.file ?? '', content: step.xml ?? '' });
    default:
      throw new ScriptError(`unknown step ${step.do}`);
  }
}

async function create(
  engine: EngineCommands,
  step: ScriptStep,
  name: string,
  requestTimeout: number,
): Promise<TraceLine[] | void> {
  const request = {
    bpmnProcessId: step.process ?? name,
    variables: step.variables ?? {},
    ...(step.version !== undefined && { version: step.version }),
    ...(step.startAt && { startInstructions: step.startAt.map((elementId) => ({ elementId })) }),
  };
  if (!step.await) {
    await engine.createProcessInstance(request);
    return;
  }
  try {
    const result = await engine.createProcessInstanceWithResult({ ...request, requestTimeout });
    return [['result', sorted(result.variables)]];
  } catch (error) {
    if (error instanceof EngineRejection && error.code === 'UNAVAILABLE') throw new StepRefusal(4);
    throw error;
  }
}

async function publish(engine: EngineCommands, step: ScriptStep): Promise<void> {
  await engine.publishMessage({
    name: step.message ?? '',
    correlationKey: step.key ?? '',
    timeToLive: step.ttl ? millis(step.ttl) : 0,
    variables: step.variables ?? {},
    ...(step.id && { messageId: step.id }),
  });
}

function modify(engine: EngineCommands, seen: TraceNormaliser, step: ScriptStep, process: string): Promise<void> {
  return engine.modifyProcessInstance({
    processInstanceKey: process,
    activateInstructions: (step.activate ?? []).map(({ element, ancestor, variables = [] }) => ({
      elementId: element,
      ...(ancestor && { ancestorElementInstanceKey: seen.keyOf(ancestor) }),
      variableInstructions: variables.map((one) => ({
        variables: one.variables,
        ...(one.scope && { scopeId: one.scope }),
      })),
    })),
    terminateInstructions: (step.terminate ?? []).map((path) => ({ elementInstanceKey: seen.keyOf(path) })),
  });
}

async function activate(engine: EngineCommands, seen: TraceNormaliser, step: ScriptStep): Promise<TraceLine[]> {
  const jobs = await engine.activateJobs({
    type: step.type ?? '',
    worker: 'w',
    timeout: millis(step.timeout ?? 'PT5M'),
    maxJobsToActivate: step.max ?? 10,
    ...(step.fetch && { fetchVariable: step.fetch }),
  });
  return jobs.map((job) => [
    'activated',
    seen.path(job.elementInstanceKey),
    { type: job.type, retries: job.retries, headers: sorted(job.customHeaders), variables: sorted(job.variables) },
  ]);
}
