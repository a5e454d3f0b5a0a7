import BpmnModeler from 'bpmn-js/lib/Modeler';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import zeebeBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';
import 'bpmn-js/dist/assets/diagram-js.css';
import 'bpmn-js/dist/assets/bpmn-js.css';
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn.css';
import '@bpmn-io/properties-panel/assets/properties-panel.css';
import 'bpmn-js-element-templates/dist/assets/element-templates.css';
import { FONT } from '../../theme/console-theme.js';
import { findStepsModule } from './find-steps.js';
import { knownTemplatesModule } from './known-template.js';
import type { GetService, StepTemplate } from './modeler-services.js';
import { panelGroupsModule } from './panel-groups.js';
import { stepMenusModule } from './step-menus.js';
import { missing, translateModule } from './translate.js';

declare global {
  interface Window {
    /** For the browser test: English that was shown. */
    missingTranslations?: Set<string>;
  }
}

/** Without bpmn-js's palette (our catalogue stands in its place), and without the native user tasks that the engine's rules refuse. */
const CLOSED = {
  paletteProvider: ['value', null],
  createZeebeUserTaskBehavior: ['value', null],
};

export interface DesignModeler {
  get: GetService;
  importXML(xml: string): Promise<unknown>;
  saveXML(options: { format: boolean }): Promise<{ xml?: string }>;
  destroy(): void;
}

/** The editor: modeler and panel in Chinese with the catalogue's steps. */
export function createModeler(canvas: HTMLElement, panel: HTMLElement, templates: StepTemplate[]): DesignModeler {
  const modeler = new BpmnModeler({
    container: canvas,
    propertiesPanel: { parent: panel },
    moddleExtensions: { zeebe },
    stepTemplates: templates,
    // a step of the catalogue hides groups unless told otherwise: who does it may be changed
    elementTemplates: templates.map((template) => ({ ...template, entriesVisible: true })),
    textRenderer: { defaultStyle: { fontFamily: FONT, fontSize: 12 }, externalStyle: { fontSize: 12 } },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      CloudElementTemplatesPropertiesProviderModule,
      zeebeBehaviors,
      translateModule,
      stepMenusModule,
      knownTemplatesModule,
      findStepsModule,
      panelGroupsModule,
      CLOSED,
    ],
  } as never) as unknown as DesignModeler;
  window.missingTranslations = missing;
  return modeler;
}
