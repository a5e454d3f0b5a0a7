import type { ElementCount, InstanceView } from '../../../server/api/processes.js';

export type MarkState = 'done' | 'token' | 'incident';

/** What one element of a diagram shows besides its drawing. */
export interface DiagramMark {
  state: MarkState;
  /** Words at its corner: `▲ 剩余 1`, `17 件`. */
  label?: string;
}

export type DiagramMarks = Record<string, DiagramMark>;

/** Where one case is: waiting elements carry the token, left ones are done, a failed step is an incident. */
export function marksOfInstance(instance: InstanceView, tokenLabel?: string): DiagramMarks {
  const marks: DiagramMarks = {};
  for (const element of instance.elements) {
    if (element.elementId === instance.processId) continue;
    if (element.state === 'ACTIVE')
      marks[element.elementId] = { state: 'token', ...(tokenLabel ? { label: tokenLabel } : {}) };
    else if (element.state === 'COMPLETED') marks[element.elementId] ??= { state: 'done' };
  }
  for (const incident of instance.incidents) {
    if (!incident.resolvedAt) marks[incident.elementId] = { state: 'incident', label: '! 步骤失败' };
  }
  return marks;
}

/** How many cases are at each element now, the busiest first. */
export function marksOfCounts(counts: ElementCount[]): DiagramMarks {
  const marks: DiagramMarks = {};
  for (const { elementId, active, incidents } of [...counts].sort((a, b) => b.active - a.active)) {
    if (incidents > 0)
      marks[elementId] = { state: 'incident', label: `! 失败 ${incidents}${active > 0 ? ` · ${active} 件` : ''}` };
    else if (active > 0) marks[elementId] = { state: 'token', label: `${active} 件` };
  }
  return marks;
}
