import type { DiagramMarks } from './diagram-marks.js';

/** The parts of diagram-js that are used here. */
export interface Canvas {
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
  zoom(level: number | 'fit-viewport', center?: 'auto'): number;
  viewbox(box?: { x: number; y: number; width: number; height: number }): {
    inner: Box;
    outer: { width: number; height: number };
  };
  resized(): void;
}

export interface ElementRegistry {
  get(id: string): Box | undefined;
  filter(keep: (element: Box & { type: string }) => boolean): Box[];
}

export interface Overlays {
  add(
    element: string,
    type: string,
    overlay: { position: { top?: number; right?: number; bottom?: number; left?: number }; html: HTMLElement },
  ): string;
  remove(filter: { type: string }): void;
}

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

const OVERLAY = 'mark';
/** Pixels left of the start event. */
const MARGIN = 40;

/** Draws markers and signs; answers how to take them away again. */
export function showMarks(
  canvas: Canvas,
  overlays: Overlays,
  registry: ElementRegistry,
  marks: DiagramMarks,
): () => void {
  const drawn = Object.entries(marks).filter(([id]) => registry.get(id) !== undefined);
  for (const [id, mark] of drawn) {
    canvas.addMarker(id, `mark-${mark.state}`);
    const words = mark.state === 'done' ? '✓' : mark.label;
    if (!words) continue;
    const html = document.createElement('span');
    html.className = `diagram-sign diagram-sign-${mark.state}`;
    html.textContent = words;
    overlays.add(id, OVERLAY, {
      position: mark.state === 'done' ? { top: -2, right: 14 } : { top: -11, right: 8 },
      html,
    });
  }
  return () => {
    drawn.forEach(([id, mark]) => canvas.removeMarker(id, `mark-${mark.state}`));
    overlays.remove({ type: OVERLAY });
  };
}

/** 100 % with the element in the middle; the start of the diagram at the left when there is none. */
export function showAround(
  canvas: Canvas,
  registry: ElementRegistry,
  elementId: string | null,
  isWhole: boolean,
): void {
  canvas.resized();
  if (isWhole) {
    canvas.zoom('fit-viewport', 'auto');
    return;
  }
  const { outer } = canvas.viewbox();
  const element = elementId === null ? undefined : registry.get(elementId);
  const start = registry.filter(({ type }) => type === 'bpmn:StartEvent')[0];
  const middle = (box: Box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
  const center = element
    ? middle(element)
    : start
      ? { x: start.x + outer.width / 2 - MARGIN, y: middle(start).y }
      : { x: outer.width / 2, y: outer.height / 2 };
  canvas.viewbox({
    x: center.x - outer.width / 2,
    y: center.y - outer.height / 2,
    width: outer.width,
    height: outer.height,
  });
}
