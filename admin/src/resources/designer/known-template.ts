import type { BusinessObject, Shape, StepTemplate } from './modeler-services.js';

interface Extension {
  $type: string;
  type?: string;
  processId?: string;
  values?: { key: string; value: string }[];
}

/** What a template stands for: a job type, a kind of task, a called process or a message at an element of a type. */
function keyOfTemplate({ properties, elementType }: StepTemplate): string | undefined {
  for (const { value, binding } of properties ?? []) {
    if (binding.type === 'zeebe:taskDefinition' && binding.property === 'type') return `job ${value}`;
    if (binding.type === 'zeebe:taskHeader' && binding.key === 'kind') return `task ${value}`;
    if (binding.type === 'zeebe:calledElement' && binding.property === 'processId') return `call ${value}`;
    if (binding.type === 'bpmn:Message#property' && binding.name === 'name') return `${elementType?.value} ${value}`;
  }
  return undefined;
}

function keyOfElement({ $type, extensionElements, eventDefinitions }: BusinessObject): string | undefined {
  const extensions = (extensionElements?.get('values') ?? []) as Extension[];
  for (const { $type: kind, type, processId, values } of extensions) {
    if (kind === 'zeebe:TaskDefinition') return `job ${type}`;
    if (kind === 'zeebe:CalledElement') return `call ${processId}`;
    const task = kind === 'zeebe:TaskHeaders' && values?.find(({ key }) => key === 'kind');
    if (task) return `task ${task.value}`;
  }
  const [definition] = (eventDefinitions ?? []) as { messageRef?: { name?: string } }[];
  return definition?.messageRef ? `${$type} ${definition.messageRef.name}` : undefined;
}

interface TemplateLookup {
  _getTemplateId(element: Shape | BusinessObject): string | undefined;
  _getTemplateVersion(element: Shape | BusinessObject): number | undefined;
}

/**
 * Steps that were drawn elsewhere carry no mark of their template (the diagrams that come with the program, imported files,
 * earlier versions). They are known by what they do, so that their 参数 can be set like those of a step from the catalogue.
 */
export class KnownTemplates {
  static $inject = ['elementTemplates', 'config.stepTemplates'];

  constructor(lookup: TemplateLookup, templates: StepTemplate[]) {
    const known = new Map(templates.map((template) => [keyOfTemplate(template), template]));
    const find = (element: Shape | BusinessObject) => {
      const key = keyOfElement('businessObject' in element ? element.businessObject : element);
      return key === undefined ? undefined : known.get(key);
    };
    const id = lookup._getTemplateId.bind(lookup);
    const version = lookup._getTemplateVersion.bind(lookup);
    lookup._getTemplateId = (element) => id(element) ?? find(element)?.id;
    lookup._getTemplateVersion = (element) => (id(element) === undefined ? find(element)?.version : version(element));
  }
}

export const knownTemplatesModule = { __init__: ['knownTemplates'], knownTemplates: ['type', KnownTemplates] };
