import fc from 'fast-check';
import type { MessageName, RectificationKind, TaskKind } from '../../processes/contract.js';
import { LoopBench } from './loop-bench.js';
import { FIXING, RectificationScript } from './rectification-script.js';
import { randomRuns } from '../support/random-runs.js';

const CASES = 3;
const KINDS = Object.keys(FIXING) as RectificationKind[];
const RUNG_JOBS: Partial<Record<MessageName, string>> = {
  'rectification.nearDue': 'deadline.warn',
  'rectification.overdue': 'deadline.remind',
  'rectification.supervisionDue': 'supervision.order',
  'rectification.bulletinDue': 'bulletin.include',
};
const RUNGS = Object.keys(RUNG_JOBS) as MessageName[];

/** What must be true of one case, kept beside the engine. */
class Model {
  /** The one task of the main way; null: it has ended. */
  task: TaskKind | null = 'rectification.decide-measure';
  kind: RectificationKind = 'IMMEDIATE';
  extension = false;
  rungs: string[] = [];
  clocks: string[] = [];
  requests: string[] = [];
  signedOff = 0;
  terminated = 0;
  instances = 1;

  constructor(
    readonly script: RectificationScript,
    readonly bench: LoopBench,
  ) {}

  get fixing(): boolean {
    return this.task !== null && FIXING[this.kind].includes(this.task) && this.clocks.length > 0;
  }

  expectedTasks(): string[] {
    return [...(this.task ? [this.task] : []), ...(this.extension ? ['rectification.decide-extension'] : [])].sort();
  }

  startFixing(kind: RectificationKind): void {
    this.kind = kind;
    this.task = FIXING[kind][0] as TaskKind;
  }

  /** A new round: whatever was open for the old one is gone. */
  startRound(kind: RectificationKind): void {
    this.startFixing(kind);
    this.clocks.push(this.script.deadlineId);
  }
}

interface Step {
  name: string;
  run(model: Model): Promise<void>;
}

const decideMeasure = (kind: RectificationKind): Step => ({
  name: `measure ${kind}`,
  async run(model) {
    await model.script.decideMeasure(kind);
    model.startRound(kind);
  },
});
const next: Step = {
  name: 'next task of the kind',
  async run(model) {
    const tasks = FIXING[model.kind];
    const last = tasks.at(-1) === model.task;
    await model.bench.act(model.task as TaskKind, model.script.id, last ? { progress: 'DONE' } : {});
    model.task = last ? 'rectification.verify' : (tasks.at(-1) as TaskKind);
    if (last) model.extension = false;
  },
};
const changeKind = (kind: RectificationKind): Step => ({
  name: `change to ${kind}`,
  async run(model) {
    await model.script.changeKind(model.kind, kind);
    model.startFixing(kind);
  },
});
const rung = (message: MessageName, stale: boolean): Step => ({
  name: `${stale ? 'stale ' : ''}${message}`,
  async run(model) {
    const clock = stale ? model.clocks.at(-2) : model.clocks.at(-1);
    if (!clock) return;
    await model.bench.send(message, clock);
    if (!stale && model.fixing) model.rungs.push(RUNG_JOBS[message] as string);
  },
});
const again = (kind: RectificationKind, run: (model: Model) => Promise<void>): Step => ({
  name: `back to ${kind}`,
  async run(model) {
    model.bench.office.nextKind.set(model.script.id, kind);
    await run(model);
    model.startRound(kind);
  },
});
const pass: Step = {
  name: 'pass',
  async run(model) {
    const request = `evr-${model.script.id}-${model.requests.length}`;
    await model.script.pass(request);
    model.requests.push(request);
    model.task = 'rectification.evaluate';
  },
};
const expire = (stale: boolean): Step => ({
  name: stale ? 'stale expiry' : 'expiry',
  async run(model) {
    const request = stale ? model.requests.at(-2) : model.requests.at(-1);
    if (!request) return;
    await model.bench.send('rectification.evaluationExpired', request);
    if (!stale && model.task === 'rectification.evaluate') model.task = 'rectification.evaluate-instead';
  },
});
const evaluate = (model: Model, evaluation: string) =>
  model.bench.act(model.task as TaskKind, model.script.id, { evaluation });
const satisfied: Step = {
  name: 'satisfied',
  async run(model) {
    await evaluate(model, 'SATISFIED');
    model.task = 'rectification.decide-sign-off';
  },
};
const signOff: Step = {
  name: '销号',
  async run(model) {
    await model.script.decide('SIGN_OFF');
    model.task = null;
    model.signedOff++;
  },
};
const terminate: Step = {
  name: 'terminate',
  async run(model) {
    await model.bench.send('rectification.terminated', model.script.id);
    model.task = null;
    model.extension = false;
    model.terminated++;
  },
};
const rebound: Step = {
  name: 'rebound',
  async run(model) {
    await model.script.open();
    model.task = 'rectification.decide-measure';
    model.instances++;
  },
};
const askExtension: Step = {
  name: 'ask for an extension',
  async run(model) {
    await model.bench.send('rectification.extensionRequested', model.script.id);
    model.extension = true;
  },
};
const decideExtension: Step = {
  name: 'decide the extension',
  async run(model) {
    await model.bench.act('rectification.decide-extension', model.script.id);
    model.extension = false;
  },
};

/** Everything that can happen to a case now. */
function stepsOf(model: Model): Step[] {
  const stale = [...RUNGS.map((name) => rung(name, true)), expire(true)];
  switch (model.task) {
    case null:
      return [rebound, rebound, ...stale];
    case 'rectification.decide-measure':
      return [...KINDS.map(decideMeasure), terminate, ...stale];
    case 'rectification.verify':
      return [
        pass,
        pass,
        again('SYSTEMIC', (m) => m.script.fail()),
        terminate,
        ...RUNGS.map((name) => rung(name, false)),
        ...stale,
      ];
    case 'rectification.evaluate':
    case 'rectification.evaluate-instead':
      return [
        satisfied,
        satisfied,
        again('IMMEDIATE', (m) => evaluate(m, 'UNSATISFIED')),
        expire(false),
        terminate,
        ...stale,
      ];
    case 'rectification.decide-sign-off':
      return [signOff, signOff, again('SYSTEMIC', (m) => m.script.decide('TO_SYSTEMIC')), terminate, ...stale];
    default: {
      const mayChange = FIXING[model.kind].at(-1) === model.task;
      return [
        next,
        next,
        next,
        ...(mayChange ? KINDS.filter((kind) => kind !== model.kind).map(changeKind) : []),
        model.extension ? decideExtension : askExtension,
        ...RUNGS.map((name) => rung(name, false)),
        ...stale,
        terminate,
      ];
    }
  }
}

async function replay(choices: { which: number; step: number }[]): Promise<void> {
  const bench = await LoopBench.open();
  try {
    const models: Model[] = [];
    for (let index = 0; index < CASES; index++) {
      const script = new RectificationScript(bench, `rec-${index}`);
      await script.open();
      models.push(new Model(script, bench));
    }
    const trace: string[] = [];
    for (const { which, step } of choices) {
      const model = models[which % CASES] as Model;
      const steps = stepsOf(model);
      const chosen = steps[step % steps.length] as Step;
      trace.push(`${model.script.id}: ${chosen.name}`);
      await chosen.run(model);
      const { office } = bench;
      const seen = models.map(({ script: { id, openKinds } }) => ({
        tasks: openKinds,
        rungs: office.rungs(id),
        signedOff: office.times('rectification.signOff', id),
        terminated: office.times('rectification.terminate', id),
        instances: bench.instances('rectification', id).length,
      }));
      const expected = models.map((other) => ({
        tasks: other.expectedTasks(),
        rungs: other.rungs,
        signedOff: other.signedOff,
        terminated: other.terminated,
        instances: other.instances,
      }));
      expect({ trace, seen, incidents: bench.view.incidents.size }).toEqual({ trace, seen: expected, incidents: 0 });
    }
    // whatever happened, every case can still be ended
    for (const model of models) if (model.task) await terminate.run(model);
    expect(bench.view.running()).toBe(0);
  } finally {
    await bench.close();
  }
}

test('rounds, changes of kind, extensions, rungs of any age, silence and rebounds never disturb each other', async () => {
  const choice = fc.record({ which: fc.nat(CASES - 1), step: fc.nat(19) });
  await fc.assert(fc.asyncProperty(fc.array(choice, { minLength: 10, maxLength: 40 }), replay), {
    numRuns: randomRuns(8),
  });
});
