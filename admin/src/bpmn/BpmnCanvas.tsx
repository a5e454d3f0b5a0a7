import { useEffect, useRef, useState } from 'react';
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import { FONT } from '../theme/console-theme.js';
import { SkeletonRows } from '../ui/SkeletonRows.js';
import type { DiagramMarks } from './diagram-marks.js';
import { innermost, showAround, showMarks, type Canvas, type ElementRegistry, type Overlays } from './diagram-view.js';
import './bpmn-canvas.css';

interface Props {
  xml: string;
  marks: DiagramMarks;
  /** Everything at once instead of 100 % around the token. */
  isWhole: boolean;
  /** Element to look at; without it the first token, else the last step done. */
  focus?: string | null;
  height: number;
  label: string;
  onElement?: (elementId: string) => void;
}

/** A diagram to look at, with what happens on it. The bpmn.io mark stays uncovered. */
export default function BpmnCanvas({ xml, marks, isWhole, focus = null, height, label, onElement }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const viewer = useRef<NavigatedViewer | null>(null);
  const [isReady, setReady] = useState(false);
  const [fault, setFault] = useState(false);
  const pick = useRef(onElement);
  pick.current = onElement;

  useEffect(() => {
    const styles = getComputedStyle(document.documentElement);
    const created = new NavigatedViewer({
      container: box.current!,
      textRenderer: { defaultStyle: { fontFamily: FONT, fontSize: 12 }, externalStyle: { fontSize: 12 } },
      bpmnRenderer: {
        defaultFillColor: styles.getPropertyValue('--bp-fill').trim(),
        defaultStrokeColor: styles.getPropertyValue('--bp-stroke').trim(),
        defaultLabelColor: styles.getPropertyValue('--text').trim(),
      },
    });
    viewer.current = created;
    let isGone = false;
    setReady(false);
    created
      .importXML(xml)
      .then(() => !isGone && setReady(true))
      .catch(() => !isGone && setFault(true));
    created.on('element.click', ({ element }: { element: { id: string } }) => pick.current?.(element.id));
    return () => {
      isGone = true;
      viewer.current = null;
      created.destroy();
    };
  }, [xml]);

  const marksKey = JSON.stringify(marks);
  useEffect(() => {
    if (!isReady || !viewer.current) return;
    return showMarks(
      viewer.current.get<Canvas>('canvas'),
      viewer.current.get<Overlays>('overlays'),
      viewer.current.get<ElementRegistry>('elementRegistry'),
      marks,
    );
    // The same marks in a new object draw nothing again.
  }, [isReady, marksKey]);

  const waiting = Object.keys(marks).filter((id) => marks[id]?.state !== 'done');
  const candidates = focus !== null ? [focus] : waiting.length > 0 ? waiting : Object.keys(marks).reverse();
  const candidatesKey = candidates.join(' ');
  useEffect(() => {
    if (!isReady || !viewer.current) return;
    const registry = viewer.current.get<ElementRegistry>('elementRegistry');
    showAround(
      viewer.current.get<Canvas>('canvas'),
      registry,
      isWhole ? null : innermost(registry, candidates),
      isWhole,
    );
    // The same elements in a new array move nothing.
  }, [isReady, isWhole, candidatesKey]);

  if (fault)
    return (
      <p className="muted small" style={{ padding: 16 }}>
        这张流程图打不开。
      </p>
    );
  return (
    <>
      {!isReady && <SkeletonRows rows={3} />}
      <div
        ref={box}
        className="bpmn-canvas"
        style={{ height: isReady ? height : 0 }}
        role="group"
        aria-label={label}
        data-ready={isReady}
      />
    </>
  );
}
