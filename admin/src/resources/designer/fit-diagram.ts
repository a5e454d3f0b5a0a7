import { boxOfWhole } from '../../bpmn/diagram-view.js';
import type { DesignModeler } from './create-modeler.js';

/** Everything at once, in the middle. */
export function fitDiagram(modeler: DesignModeler): void {
  const canvas = modeler.get('canvas');
  const { inner, outer } = canvas.viewbox();
  canvas.viewbox(boxOfWhole(inner, outer));
}
