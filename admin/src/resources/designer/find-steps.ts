import type { DesignModeler } from './create-modeler.js';
import type { Shape } from './modeler-services.js';

/** Ctrl+F on the canvas. */
export const FIND_EVENT = 'kuaiban.find';

/** In the place of bpmn-js's search, which lists the ids of elements and does not hear what an input method writes. */
class FindSteps {
  static $inject = ['eventBus'];
  constructor(private readonly eventBus: { fire(event: string): void }) {}
  registerProvider(): void {}
  toggle(): void {
    this.eventBus.fire(FIND_EVENT);
  }
}

export const findStepsModule = { searchPad: ['type', FindSteps] };

/** Elements with these words in their name, from left to right. */
export function findSteps(modeler: DesignModeler, words: string): Shape[] {
  const wanted = words.trim().toLowerCase();
  if (!wanted) return [];
  return modeler
    .get('elementRegistry')
    .filter(
      (element) =>
        !element.labelTarget &&
        element.type !== 'bpmn:Process' &&
        (element.businessObject.name ?? '').toLowerCase().includes(wanted),
    )
    .sort((a, b) => a.x - b.x || a.y - b.y);
}

/** Selects a step and brings it to the middle, large enough to be read. */
export function showStep(modeler: DesignModeler, element: Shape): void {
  const canvas = modeler.get('canvas');
  modeler.get('selection').select(element);
  const { scale, outer } = canvas.viewbox();
  if (scale >= READABLE || element.waypoints) {
    canvas.scrollToElement(element, MARGIN);
    return;
  }
  const width = outer.width / READABLE;
  const height = outer.height / READABLE;
  canvas.viewbox({
    x: element.x + (element.width - width) / 2,
    y: element.y + (element.height - height) / 2,
    width,
    height,
  });
}

/** Below this a name cannot be read. */
const READABLE = 0.8;
/** Pixels around the step; its pad of buttons needs the room. */
const MARGIN = 120;
