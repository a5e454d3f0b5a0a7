import fc from 'fast-check';
import { flow, message, onMessage, service } from './small-model.js';

/** A block-structured diagram: everything that splits also joins, so every instance can come to its end. */
export type Block =
  | { kind: 'task' }
  | { kind: 'wait' }
  | { kind: 'sequence'; parts: Block[] }
  | { kind: 'parallel' | 'choice'; parts: Block[] }
  | { kind: 'scope'; part: Block; repeats: 'no' | 'parallel' | 'sequential'; guarded: boolean };

export const blocks: fc.Arbitrary<Block> = fc.letrec<{ block: Block }>((tie) => ({
  block: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    { weight: 3, arbitrary: fc.constant<Block>({ kind: 'task' }) },
    { weight: 1, arbitrary: fc.constant<Block>({ kind: 'wait' }) },
    {
      weight: 2,
      arbitrary: fc
        .array(tie('block'), { minLength: 2, maxLength: 3 })
        .map((parts): Block => ({ kind: 'sequence', parts })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(
          fc.constantFrom('parallel' as const, 'choice' as const),
          fc.array(tie('block'), { minLength: 2, maxLength: 3 }),
        )
        .map(([kind, parts]): Block => ({ kind, parts })),
    },
    {
      weight: 2,
      arbitrary: fc
        .tuple(tie('block'), fc.constantFrom('no' as const, 'parallel' as const, 'sequential' as const), fc.boolean())
        .map(([part, repeats, guarded]): Block => ({ kind: 'scope', part, repeats, guarded })),
    },
  ),
})).block;

/** Writes a block as XML. Ids are numbered; waiting events wait for `go`, guards of scopes for `stop`. */
class Writer {
  private count = 0;

  id(prefix: string): string {
    this.count += 1;
    return `${prefix}${this.count}`;
  }

  /** XML of a block, and the elements at which it is entered and left. */
  write(block: Block): { xml: string; first: string; last: string } {
    switch (block.kind) {
      case 'task': {
        const id = this.id('task');
        return { xml: service(id).replace(`type="${id}"`, 'type="work"'), first: id, last: id };
      }
      case 'wait': {
        const id = this.id('wait');
        return {
          xml: `<bpmn:intermediateCatchEvent id="${id}">${onMessage('go')}</bpmn:intermediateCatchEvent>`,
          first: id,
          last: id,
        };
      }
      case 'sequence': {
        const parts = block.parts.map((part) => this.write(part));
        const links = parts.slice(1).map((part, index) => flow(parts[index]?.last ?? '', part.first));
        return {
          xml: [...parts.map((part) => part.xml), ...links].join(''),
          first: parts[0]?.first ?? '',
          last: parts.at(-1)?.last ?? '',
        };
      }
      case 'parallel':
      case 'choice':
        return this.writeSplit(block.kind, block.parts);
      case 'scope':
        return this.writeScope(block);
    }
  }

  private writeSplit(kind: 'parallel' | 'choice', blocks: Block[]) {
    const [first, last] = [this.id('split'), this.id('join')];
    const parts = blocks.map((block) => this.write(block));
    const tag = kind === 'parallel' ? 'parallelGateway' : 'exclusiveGateway';
    const preset = kind === 'choice' ? ` default="${first}_${parts[0]?.first ?? ''}"` : '';
    const out = parts.map((part, index) => {
      const plain = flow(first, part.first);
      if (kind === 'parallel' || index === 0) return plain;
      const condition = `<bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">=choice = ${index}</bpmn:conditionExpression>`;
      return plain.replace(' />', `>${condition}</bpmn:sequenceFlow>`);
    });
    const back = parts.map((part) => flow(part.last, last));
    const gateways = `<bpmn:${tag} id="${first}"${preset} /><bpmn:${tag} id="${last}" />`;
    return { xml: gateways + parts.map((part) => part.xml).join('') + out.join('') + back.join(''), first, last };
  }

  private writeScope(block: Block & { kind: 'scope' }) {
    const [id, start, end] = [this.id('scope'), this.id('start'), this.id('end')];
    const inner = this.write(block.part);
    const loop =
      block.repeats === 'no'
        ? ''
        : `<bpmn:multiInstanceLoopCharacteristics isSequential="${block.repeats === 'sequential'}"><bpmn:extensionElements>
            <zeebe:loopCharacteristics inputCollection="=[1, 2]" inputElement="item" /></bpmn:extensionElements>
            </bpmn:multiInstanceLoopCharacteristics>`;
    const content = `<bpmn:startEvent id="${start}" />${inner.xml}<bpmn:endEvent id="${end}" />`;
    const xml = `<bpmn:subProcess id="${id}">${loop}${content}${flow(start, inner.first)}${flow(inner.last, end)}</bpmn:subProcess>`;
    if (!block.guarded) return { xml, first: id, last: id };
    const [guard, merge] = [this.id('guard'), this.id('merge')];
    const boundary = `<bpmn:boundaryEvent id="${guard}" attachedToRef="${id}">${onMessage('stop')}</bpmn:boundaryEvent>`;
    const after = `<bpmn:exclusiveGateway id="${merge}" />${flow(id, merge)}${flow(guard, merge)}`;
    return { xml: xml + boundary + after, first: id, last: merge };
  }
}

/** Body and root elements of a process that runs a block. */
export function randomProcess(block: Block): { body: string; roots: string } {
  const inner = new Writer().write(block);
  const body = `<bpmn:startEvent id="begin" />${inner.xml}<bpmn:endEvent id="finish" />${flow('begin', inner.first)}${flow(inner.last, 'finish')}`;
  return { body, roots: message('go', '=key') + message('stop', '=key') };
}
