import type { Answer } from './default-answers.js';
import type { PartitionLog } from './exported-lines.js';

interface Resource {
  name: string;
  content: Uint8Array;
}

/**
 * Answers deployments as a broker does: a diagram that is the latest already makes no new version, a new one gets a key and a record
 * in the log of the first partition.
 */
export function deployLikeABroker(log: PartitionLog): Answer {
  const latest = new Map<string, { content: string; version: number; processDefinitionKey: string }>();
  return ({ resources }) => ({
    deployments: (resources as Resource[]).flatMap(({ name, content }) => {
      const xml = Buffer.from(content).toString('utf8');
      return [...xml.matchAll(/<(?:bpmn2?:)?process [^>]*\bid="([^"]+)"/g)].map(([, id = '']) => {
        const known = latest.get(id);
        const process = known?.content === xml ? known : write(id, name, xml, (known?.version ?? 0) + 1);
        const { version, processDefinitionKey } = process;
        return { process: { bpmnProcessId: id, version, processDefinitionKey, resourceName: name } };
      });
    }),
  });

  function write(bpmnProcessId: string, resourceName: string, xml: string, version: number) {
    const processDefinitionKey = log.nextKey();
    const resource = Buffer.from(xml, 'utf8').toString('base64');
    const value = { bpmnProcessId, version, processDefinitionKey, resourceName, resource };
    log.append('PROCESS', 'CREATED', processDefinitionKey, value);
    const process = { content: xml, version, processDefinitionKey };
    latest.set(bpmnProcessId, process);
    return process;
  }
}
