import type { GetService, Shape, StepTemplate } from './modeler-services.js';

/** A new element of the catalogue, named and with form and office, ready to be placed. */
export function createStep(get: GetService, template: StepTemplate): Shape {
  const shape = get('elementTemplates').createElement(template);
  shape.businessObject.set('name', template.name);
  const definitions = officeOf(get, template);
  if (definitions.length > 0) {
    const extensions = shape.businessObject.extensionElements;
    if (extensions) extensions.get('values').push(...(definitions as never[]));
    else
      shape.businessObject.set(
        'extensionElements',
        get('bpmnFactory').create('bpmn:ExtensionElements', { values: definitions }),
      );
  }
  const { interrupting } = template.metadata ?? {};
  if (interrupting === false && shape.type === 'bpmn:BoundaryEvent') shape.businessObject.set('cancelActivity', false);
  if (interrupting === false && shape.type === 'bpmn:StartEvent') shape.businessObject.set('isInterrupting', false);
  return shape;
}

/** Makes an existing element one of the catalogue; its name and its flows stay. */
export function applyStep(get: GetService, element: Shape, template: StepTemplate): void {
  const changed = get('elementTemplates').applyTemplate(element, template);
  const definitions = officeOf(get, template);
  if (definitions.length === 0) return;
  const { extensionElements } = changed.businessObject;
  const kept = (extensionElements?.get('values') ?? []).filter(
    (value) => !/^zeebe:(FormDefinition|AssignmentDefinition)$/.test(value.$type),
  );
  const values = [...kept, ...definitions];
  if (extensionElements) get('modeling').updateModdleProperties(changed, extensionElements, { values });
  else
    get('modeling').updateProperties(changed, {
      extensionElements: get('bpmnFactory').create('bpmn:ExtensionElements', { values }),
    });
}

/** Form and office of a person's step: element templates have no binding for them in a job-based user task. */
function officeOf(get: GetService, { metadata = {} }: StepTemplate): { $type: string }[] {
  const { formKey, candidateGroups, assignee } = metadata;
  const made: unknown[] = [];
  if (formKey) made.push(get('bpmnFactory').create('zeebe:FormDefinition', { formKey }));
  if (candidateGroups || assignee)
    made.push(
      get('bpmnFactory').create('zeebe:AssignmentDefinition', {
        ...(candidateGroups && { candidateGroups }),
        ...(assignee && { assignee }),
      }),
    );
  return made as { $type: string }[];
}
