import { childrenOf, type Block } from './blocks.js';
import type { FuzzCase, Model } from './fuzz-case.js';

/** Whether a smaller case still goes wrong. */
export type StillFails = (one: FuzzCase) => Promise<boolean>;

const MOST_TRIES = 400;

/** The smallest case found that still goes wrong: steps are left out, then parts of the diagram, until nothing more can go. */
export async function shrink(one: FuzzCase, stillFails: StillFails): Promise<FuzzCase> {
  let best = one;
  let tries = 0;
  for (let smaller = true; smaller && tries < MOST_TRIES;) {
    smaller = false;
    for (const candidate of smallerCases(best)) {
      tries += 1;
      if (tries > MOST_TRIES) break;
      if (!(await stillFails(candidate).catch(() => false))) continue;
      best = candidate;
      smaller = true;
      break;
    }
  }
  return best;
}

function* smallerCases(one: FuzzCase): Generator<FuzzCase> {
  const { script } = one;
  for (let length = Math.floor(script.length / 2); length >= 1; length = Math.floor(length / 2))
    for (let from = script.length - length; from >= 1; from -= length)
      yield { ...one, script: [...script.slice(0, from), ...script.slice(from + length)] };
  for (const model of smallerModels(one.model)) yield { ...one, model };
}

function* smallerModels(model: Model): Generator<Model> {
  if ('blocks' in model) for (const blocks of smallerBlocks(model.blocks)) yield { blocks };
  else
    for (let index = 0; index < model.graph.length; index++)
      for (let edge = model.graph[index]?.to.length ?? 0; edge-- > 1;)
        yield {
          graph: model.graph.map((node, at) =>
            at === index ? { ...node, to: node.to.filter((_, number) => number !== edge) } : node,
          ),
        };
}

/** A block in place of which one of its children stands, or which has lost a part. */
function* smallerBlocks(block: Block): Generator<Block> {
  for (const child of childrenOf(block)) if (block.kind !== 'loop') yield child;
  yield* simpler(block);
  const children = childrenOf(block);
  for (const [index, child] of children.entries())
    for (const smaller of smallerBlocks(child)) yield withChild(block, index, smaller);
}

function* simpler(block: Block): Generator<Block> {
  if (block.kind === 'sequence' || block.kind === 'parallel') {
    const least = block.kind === 'sequence' ? 1 : 2;
    if (block.parts.length > least)
      for (const index of block.parts.keys()) yield { ...block, parts: block.parts.filter((_, at) => at !== index) };
  }
  if ((block.kind === 'choice' || block.kind === 'inclusive') && block.parts.length > 2)
    for (const index of block.parts.keys()) yield { ...block, parts: block.parts.filter((_, at) => at !== index) };
  if ('boundaries' in block) {
    for (const index of block.boundaries.keys())
      yield { ...block, boundaries: block.boundaries.filter((_, at) => at !== index) };
    const { loop, ...plain } = block;
    if (loop) yield plain as Block;
    if (block.mappings.inputs.length + block.mappings.outputs.length > 0)
      yield { ...block, mappings: { inputs: [], outputs: [] } };
  }
  if (block.kind === 'scope')
    for (const index of block.handlers.keys())
      yield { ...block, handlers: block.handlers.filter((_, at) => at !== index) };
}

/** The same block with another child at a place of {@link childrenOf}. */
function withChild(block: Block, index: number, child: Block): Block {
  const at = (offset: number) => (own: { part: Block }, place: number) =>
    place + offset === index ? { ...own, part: child } : own;
  switch (block.kind) {
    case 'sequence':
    case 'parallel':
      return { ...block, parts: block.parts.map((part, place) => (place === index ? child : part)) };
    case 'choice':
    case 'inclusive':
      return { ...block, parts: block.parts.map(at(0)) as typeof block.parts };
    case 'race':
      return { ...block, parts: block.parts.map(at(0)) as typeof block.parts };
    case 'loop':
      return { ...block, part: child };
    case 'scope':
      return {
        ...block,
        part: index === 0 ? child : block.part,
        boundaries: block.boundaries.map(at(1)) as typeof block.boundaries,
        handlers: block.handlers.map(at(1 + block.boundaries.length)) as typeof block.handlers,
      };
    case 'call':
      return {
        ...block,
        part: index === 0 ? child : block.part,
        boundaries: block.boundaries.map(at(1)) as typeof block.boundaries,
      };
    case 'task':
    case 'receive':
      return { ...block, boundaries: block.boundaries.map(at(0)) as typeof block.boundaries };
    default:
      return block;
  }
}
