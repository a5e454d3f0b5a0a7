import type { EngineCommands } from '../../../server/engine/port.js';

const PROCESS = /<(?:\w+:)?process\b[^>]*\bid="([^"]+)"[\s\S]*?<\/(?:\w+:)?process>/g;
const STARTS_BY_EVENT = /<(?:\w+:)?startEvent\b[^>]*>(?:(?!<\/(?:\w+:)?startEvent>)[\s\S])*EventDefinition/;

const plain = (id: string) => `<?xml version="1.0" encoding="UTF-8"?>
<bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL" id="off" targetNamespace="http://bpmn.io/schema/bpmn">
  <bpmn:process id="${id}" isExecutable="true"><bpmn:startEvent id="off_start" /></bpmn:process>
</bpmn:definitions>`;

/**
 * Deploys a version with a plain start over every process of the files that a timer, a message or a signal begins: on an engine that
 * goes on to other cases the old ones would begin instances in them. Files that were never taken are left alone.
 */
export async function switchOffStarts(engine: EngineCommands, files: { name: string; content: string }[]): Promise<void> {
  for (const { name, content } of files)
    for (const [text, id = ''] of content.matchAll(PROCESS))
      if (STARTS_BY_EVENT.test(text)) await engine.deployResources([{ name, content: plain(id) }]);
}
