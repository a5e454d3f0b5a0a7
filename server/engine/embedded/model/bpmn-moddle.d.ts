/** The parser ships types for its elements only, not for its entry point. */
declare module 'bpmn-moddle' {
  /** An XML element as the parser hands it out: attributes and children by name. */
  export interface ModdleNode {
    $type: string;
    id: string;
    $parent?: ModdleNode;
    [property: string]: unknown;
  }
  export class BpmnModdle {
    constructor(packages?: Record<string, unknown>);
    fromXML(xml: string): Promise<{ rootElement: ModdleNode; warnings: { message: string; element?: ModdleNode }[] }>;
  }
}
