import type { ElementFinding } from '../../../../server/api/designer.js';
import type { DesignModeler } from './create-modeler.js';

const OVERLAY = 'findings';

function sign(kind: string, words: string): HTMLElement {
  const html = document.createElement('span');
  html.className = `diagram-sign diagram-sign-${kind}`;
  html.textContent = words;
  return html;
}

/** Numbers on the diagram: what walkthroughs found, how many cases wait, what failed. Answers how to take them away. */
export function showFindings(modeler: DesignModeler, findings: ElementFinding[]): () => void {
  const overlays = modeler.get('overlays');
  const registry = modeler.get('elementRegistry');
  for (const { elementId, problems, waiting, incidents } of findings) {
    if (!registry.get(elementId)) continue;
    if (problems > 0)
      overlays.add(elementId, OVERLAY, {
        position: { top: -11, left: 20 },
        html: sign('incident', `问题 ${problems}`),
      });
    const words = [waiting > 0 ? `${waiting} 件` : '', incidents > 0 ? `失败 ${incidents}` : '']
      .filter(Boolean)
      .join(' · ');
    if (words) overlays.add(elementId, OVERLAY, { position: { top: -11, right: 8 }, html: sign('token', words) });
  }
  return () => overlays.remove({ type: OVERLAY });
}
