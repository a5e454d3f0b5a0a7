import type { Box } from '../../bpmn/diagram-view.js';

/** The parts of bpmn-js that the designer uses; the library's own types are looser. */
export interface BusinessObject {
  $type: string;
  id: string;
  name?: string;
  eventDefinitions?: unknown[];
  extensionElements?: Moddle;
  get(name: string): unknown;
  set(name: string, value: unknown): void;
}

export interface Moddle {
  $parent?: unknown;
  $type?: string;
  get(name: 'values'): { $type: string }[];
}

export interface Shape {
  id: string;
  type: string;
  x: number;
  y: number;
  width: number;
  height: number;
  businessObject: BusinessObject;
  waypoints?: unknown[];
  labelTarget?: unknown;
}

/** A step of the catalogue (processes/templates): an element template with what templates cannot bind in `metadata`. */
export interface StepTemplate {
  id: string;
  name: string;
  version?: number;
  description?: string;
  properties?: { value?: string; binding: { type: string; property?: string; key?: string; name?: string } }[];
  category?: { id: string; name: string };
  appliesTo: string[];
  elementType?: { value: string; eventDefinition?: string };
  metadata?: {
    formKey?: string;
    candidateGroups?: string;
    assignee?: string;
    interrupting?: boolean;
    inEventSubProcess?: boolean;
  };
}

export interface Services {
  bpmnFactory: { create(type: string, attributes: object): Moddle };
  elementFactory: { createShape(attributes: object): Shape };
  elementTemplates: {
    get(element: Shape): StepTemplate | null;
    createElement(template: StepTemplate): Shape;
    applyTemplate(element: Shape, template: StepTemplate): Shape;
  };
  elementTemplatesLoader: { setTemplates(templates: StepTemplate[]): void };
  modeling: {
    updateProperties(element: Shape, properties: object): void;
    updateModdleProperties(element: Shape, moddle: unknown, properties: object): void;
    createShape(shape: Shape, position: { x: number; y: number }, target: Shape, hints: object): Shape;
  };
  autoPlace: { append(source: Shape, shape: Shape): Shape };
  create: { start(event: Event, shape: Shape): void };
  popupMenu: {
    registerProvider(id: string, priority: number, provider: object): void;
    open(target: Shape, id: string, position: { x: number; y: number; cursor?: object }, options?: object): void;
  };
  contextPad: { registerProvider(priority: number, provider: object): void };
  propertiesPanel: { registerProvider(priority: number, provider: object): void };
  selection: { select(element: Shape | null): void; get(): Shape[] };
  elementRegistry: { get(id: string): Shape | undefined; filter(keep: (element: Shape) => boolean): Shape[] };
  zoomScroll: { stepZoom(delta: number): void };
  canvas: {
    viewbox(box?: Box): { inner: Box; outer: { width: number; height: number }; scale: number };
    scrollToElement(element: Shape, padding?: number): void;
    focus(): void;
    addMarker(element: string, marker: string): void;
    removeMarker(element: string, marker: string): void;
    getRootElement(): Shape;
  };
  commandStack: { undo(): void; redo(): void; canUndo(): boolean; canRedo(): boolean };
  eventBus: {
    on(event: string, listener: (event: never) => void): void;
    off(event: string, listener: (event: never) => void): void;
    fire(event: string): void;
  };
  overlays: {
    add(element: string, type: string, overlay: { position: object; html: HTMLElement }): string;
    remove(filter: { type: string }): void;
  };
}

/** One service by its name, as bpmn-js's injector gives it. */
export type GetService = <Name extends keyof Services>(name: Name) => Services[Name];
