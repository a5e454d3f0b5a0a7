import type { Attached, Block, Catch, JobTag, Mappings } from './blocks.js';
import {
  emptyDiagram,
  ioMapping,
  multiInstance,
  onTimer,
  Roots,
  taskType,
  writeFile,
  writeScope,
  type Diagram,
  type Node,
} from './bpmn-writer.js';

/** The elements at which a block is entered and left; `last` is null when nothing goes on behind it. */
interface Ends {
  first: string;
  last: string | null;
}

/** A file with the process `id`, and one process for every call activity in it. */
export function writeBlocks(id: string, block: Block): string {
  const file = new FileWriter();
  file.process(id, block);
  return file.xml();
}

class FileWriter {
  readonly roots = new Roots();
  private readonly processes: { id: string; diagram: Diagram }[] = [];

  process(id: string, block: Block): void {
    const slot = { id, diagram: emptyDiagram() };
    this.processes.push(slot);
    const own = this.processes.length === 1 ? '' : `${this.processes.length}`;
    slot.diagram = new ScopeWriter(this, id).scope(block, `begin${own}`, `finish${own}`);
  }

  xml(): string {
    return writeFile(this.roots, this.processes);
  }
}

const JOB_TAG = (tag: JobTag, id: string): Pick<Node, 'tag' | 'extensions'> => ({
  tag,
  extensions: tag === 'userTask' ? '' : taskType(id),
});

class ScopeWriter {
  private diagram = emptyDiagram();

  constructor(
    private readonly file: FileWriter,
    private readonly processId: string,
  ) {}

  /** A whole scope: start, the block, end; ids of both carry the scope’s. */
  scope(block: Block, start: string, end: string, startNode: Partial<Node> = {}): Diagram {
    const outer = this.diagram;
    this.diagram = emptyDiagram();
    this.node({ tag: 'startEvent', id: start, ...startNode });
    const { first, last } = this.write(block);
    this.flow(start, first);
    if (last) {
      this.node({ tag: 'endEvent', id: end });
      this.flow(last, end);
    }
    const inner = this.diagram;
    this.diagram = outer;
    return inner;
  }

  write(block: Block): Ends {
    switch (block.kind) {
      case 'sequence':
        return this.sequence(block.parts);
      case 'task':
        return this.activity(block, { ...JOB_TAG(block.tag, block.id) }, '', block.undo);
      case 'receive':
        return this.activity(
          block,
          { tag: 'receiveTask', attributes: `messageRef="${this.file.roots.message(block.message, '=k')}"` },
          '',
        );
      case 'scope':
        return this.activity(block, { tag: 'subProcess' }, this.subProcess(block));
      case 'call':
        return this.call(block);
      case 'pass':
        return this.single({ tag: block.tag, id: block.id });
      case 'catch':
        return this.single({
          tag: 'intermediateCatchEvent',
          id: block.id,
          extensions: mapped(block.mappings),
          content: this.event(block.trigger),
        });
      case 'throw':
        return this.throwing(block);
      case 'link':
        return this.link(block.id);
      case 'parallel':
        return this.parallel(block);
      case 'choice':
      case 'inclusive':
        return this.choice(block);
      case 'race':
        return this.race(block);
      case 'loop':
        return this.loop(block);
      case 'stop':
        return this.stop(block);
    }
  }

  private sequence(parts: Block[]): Ends {
    let ends = null as Ends | null;
    for (const part of parts) {
      if (ends && ends.last === null) break; // nothing behind a stop can be reached
      const next = this.write(part);
      if (ends?.last) this.flow(ends.last, next.first);
      ends = { first: ends?.first ?? next.first, last: next.last };
    }
    return ends ?? this.single({ tag: 'task', id: 'empty' });
  }

  private activity(
    block: Extract<Block, { boundaries: Attached[] }>,
    node: Partial<Node> & { tag: string },
    inner: string,
    undo = false,
  ): Ends {
    const { id, mappings, loop, boundaries } = block;
    const content = (loop ? multiInstance(loop) : '') + inner;
    this.node({ ...node, id, extensions: (node.extensions ?? '') + mapped(mappings), content });
    if (undo) this.compensated(id);
    const ends: (string | null)[] = [id];
    for (const boundary of boundaries) {
      const { id: own, catches, interrupting, part } = boundary;
      const attributes = `attachedToRef="${id}"${interrupting ? '' : ' cancelActivity="false"'}`;
      this.node({ tag: 'boundaryEvent', id: own, attributes, content: this.event(catches) });
      const { first, last } = this.write(part);
      this.flow(own, first);
      ends.push(last);
    }
    return { first: id, last: this.merge(`${id}_m`, ends) };
  }

  private compensated(id: string): void {
    this.node({
      tag: 'boundaryEvent',
      id: `${id}_u`,
      attributes: `attachedToRef="${id}"`,
      content: this.file.roots.onCompensation(),
    });
    this.node({
      tag: 'serviceTask',
      id: `${id}_undo`,
      attributes: 'isForCompensation="true"',
      extensions: taskType(`${id}_undo`),
    });
    this.diagram.associations.push({ from: `${id}_u`, to: `${id}_undo` });
  }

  private subProcess(block: Extract<Block, { kind: 'scope' }>): string {
    const inner = this.scope(block.part, `${block.id}_b`, `${block.id}_e`);
    for (const { id, catches, interrupting, part } of block.handlers) {
      const attributes = interrupting ? '' : 'isInterrupting="false"';
      const handler = this.scope(part, `${id}_b`, `${id}_e`, { attributes, content: this.event(catches) });
      inner.nodes.push({ tag: 'subProcess', id, attributes: 'triggeredByEvent="true"', content: writeScope(handler) });
    }
    return writeScope(inner);
  }

  private call(block: Extract<Block, { kind: 'call' }>): Ends {
    const called = `${this.processId}-${block.id}`;
    this.file.process(called, block.part);
    const extensions = `<zeebe:calledElement processId="${called}" propagateAllChildVariables="${block.allUp}" propagateAllParentVariables="${block.allDown}" />`;
    return this.activity(block, { tag: 'callActivity', extensions }, '');
  }

  private throwing(block: Extract<Block, { kind: 'throw' }>): Ends {
    const { roots } = this.file;
    const content = {
      escalation: () => roots.onEscalation(block.name),
      signal: () => roots.onSignal(block.name),
      message: () => '<bpmn:messageEventDefinition />',
      compensation: () => roots.onCompensation(),
    }[block.what]();
    const extensions = block.what === 'message' ? taskType(block.name) : '';
    return this.single({ tag: 'intermediateThrowEvent', id: block.id, content, extensions });
  }

  private link(id: string): Ends {
    this.node({ tag: 'intermediateThrowEvent', id, content: this.file.roots.onLink(id) });
    this.node({ tag: 'intermediateCatchEvent', id: `${id}_to`, content: this.file.roots.onLink(id) });
    return { first: id, last: `${id}_to` };
  }

  private parallel(block: Extract<Block, { kind: 'parallel' }>): Ends {
    this.node({ tag: 'parallelGateway', id: block.id });
    const ends = block.parts.map((part) => {
      const { first, last } = this.write(part);
      this.flow(block.id, first);
      return last;
    });
    const tag = block.joins && ends.every((last) => last !== null) ? 'parallelGateway' : 'exclusiveGateway';
    return { first: block.id, last: this.merge(`${block.id}_j`, ends, tag) };
  }

  private choice(block: Extract<Block, { kind: 'choice' | 'inclusive' }>): Ends {
    this.node({ tag: block.kind === 'choice' ? 'exclusiveGateway' : 'inclusiveGateway', id: block.id });
    const ends = block.parts.map(({ when, part }) => {
      const { first, last } = this.write(part);
      this.flow(block.id, first, when);
      return last;
    });
    return { first: block.id, last: this.merge(`${block.id}_j`, ends) };
  }

  private race(block: Extract<Block, { kind: 'race' }>): Ends {
    this.node({ tag: 'eventBasedGateway', id: block.id });
    const ends = block.parts.map(({ trigger, part }, index) => {
      const event = `${block.id}_${index}`;
      this.node({ tag: 'intermediateCatchEvent', id: event, content: this.event(trigger) });
      this.flow(block.id, event);
      const { first, last } = this.write(part);
      this.flow(event, first);
      return last;
    });
    return { first: block.id, last: this.merge(`${block.id}_j`, ends) };
  }

  /** The part, then a job that says whether it goes `again`: without the job a loop could turn for ever. */
  private loop(block: Extract<Block, { kind: 'loop' }>): Ends {
    const [enter, ask, leave] = [`${block.id}_i`, `${block.id}_w`, `${block.id}_o`];
    const { first, last } = this.write(block.part);
    if (last === null) return { first, last };
    this.node({ tag: 'exclusiveGateway', id: enter });
    this.node({ tag: 'serviceTask', id: ask, extensions: taskType(ask) });
    this.node({ tag: 'exclusiveGateway', id: leave });
    this.node({ tag: 'task', id: `${leave}_next` });
    this.flow(enter, first);
    this.flow(last, ask);
    this.flow(ask, leave);
    this.flow(leave, enter, '=again = true');
    this.flow(leave, `${leave}_next`, 'default');
    return { first: enter, last: `${leave}_next` };
  }

  private stop(block: Extract<Block, { kind: 'stop' }>): Ends {
    const { roots } = this.file;
    const content = {
      none: () => '',
      error: () => roots.onError(block.name),
      escalation: () => roots.onEscalation(block.name),
      terminate: () => '<bpmn:terminateEventDefinition />',
      signal: () => roots.onSignal(block.name),
      message: () => '<bpmn:messageEventDefinition />',
    }[block.how]();
    this.node({
      tag: 'endEvent',
      id: block.id,
      content,
      extensions: block.how === 'message' ? taskType(block.name) : '',
    });
    return { first: block.id, last: null };
  }

  private event(one: Catch): string {
    const { roots } = this.file;
    switch (one.on) {
      case 'timer':
        return onTimer(one.kind, one.value);
      case 'message':
        return roots.onMessage(one.name, '=k');
      case 'signal':
        return roots.onSignal(one.name);
      case 'error':
        return roots.onError(one.code);
      case 'escalation':
        return roots.onEscalation(one.code);
    }
  }

  /** Where several paths meet, if any goes on. */
  private merge(id: string, ends: (string | null)[], tag = 'exclusiveGateway'): string | null {
    const open = ends.filter((last): last is string => last !== null);
    if (open.length <= 1) return open[0] ?? null;
    this.node({ tag, id });
    for (const last of open) this.flow(last, id);
    return id;
  }

  private single(node: Node): Ends {
    this.node(node);
    return { first: node.id, last: node.id };
  }

  private node(node: Node): void {
    this.diagram.nodes.push(node);
  }

  private flow(from: string, to: string, when?: string): void {
    this.diagram.flows.push({ from, to, ...(when !== undefined && { when }) });
  }
}

const mapped = ({ inputs, outputs }: Mappings): string => ioMapping(inputs, outputs);
