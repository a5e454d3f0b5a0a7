import { useEffect, useRef, useState } from 'react';
import type { ElementFinding } from '../../../../server/api/designer.js';
import { createModeler, type DesignModeler } from './create-modeler.js';
import { CanvasTools } from './CanvasTools.js';
import { showStep } from './find-steps.js';
import { fitDiagram } from './fit-diagram.js';
import type { Shape, StepTemplate } from './modeler-services.js';
import { showFindings } from './show-findings.js';
import { StepCatalogue } from './StepCatalogue.js';

interface Props {
  /** Read once; afterwards the modeler holds the diagram. */
  xml: string;
  templates: StepTemplate[];
  findings: ElementFinding[];
  /** Element to select, with a number so that the same one can be asked for twice. */
  focus: { elementId: string; count: number } | null;
  onReady: (modeler: DesignModeler) => void;
  onChange: () => void;
}

interface Selected {
  name: string;
  kind: string;
}

/** Catalogue, canvas and panel. The bpmn.io mark stays uncovered; the hatched edge says that this is a draft. */
export default function DesignCanvas({ xml, templates, findings, focus, onReady, onChange }: Props) {
  const canvas = useRef<HTMLDivElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const [modeler, setModeler] = useState<DesignModeler | null>(null);
  const [selected, setSelected] = useState<Selected | null>(null);
  const [fault, setFault] = useState(false);
  const handlers = useRef({ onReady, onChange });
  handlers.current = { onReady, onChange };
  const first = useRef(xml);

  useEffect(() => {
    const created = createModeler(canvas.current!, panel.current!, templates);
    let isGone = false;
    const bus = created.get('eventBus');
    bus.on('commandStack.changed', () => handlers.current.onChange());
    bus.on('selection.changed', ({ newSelection }: { newSelection: Shape[] }) =>
      setSelected(describe(created, newSelection[0])),
    );
    created
      .importXML(first.current)
      .then(() => {
        if (isGone) return;
        fitDiagram(created);
        setModeler(created);
        handlers.current.onReady(created);
      })
      .catch(() => !isGone && setFault(true));
    return () => {
      isGone = true;
      created.destroy();
    };
  }, [templates]);

  useEffect(() => (modeler ? showFindings(modeler, findings) : undefined), [modeler, findings]);
  useEffect(() => {
    const element = focus && modeler?.get('elementRegistry').get(focus.elementId);
    if (!element || !modeler) return;
    showStep(modeler, element);
  }, [modeler, focus]);

  return (
    <div className="designer-body">
      <StepCatalogue templates={templates} modeler={modeler} />
      <div className="designer-canvas" data-ready={modeler !== null}>
        {fault && <p className="designer-fault">这张流程图打不开。</p>}
        <div ref={canvas} className="designer-drawing" role="group" aria-label="流程图草稿" />
        {modeler && <CanvasTools modeler={modeler} />}
      </div>
      <aside className="designer-panel" aria-label="属性">
        <h2>
          {selected?.name ?? '整个流程'} <span className="sub">{selected?.kind}</span>
        </h2>
        <div ref={panel} />
      </aside>
    </div>
  );
}

function describe(modeler: DesignModeler, element: Shape | undefined): Selected | null {
  if (!element) return null;
  const template = modeler.get('elementTemplates').get(element);
  return { name: element.businessObject.name ?? '未命名', kind: template?.name ?? '' };
}
