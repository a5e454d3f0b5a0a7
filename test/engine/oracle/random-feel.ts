import { Random } from '../fuzz/random.js';
import { FUNCTIONS, type FunctionShape, type Kind } from './function-table.js';
import { feel, joined, type FeelTree } from './feel-tree.js';
import { drawLeaf, KEYS, KINDS } from './random-leaf.js';

const plain = (text: string): FeelTree => ({ parts: [text] });

const PROPERTIES = 'year month day weekday hour minute second timezone days hours minutes seconds years months'.split(
  ' ',
);
const TYPES = [
  'number',
  'string',
  'boolean',
  'list',
  'context',
  'date',
  'time',
  'date and time',
  'days and time duration',
  'years and months duration',
  'function',
  'Any',
  'null',
  'range',
  'foo',
];
const ORDERS = ['<', '<=', '>', '>='];

/** Draws expressions: mostly of the types that fit, sometimes of others, never deeper than asked, never with a long loop. */
export class FeelDrawer {
  constructor(private readonly random: Random) {}

  /** An expression, in parentheses if it could not stand at any place without. */
  draw(depth: number): FeelTree {
    return this.of(this.random.pick(KINDS), depth);
  }

  private of(kind: Kind, depth: number): FeelTree {
    const { random } = this;
    if (random.chance(0.03)) return this.surprise(depth);
    // places and scales stay small: of ten million digits nobody waits for the end
    if (depth <= 0 || kind === 'small') return this.leaf(kind);
    if (random.chance(0.12)) return this.control(kind, depth - 1);
    if (random.chance(0.25)) return this.call(this.shapeFor(kind), depth - 1);
    return this.compound(kind, depth - 1);
  }

  private surprise(depth: number): FeelTree {
    const { random } = this;
    return random.weighted<() => FeelTree>([
      [3, () => plain('null')],
      [2, () => plain('missing')],
      [4, () => this.of(random.pick(KINDS), depth - 1)],
      [1, () => plain('?')],
      [1, () => feel`function(x) ${this.of('any', depth - 1)}`],
    ])();
  }

  private leaf(kind: Kind): FeelTree {
    return kind === 'range' ? this.range(0) : drawLeaf(this.random, kind);
  }

  private range(depth: number): FeelTree {
    const { random } = this;
    const kind = random.pick<Kind>(['number', 'number', 'number', 'date', 'string', 'days', 'moment', 'time']);
    const open = random.pick(['[', '(', ']']);
    const close = random.pick([']', ')']);
    return feel`${open}${this.operand(kind, depth)}..${this.operand(kind, depth)}${close}`;
  }

  /** Something that may stand beside an operator: in parentheses unless it is plain. */
  private operand(kind: Kind, depth: number): FeelTree {
    return depth <= 0 ? this.leaf(kind) : feel`(${this.of(kind, depth)})`;
  }

  private value(kind: Kind, depth: number): FeelTree {
    return depth <= 0 ? this.leaf(kind) : feel`(${this.of(kind, depth)})`;
  }

  private control(kind: Kind, depth: number): FeelTree {
    const { random } = this;
    return random.weighted<() => FeelTree>([
      [4, () => feel`(if ${this.of('boolean', depth)} then ${this.of(kind, depth)} else ${this.of(kind, depth)})`],
      [2, () => feel`(${this.of('list', depth)})[${this.of('small', depth)}]`],
      [1, () => feel`{a: ${this.of(kind, depth)}, b: a}.${random.pick(['a', 'b'])}`],
      [
        1,
        () =>
          feel`{f: function(x, y) ${this.of(kind, depth)}, r: f(${this.of('any', depth)}, ${this.of('any', depth)})}.r`,
      ],
      [1, () => feel`{f: function(x) ${this.of(kind, depth)}}.f(${this.of('any', depth)})`],
      [1, () => feel`get value({a: ${this.of(kind, depth)}}, ${this.of('key', 0)})`],
    ])();
  }

  private compound(kind: Kind, depth: number): FeelTree {
    switch (kind) {
      case 'number':
        return this.numeric(depth);
      case 'string':
      case 'key':
        return feel`${this.operand('string', depth)} + ${this.operand('string', depth)}`;
      case 'boolean':
        return this.logic(depth);
      case 'list':
      case 'numbers':
      case 'strings':
        return this.listing(kind, depth);
      case 'context':
        return this.context(depth);
      case 'date':
      case 'time':
      case 'moment':
      case 'days':
      case 'months':
        return this.temporal(kind, depth);
      case 'range':
        return this.range(depth);
      case 'any':
        return this.anything(depth);
      default:
        return this.leaf(kind);
    }
  }

  private numeric(depth: number): FeelTree {
    const { random } = this;
    return random.weighted<() => FeelTree>([
      [
        6,
        () =>
          feel`${this.operand('number', depth)} ${random.pick(['+', '-', '*', '/'])} ${this.operand('number', depth)}`,
      ],
      [
        2,
        () =>
          feel`${this.leaf('number')} ${random.pick(['+', '-', '*'])} ${this.leaf('number')} ${random.pick(['+', '*', '/', '**'])} ${this.leaf('small')}`,
      ],
      [1, () => feel`${this.operand('number', depth)} ** ${this.leaf('small')}`],
      [1, () => feel`-${this.operand('number', depth)}`],
      [
        1,
        () =>
          feel`${this.value(random.pick(['date', 'time', 'moment', 'days', 'months']), depth)}.${random.pick([...PROPERTIES, 'time offset'])}`,
      ],
      [1, () => feel`${this.operand('days', depth)} / ${this.operand('days', depth)}`],
    ])();
  }

  private logic(depth: number): FeelTree {
    const { random } = this;
    const kind = random.pick(KINDS);
    const operand = () => this.operand(kind, depth);
    return random.weighted<() => FeelTree>([
      [4, () => feel`${operand()} ${random.pick(['=', '!='])} ${operand()}`],
      [4, () => feel`${operand()} ${random.pick(ORDERS)} ${operand()}`],
      [
        3,
        () => feel`${this.operand('boolean', depth)} ${random.pick(['and', 'or'])} ${this.operand('boolean', depth)}`,
      ],
      [
        1,
        () =>
          feel`${this.leaf('boolean')} or ${this.leaf('boolean')} and ${this.leaf('boolean')} or ${this.leaf('any')} = ${this.leaf('any')}`,
      ],
      [2, () => feel`${operand()} between ${operand()} and ${operand()}`],
      [3, () => feel`${operand()} in ${this.test(kind, depth)}`],
      [2, () => feel`${this.operand('any', depth)} instance of ${random.pick(TYPES)}`],
      [
        2,
        () => feel`(${random.pick(['some', 'every'])} ${this.iterators(depth)} satisfies ${this.of('boolean', depth)})`,
      ],
      [1, () => feel`${this.operand('any', depth)} in ${this.test('any', depth)} and ${this.leaf('boolean')}`],
    ])();
  }

  private test(kind: Kind, depth: number): FeelTree {
    const { random } = this;
    const one = (): FeelTree =>
      random.weighted<() => FeelTree>([
        [2, () => feel`${random.pick(ORDERS)} ${this.operand(kind, depth)}`],
        [2, () => this.range(depth)],
        [2, () => this.operand(kind, depth)],
        [2, () => this.operand('list', depth)],
        [1, () => feel`? ${random.pick(ORDERS)} ${this.operand(kind, depth)}`],
        [1, () => feel`contains(?, ${this.leaf('string')})`],
        [1, () => plain(random.pick(['true', 'false', 'null', '?']))],
      ])();
    return random.chance(0.6) ? one() : feel`(${joined(random.times(1 + random.below(3), one), ', ')})`;
  }

  private iterators(depth: number): FeelTree {
    const { random } = this;
    const list = (): FeelTree =>
      random.chance(0.3) ? feel`${this.leaf('small')}..${this.leaf('small')}` : this.value('list', depth);
    return joined(
      random.times(1 + random.below(2), (index) => feel`${index === 0 ? 'i' : 'j'} in ${list()}`),
      ', ',
    );
  }

  private listing(kind: Kind, depth: number): FeelTree {
    const { random } = this;
    const inner: Kind = kind === 'numbers' ? 'number' : kind === 'strings' ? 'string' : random.pick(KINDS);
    return random.weighted<() => FeelTree>([
      [
        4,
        () =>
          feel`[${joined(
            random.times(random.below(4), () => this.of(inner, depth)),
            ', ',
          )}]`,
      ],
      [3, () => feel`(for ${this.iterators(depth)} return ${this.loopBody(inner, depth)})`],
      [3, () => feel`${this.value(kind, depth)}[${this.filter(depth)}]`],
      [1, () => feel`${this.value('list', depth)}.${random.pick(KEYS.filter((key) => key !== 'a b'))}`],
    ])();
  }

  private loopBody(kind: Kind, depth: number): FeelTree {
    const { random } = this;
    return random.weighted<() => FeelTree>([
      [3, () => this.of(kind, depth)],
      [2, () => plain('i')],
      [1, () => feel`i ${random.pick(['+', '*', '='])} ${this.leaf('number')}`],
      [1, () => plain(random.pick(['count(partial)', 'sum(partial) + i', '[i, j]', 'partial[-1]', 'partial[1]']))],
    ])();
  }

  private filter(depth: number): FeelTree {
    const { random } = this;
    return random.weighted<() => FeelTree>([
      [3, () => feel`item ${random.pick([...ORDERS, '=', '!='])} ${this.operand('any', depth)}`],
      [2, () => feel`a ${random.pick([...ORDERS, '='])} ${this.leaf('small')}`],
      [2, () => this.leaf('small')],
      [1, () => feel`item.${random.pick(['a', 'd', '姓名'])} = ${this.leaf('any')}`],
      [1, () => this.of('boolean', depth)],
      [1, () => this.of('any', depth)],
    ])();
  }

  private context(depth: number): FeelTree {
    const { random } = this;
    const key = (name: string): string => (name.includes(' ') || random.chance(0.2) ? `"${name}"` : name);
    const names = new Set(random.times(random.below(8), () => random.pick(KEYS)));
    const entries = [...names].map((name) => feel`${key(name)}: ${this.of('any', depth)}`);
    return feel`{${joined(entries, ', ')}}`;
  }

  private temporal(kind: Kind, depth: number): FeelTree {
    const { random } = this;
    const duration = (): Kind => random.pick(['days', 'months']);
    if (kind === 'days' || kind === 'months') {
      return random.weighted<() => FeelTree>([
        [2, () => feel`${this.operand(kind, depth)} ${random.pick(['+', '-'])} ${this.operand(kind, depth)}`],
        [1, () => feel`${this.operand(kind, depth)} ${random.pick(['*', '/'])} ${this.operand('number', depth)}`],
        [1, () => feel`${this.operand('number', depth)} * ${this.operand(kind, depth)}`],
        [
          2,
          () => {
            const point = random.pick<Kind>(['date', 'time', 'moment']);
            return feel`${this.operand(point, depth)} - ${this.operand(point, depth)}`;
          },
        ],
      ])();
    }
    return random.chance(0.8)
      ? feel`${this.operand(kind, depth)} ${random.pick(['+', '-'])} ${this.operand(duration(), depth)}`
      : feel`${this.operand(duration(), depth)} + ${this.operand(kind, depth)}`;
  }

  private anything(depth: number): FeelTree {
    const { random } = this;
    return random.weighted<() => FeelTree>([
      [4, () => this.of(random.pick(KINDS.slice(0, -1)), depth)],
      [1, () => feel`${this.value('context', depth)}.${random.pick(['a', 'b', 'd', '姓名', 'year'])}`],
      [1, () => feel`string(${this.of('any', depth)})`],
      [
        1,
        () =>
          feel`${this.operand('any', depth)} ${random.pick(['+', '-', '*', '/', '**', '<', '=', 'and'])} ${this.operand('any', depth)}`,
      ],
    ])();
  }

  private shapeFor(kind: Kind): FunctionShape {
    const { random } = this;
    const fitting = FUNCTIONS.filter(({ gives }) => gives === kind);
    return fitting.length > 0 && random.chance(0.8) ? random.pick(fitting) : random.pick(FUNCTIONS);
  }

  private call(shape: FunctionShape, depth: number): FeelTree {
    const { random } = this;
    const { name, params, many } = shape;
    const argument = (kind: Kind): FeelTree => (kind === 'range' ? this.range(depth) : this.of(kind, depth));
    if (params.length > 0 && random.chance(0.15)) {
      const given = random.chance(0.2) ? params.slice(0, random.below(params.length) + 1) : params;
      return feel`${name}(${joined(
        given.map(([param, kind]) => feel`${param}: ${argument(kind)}`),
        ', ',
      )})`;
    }
    const args = params.map(([, kind]) => argument(kind));
    const last = params.at(-1)?.[1] ?? 'any';
    if (many) args.push(...random.times(random.below(3), () => argument(last)));
    if (random.chance(0.03)) args.push(argument('any'));
    if (random.chance(0.03)) args.pop();
    return feel`${name}(${joined(args, ', ')})`;
  }
}
