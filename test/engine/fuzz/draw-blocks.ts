import type { Attached, Block, Catch, JobTag, LoopRule, Mappings, Trigger } from './blocks.js';
import type { Random } from './random.js';

/** What may be drawn; leaving one out helps to find which element a difference comes from. */
export const FEATURES = [
  'timer',
  'cron',
  'message',
  'signal',
  'error',
  'escalation',
  'compensation',
  'link',
  'inclusive',
  'race',
  'call',
  'multi-instance',
  'event-subprocess',
  'incident',
] as const;
export type Feature = (typeof FEATURES)[number];

const CONDITIONS = [
  '=v > 1',
  '=v = 2',
  '=v < 2',
  '=flag',
  '=not(flag)',
  '=list[1] > 1',
  '=count(list) > 2',
  '=a = "x"',
];
const BAD_CONDITIONS = ['=missing > 1', '=v', '=list'];
const INPUTS: [string, string][] = [
  ['a', '=v + 1'],
  ['a.b', '=v'],
  ['a.c', '=flag'],
  ['v', '=v * 2'],
  ['x', '="t" + string(v)'],
  ['list', '=list[item > 1]'],
];
const OUTPUTS: [string, string][] = [
  ['v', '=r'],
  ['out', '=r'],
  ['out.deep', '=v'],
  ['out.other', '=x'],
  ['list', '=append(list, 9)'],
  ['flag', '=v > 2'],
];
const LOOPS: Omit<LoopRule, 'sequential'>[] = [
  { collection: '=list' },
  { collection: '=[1, 2, 3]', item: 'item' },
  { collection: '=list', item: 'item', output: ['results', '=r'] },
  { collection: '=["a", "b"]', item: 'item', output: ['results', '=item'] },
  { collection: '=list', item: 'item', output: ['results', 'r'] },
  { collection: '=[1, 2, 3]', item: 'item', until: '=numberOfCompletedInstances = 2' },
  { collection: '=[]', item: 'item' },
];
const DURATIONS = ['PT1M', 'PT5M', 'PT1H', 'P1D'];
const CYCLES = ['R2/PT1M', 'R/PT1H', 'R3/PT5M'];
const CRONS = ['0 0 9-17 * * *', '0 */5 * * * MON-FRI'];
const CODES = ['E1', 'E2'];

/** Draws random blocks. Names of messages and signals begin with the case’s name, since a broker knows only one space of names. */
export class BlockDrawer {
  private count = 0;

  constructor(
    private readonly random: Random,
    private readonly prefix: string,
    private readonly features: ReadonlySet<Feature>,
  ) {}

  /** @param depth how many levels may still be opened */
  block(depth: number): Block {
    const { random } = this;
    const leaf = depth <= 0;
    const make = random.weighted<() => Block>([
      [5, () => this.task(depth)],
      [
        1,
        () => ({ kind: 'pass', id: this.id('p'), tag: random.pick(['manualTask', 'task', 'intermediateThrowEvent']) }),
      ],
      [this.triggers().length > 0 ? 2 : 0, () => this.catching()],
      [this.has('message') ? 1 : 0, () => this.receive(depth)],
      [this.throwables().length > 0 ? 1 : 0, () => this.throwing()],
      [this.has('link') ? 0.4 : 0, () => ({ kind: 'link', id: this.id('l') })],
      [leaf ? 0 : 4, () => this.sequence(depth)],
      [leaf ? 0 : 2, () => this.parallel(depth)],
      [leaf ? 0 : 2, () => this.choice(depth, 'choice')],
      [leaf || !this.has('inclusive') ? 0 : 1, () => this.choice(depth, 'inclusive')],
      [leaf || !this.has('race') || this.triggers().length < 2 ? 0 : 1, () => this.race(depth)],
      [leaf ? 0 : 1, () => this.loop(depth)],
      [leaf ? 0 : 3, () => this.scope(depth)],
      [leaf || !this.has('call') ? 0 : 1.5, () => this.call(depth)],
    ]);
    return make();
  }

  sequence(depth: number): Block {
    return { kind: 'sequence', parts: this.random.times(2 + this.random.below(2), () => this.block(depth - 1)) };
  }

  /** A branch; now and then it stops instead of going on. */
  private branch(depth: number): Block {
    const { random } = this;
    const part = this.block(depth - 1);
    return random.chance(0.2) ? { kind: 'sequence', parts: [part, this.stop()] } : part;
  }

  private stop(): Block {
    const { random } = this;
    const how = random.weighted([
      [1, 'none' as const],
      [this.has('error') ? 2 : 0, 'error' as const],
      [this.has('escalation') ? 2 : 0, 'escalation' as const],
      [1, 'terminate' as const],
      [this.has('signal') ? 0.5 : 0, 'signal' as const],
      [this.has('message') ? 0.5 : 0, 'message' as const],
    ]);
    return { kind: 'stop', id: this.id('x'), how, name: this.nameFor(how) };
  }

  private task(depth: number): Block {
    const tag = this.random.pick<JobTag>([
      'serviceTask',
      'serviceTask',
      'userTask',
      'sendTask',
      'businessRuleTask',
      'scriptTask',
    ]);
    const undo = this.has('compensation') && this.random.chance(0.25);
    return { kind: 'task', tag, ...(undo && { undo }), ...this.activity('t', depth) };
  }

  private receive(depth: number): Block {
    const message = this.messageName();
    const { boundaries, ...activity } = this.activity('r', depth);
    // one message name may be waited for only once at an activity
    const others = boundaries.filter(({ catches }) => !(catches.on === 'message' && catches.name === message));
    return { kind: 'receive', message, ...activity, boundaries: others };
  }

  private scope(depth: number): Block {
    const { boundaries, ...activity } = this.activity('s', depth);
    const names = boundaries.flatMap(({ catches }) => (catches.on === 'message' ? [catches.name] : []));
    const handlers = this.has('event-subprocess') ? this.attached('h', depth, 0.35) : [];
    // one message name may be waited for only once at an activity
    const others = handlers.filter(({ catches }) => !(catches.on === 'message' && names.includes(catches.name)));
    return { kind: 'scope', part: this.branch(depth), handlers: others, boundaries, ...activity };
  }

  private call(depth: number): Block {
    const { random } = this;
    return {
      kind: 'call',
      part: this.branch(depth),
      allUp: random.chance(0.7),
      allDown: random.chance(0.7),
      ...this.activity('c', depth),
    };
  }

  private activity(prefix: string, depth: number) {
    const { random } = this;
    const loops = this.has('multi-instance') && random.chance(0.2);
    return {
      id: this.id(prefix),
      mappings: this.mappings(),
      boundaries: depth > 0 ? this.attached('b', depth, 0.3) : [],
      ...(loops && { loop: { ...random.pick(LOOPS), sequential: random.chance(0.5) } }),
    };
  }

  private mappings(): Mappings {
    const { random } = this;
    const some = (from: [string, string][]) =>
      random.chance(0.25) ? random.times(1 + random.below(2), () => random.pick(from)) : [];
    return { inputs: some(INPUTS), outputs: some(OUTPUTS) };
  }

  private attached(prefix: string, depth: number, chance: number): Attached[] {
    const found: Attached[] = [];
    const taken = new Set<string>();
    while (found.length < 2 && this.random.chance(chance)) {
      const catches = this.catches();
      if (!catches) break;
      const key = keyOf(catches);
      if (taken.has(key)) continue;
      taken.add(key);
      const cycles = catches.on === 'timer' && catches.kind === 'Cycle';
      const interrupting = catches.on === 'error' || (!cycles && this.random.chance(0.6));
      found.push({ id: this.id(prefix), catches, interrupting, part: this.branch(depth - 1) });
    }
    return found;
  }

  private catches(): Catch | null {
    const { random } = this;
    const coded = (on: 'error' | 'escalation'): Catch =>
      random.chance(0.3) ? { on } : { on, code: random.pick(CODES) };
    const options: [number, () => Catch][] = [
      ...this.triggers().map((on): [number, () => Catch] => [1, () => this.trigger([on], true)]),
      ...(this.has('error') ? [[1.5, () => coded('error')] as [number, () => Catch]] : []),
      ...(this.has('escalation') ? [[1.5, () => coded('escalation')] as [number, () => Catch]] : []),
    ];
    return options.length > 0 ? random.weighted(options)() : null;
  }

  private catching(): Block {
    return {
      kind: 'catch',
      id: this.id('w'),
      trigger: this.trigger(this.triggers(), false),
      mappings: { ...this.mappings(), inputs: [] },
    };
  }

  private throwing(): Block {
    const what = this.random.pick(this.throwables());
    return { kind: 'throw', id: this.id('o'), what, name: this.nameFor(what) };
  }

  private parallel(depth: number): Block {
    const { random } = this;
    const parts = random.times(2 + random.below(2), () => this.branch(depth));
    return { kind: 'parallel', id: this.id('f'), parts, joins: random.chance(0.8) };
  }

  private choice(depth: number, kind: 'choice' | 'inclusive'): Block {
    const { random } = this;
    const parts = random.times(2 + random.below(2), (index) => ({
      when: index === 0 && random.chance(0.9) ? 'default' : this.condition(),
      part: this.branch(depth),
    }));
    return { kind, id: this.id('g'), parts };
  }

  private condition(): string {
    return this.random.pick(this.has('incident') && this.random.chance(0.08) ? BAD_CONDITIONS : CONDITIONS);
  }

  private race(depth: number): Block {
    const taken = new Set<string>();
    const parts: { trigger: Trigger; part: Block }[] = [];
    for (let tries = 0; tries < 20 && parts.length < 2 + (tries > 10 ? 0 : 1); tries++) {
      const trigger = this.trigger(this.triggers(), false);
      if (taken.has(keyOf(trigger))) continue;
      taken.add(keyOf(trigger));
      parts.push({ trigger, part: this.branch(depth) });
    }
    return parts.length < 2 ? this.task(depth) : { kind: 'race', id: this.id('v'), parts };
  }

  private loop(depth: number): Block {
    return { kind: 'loop', id: this.id('y'), part: this.block(depth - 1) };
  }

  private trigger(kinds: Trigger['on'][], mayCycle: boolean): Trigger {
    const { random } = this;
    const on = random.pick(kinds);
    if (on === 'message') return { on, name: this.messageName() };
    if (on === 'signal') return { on, name: this.signalName() };
    if (mayCycle && random.chance(0.4))
      return { on, kind: 'Cycle', value: random.pick(this.has('cron') && random.chance(0.3) ? CRONS : CYCLES) };
    return { on, kind: 'Duration', value: random.pick(DURATIONS) };
  }

  private triggers(): Trigger['on'][] {
    return (['timer', 'message', 'signal'] as const).filter((on) => this.has(on));
  }

  private throwables() {
    return (['escalation', 'signal', 'message', 'compensation'] as const).filter((what) => this.has(what));
  }

  private nameFor(what: string): string {
    if (what === 'error' || what === 'escalation') return this.random.pick(CODES);
    return what === 'signal' ? this.signalName() : 'send';
  }

  private messageName = () => `${this.prefix}-m${this.random.below(3)}`;
  private signalName = () => `${this.prefix}-s${this.random.below(2)}`;
  private has = (feature: Feature) => this.features.has(feature);
  private id(prefix: string): string {
    this.count += 1;
    return `${prefix}${this.count}`;
  }
}

const keyOf = (one: Catch): string =>
  one.on === 'timer' ? `timer ${one.value}` : 'name' in one ? `${one.on} ${one.name}` : `${one.on} ${one.code ?? ''}`;
