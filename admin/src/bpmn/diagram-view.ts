import type { DiagramMarks } from './diagram-marks.js';

/** The parts of diagram-js that are used here. */
export interface Canvas {
  addMarker(element: string, marker: string): void;
  removeMarker(element: string, marker: string): void;
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

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** The signs of a deadline keep their colour on the diagram. */
const SIGN_TONES: Readonly<Record<string, string>> = { '■': 'over', '▲': 'near', '‖': 'pause' };
const OVERLAY = 'mark';
/** Pixels that stay free around the diagram at 100 %. */
const MARGIN = 40;
/** Pixels that stay free around the whole diagram. */
const EDGE = 16;

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
    const tone = SIGN_TONES[words[0] ?? ''];
    html.className = `diagram-sign diagram-sign-${mark.state}${tone ? ` diagram-sign-${tone}` : ''}`;
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

/** The first of these elements that has none of the others inside: a case stands at a step, not at the frame around it. */
export function innermost(registry: ElementRegistry, ids: readonly string[]): string | null {
  const known = ids.flatMap((id) => {
    const box = registry.get(id);
    return box ? [{ id, box }] : [];
  });
  const holds = (outer: Box, inner: Box) =>
    outer !== inner &&
    outer.x <= inner.x &&
    outer.y <= inner.y &&
    outer.x + outer.width >= inner.x + inner.width &&
    outer.y + outer.height >= inner.y + inner.height;
  return known.find(({ box }) => !known.some((other) => holds(box, other.box)))?.id ?? null;
}

/** 100 % with the element in the middle; the start of the diagram at the left when there is none. */
export function showAround(
  canvas: Canvas,
  registry: ElementRegistry,
  elementId: string | null,
  isWhole: boolean,
): void {
  canvas.resized();
  const { inner, outer } = canvas.viewbox();
  if (isWhole) {
    canvas.viewbox(boxOfWhole(inner, outer));
    return;
  }
  const element = elementId === null ? undefined : registry.get(elementId);
  const start = registry.filter(({ type }) => type === 'bpmn:StartEvent')[0];
  const looked = element ?? (start && { ...start, x: start.x + outer.width / 2 - MARGIN });
  canvas.viewbox({
    ...outer,
    x: within(looked && looked.x + looked.width / 2, inner.x, inner.width, outer.width),
    y: within(looked && looked.y + looked.height / 2, inner.y, inner.height, outer.height),
  });
}

/** The whole diagram in the middle, never larger than drawn, with a margin so that no name at the edge is cut. */
export function boxOfWhole(inner: Box, outer: { width: number; height: number }): Box {
  const width = outer.width - 2 * EDGE;
  const height = outer.height - 2 * EDGE;
  const scale = Math.min(1, width / Math.max(inner.width, 1), height / Math.max(inner.height, 1));
  const shown = { width: outer.width / scale, height: outer.height / scale };
  return {
    ...shown,
    x: inner.x + (inner.width - shown.width) / 2,
    y: inner.y + (inner.height - shown.height) / 2,
  };
}

/** Where the view begins on one axis: around `middle`, but not beyond the diagram; a diagram that fits stands in the middle. */
function within(middle: number | undefined, from: number, length: number, view: number): number {
  if (length + 2 * MARGIN <= view) return from + (length - view) / 2;
  const wanted = (middle ?? from) - view / 2;
  return Math.min(Math.max(wanted, from - MARGIN), from + length + MARGIN - view);
}
