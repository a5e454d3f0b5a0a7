import type { ElementModel } from '../model/element-model.js';
import type { ElementInstance } from '../state/element-instance.js';
import { ContainerProcessor } from './element-processor.js';

/** The body of a repeated activity: it holds the collection of results and carries the boundary events. */
export class MultiInstanceBodyProcessor extends ContainerProcessor {
  activate(body: ElementInstance, element: ElementModel): void {
    const { expressions, subscriptions, lifecycle, variables, multiInstance, transitions } = this.b;
    const loop = multiInstance.loopOf(body);
    const items = expressions.list(loop.inputCollection, body);
    subscriptions.open(body, element);
    transitions.activated(body);
    body.update({ size: items.length });
    if (loop.outputCollection)
      variables.setLocal(
        body,
        loop.outputCollection,
        items.map(() => null),
      );
    const first = loop.sequential ? items.slice(0, 1) : items;
    this.b.steps.add(() => first.forEach((item, index) => multiInstance.activateInner(body, index + 1, item)));
    if (items.length === 0) lifecycle.complete(body);
  }

  override complete(body: ElementInstance, element: ElementModel): void {
    const { variables, multiInstance, state } = this.b;
    const { outputCollection } = multiInstance.loopOf(body);
    const scope = state.instances.find(body.parent);
    if (outputCollection && scope) {
      variables.merge(scope, { [outputCollection]: variables.local(body)[outputCollection] ?? null });
    }
    this.finish(body, element);
  }
}
