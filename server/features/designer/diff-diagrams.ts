import { diff } from 'bpmn-js-differ';
import type { DesignDiff } from '../../api/designer.js';
import { flowElementsBelow, type BpmnElement } from '../../../processes/lint/bpmn-element.js';
import { changedFacets } from './element-facets.js';
import { readDiagram, type Diagram } from './read-diagram.js';

interface Changes {
  _added: Record<string, BpmnElement>;
  _removed: Record<string, BpmnElement>;
  _changed: Record<string, unknown>;
  _layoutChanged: Record<string, BpmnElement>;
}

const elementsOf = ({ definitions }: Diagram) =>
  new Map(
    (definitions.rootElements ?? [])
      .flatMap((root) => [root, ...flowElementsBelow(root)])
      .map((element) => [element.id ?? '', element] as const),
  );

/** What a reviewer has to look at: steps and flows that were added, taken out or changed, by name; and how many only moved. */
export async function diffDiagrams(before: string, after: string): Promise<DesignDiff> {
  if (before === after) return { added: [], removed: [], changed: [], moved: 0 };
  const [old, now] = [await readDiagram(before), await readDiagram(after)];
  const changes = diff(old.definitions, now.definitions) as Changes;
  const [oldElements, elements] = [elementsOf(old), elementsOf(now)];
  const named = (ids: string[], diagram: Diagram) =>
    ids.flatMap((elementId) => {
      const name = diagram.names.get(elementId);
      return name === undefined ? [] : [{ elementId, name }];
    });
  return {
    added: named(Object.keys(changes._added), now),
    removed: named(Object.keys(changes._removed), old),
    changed: named(Object.keys(changes._changed), now).flatMap((one) => {
      const [from, to] = [oldElements.get(one.elementId), elements.get(one.elementId)];
      return from && to ? [{ ...one, what: changedFacets(from, to) }] : [];
    }),
    moved: Object.keys(changes._layoutChanged).filter((id) => !(id in changes._added)).length,
  };
}
