import { applyStep, createStep } from './apply-step.js';
import type { GetService, Shape, StepTemplate } from './modeler-services.js';
import { createPlain, PLAIN_ELEMENTS } from './plain-elements.js';

interface MenuEntry {
  label: string;
  className?: string;
  group?: { id: string; name: string };
  description?: string;
  action: () => void;
}
type Entries<T> = Record<string, T>;
interface PadEntry {
  group: string;
  className: string;
  title: string;
  action: { click: (event: MouseEvent, element: Shape) => void };
}

export const APPEND_MENU = 'kuaiban-append';
/** After all other providers: what is not ours goes. */
const LAST = 100;
const MENU_WIDTH = 320;
/** What of bpmn-js's own menu the engine runs and the lint lets through. */
const REPLACEMENTS =
  /^(replace-with-(exclusive-gateway|parallel-gateway|event-based-gateway|none-start|none-end|error-end|terminate-end|sequence-flow|default-flow|conditional-flow)|toggle-(parallel-mi|sequential-mi))$/;
const PAD = /^(delete|connect|replace|append\.text-annotation)$/;
const NO_SUCCESSOR = /^bpmn:(EndEvent|SequenceFlow|Process|TextAnnotation|Association|Group)$/;

const groupOf = ({ category }: StepTemplate) => ({ id: category?.id ?? 'other', name: category?.name ?? '其他环节' });
const isTop = (template: StepTemplate) => template.elementType?.value !== 'bpmn:StartEvent';

/** Menus of an element, closed: the catalogue's steps and the events and gateways of our subset, nothing else. */
export class StepMenus {
  static $inject = ['injector', 'popupMenu', 'contextPad', 'config.stepTemplates'];

  constructor(
    private readonly injector: { get: GetService },
    popupMenu: { registerProvider(id: string, priority: number, provider: object): void },
    contextPad: { registerProvider(priority: number, provider: object): void },
    private readonly templates: StepTemplate[],
  ) {
    popupMenu.registerProvider('bpmn-replace', LAST, {
      getPopupMenuEntries: (element: Shape) => (entries: Entries<MenuEntry>) => this.replacements(element, entries),
      getPopupMenuHeaderEntries: () => (entries: Entries<MenuEntry>) => keep(entries, REPLACEMENTS),
    });
    popupMenu.registerProvider(APPEND_MENU, LAST, {
      getPopupMenuEntries: (element: Shape) => this.successors(element),
    });
    contextPad.registerProvider(LAST, {
      getContextPadEntries: (element: Shape) => (entries: Entries<PadEntry>) => this.pad(element, entries),
    });
  }

  private get: GetService = (name) => this.injector.get(name);

  private replacements(element: Shape, entries: Entries<MenuEntry>): Entries<MenuEntry> {
    const kept = keep(entries, REPLACEMENTS);
    const fitting = this.templates.filter(
      (template) => template.elementType?.value === element.type || template.appliesTo.includes(element.type),
    );
    for (const template of fitting)
      kept[`step-${template.id}`] = this.entry(template, () => applyStep(this.get, element, template));
    return kept;
  }

  private successors(source: Shape): Entries<MenuEntry> {
    const entries: Entries<MenuEntry> = {};
    const isActivity = /Task$|CallActivity|SubProcess/.test(source.type);
    for (const template of this.templates.filter(isTop)) {
      const isBoundary = template.elementType?.value === 'bpmn:BoundaryEvent';
      if (isBoundary && !isActivity) continue;
      entries[`step-${template.id}`] = this.entry(template, () => {
        const shape = createStep(this.get, template);
        if (isBoundary) this.attach(source, shape);
        else this.get('autoPlace').append(source, shape);
      });
    }
    for (const plain of PLAIN_ELEMENTS.filter(({ key }) => key !== 'start' && key !== 'event-sub-process'))
      entries[`plain-${plain.key}`] = {
        label: plain.label,
        className: plain.icon,
        group: { id: 'plain', name: '网关与事件' },
        action: () => void this.get('autoPlace').append(source, createPlain(this.get, plain)),
      };
    return entries;
  }

  private pad(element: Shape, entries: Entries<PadEntry>): Entries<PadEntry> {
    const kept = keep(entries, PAD);
    if (NO_SUCCESSOR.test(element.type) || element.labelTarget) return kept;
    kept['append-step'] = {
      group: 'model',
      className: 'bpmn-icon-screw-wrench designer-append',
      title: '接下一步',
      action: {
        click: (event, source) =>
          this.get('popupMenu').open(
            source,
            APPEND_MENU,
            { x: event.clientX, y: event.clientY, cursor: { x: event.clientX, y: event.clientY } },
            { title: '接下一步', width: MENU_WIDTH, search: true },
          ),
      },
    };
    return kept;
  }

  private entry(template: StepTemplate, action: () => void): MenuEntry {
    return { label: template.name, group: groupOf(template), className: iconOf(template), action };
  }

  private attach(host: Shape, shape: Shape): void {
    this.get('modeling').createShape(shape, { x: host.x + host.width / 2, y: host.y + host.height }, host, {
      attach: true,
    });
  }
}

const ICONS: Record<string, string> = {
  'bpmn:UserTask': 'bpmn-icon-user-task',
  'bpmn:ServiceTask': 'bpmn-icon-service-task',
  'bpmn:CallActivity': 'bpmn-icon-call-activity',
  'bpmn:StartEvent': 'bpmn-icon-start-event-message',
  'bpmn:BoundaryEvent': 'bpmn-icon-intermediate-event-catch-message',
  'bpmn:IntermediateCatchEvent': 'bpmn-icon-intermediate-event-catch-message',
};
export const iconOf = ({ elementType }: StepTemplate): string => ICONS[elementType?.value ?? ''] ?? 'bpmn-icon-task';

const keep = <T>(entries: Entries<T>, pattern: RegExp): Entries<T> =>
  Object.fromEntries(Object.entries(entries).filter(([id]) => pattern.test(id)));

export const stepMenusModule = { __init__: ['stepMenus'], stepMenus: ['type', StepMenus] };
