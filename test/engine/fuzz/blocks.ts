/**
 * A random diagram before it is written: blocks that nest. Every block has an id of its own from the beginning, so that a
 * smaller diagram made while shrinking keeps the names that its script uses.
 */
export type Trigger =
  | { on: 'timer'; kind: 'Duration' | 'Cycle'; value: string }
  | { on: 'message'; name: string }
  | { on: 'signal'; name: string };

/** What a boundary event or an event subprocess waits for; without a code an error or escalation event takes any. */
export type Catch = Trigger | { on: 'error' | 'escalation'; code?: string };

export interface Mappings {
  inputs: [target: string, source: string][];
  outputs: [target: string, source: string][];
}

export interface LoopRule {
  sequential: boolean;
  collection: string;
  item?: string;
  output?: [collection: string, element: string];
  until?: string;
}

export interface Attached {
  id: string;
  catches: Catch;
  interrupting: boolean;
  part: Block;
}

/** An activity's own rules. */
interface Activity {
  id: string;
  mappings: Mappings;
  loop?: LoopRule;
  boundaries: Attached[];
}

export type JobTag = 'serviceTask' | 'sendTask' | 'businessRuleTask' | 'scriptTask' | 'userTask';

export type Block =
  | ({ kind: 'task'; tag: JobTag; undo?: boolean } & Activity)
  | ({ kind: 'receive'; message: string } & Activity)
  | ({ kind: 'scope'; part: Block; handlers: Attached[] } & Activity)
  | ({ kind: 'call'; part: Block; allUp: boolean; allDown: boolean } & Activity)
  | { kind: 'pass'; id: string; tag: 'manualTask' | 'task' | 'intermediateThrowEvent' }
  | { kind: 'catch'; id: string; trigger: Trigger; mappings: Mappings }
  | { kind: 'throw'; id: string; what: 'escalation' | 'signal' | 'message' | 'compensation'; name: string }
  | { kind: 'link'; id: string }
  | { kind: 'sequence'; parts: Block[] }
  | { kind: 'parallel'; id: string; parts: Block[]; joins: boolean }
  | { kind: 'choice' | 'inclusive'; id: string; parts: { when: string; part: Block }[] }
  | { kind: 'race'; id: string; parts: { trigger: Trigger; part: Block }[] }
  | { kind: 'loop'; id: string; part: Block }
  | {
      kind: 'stop';
      id: string;
      how: 'none' | 'error' | 'escalation' | 'terminate' | 'signal' | 'message';
      name: string;
    };

/** The blocks inside a block. */
export function childrenOf(block: Block): Block[] {
  switch (block.kind) {
    case 'sequence':
    case 'parallel':
      return block.parts;
    case 'choice':
    case 'inclusive':
    case 'race':
      return block.parts.map(({ part }) => part);
    case 'loop':
      return [block.part];
    case 'scope':
      return [block.part, ...attachedTo(block), ...block.handlers.map(({ part }) => part)];
    case 'call':
      return [block.part, ...attachedTo(block)];
    case 'task':
    case 'receive':
      return attachedTo(block);
    default:
      return [];
  }
}

const attachedTo = (block: Activity): Block[] => block.boundaries.map(({ part }) => part);
