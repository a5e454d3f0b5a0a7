import fc from 'fast-check';
import { ProcessBench } from './process-bench.js';
import type { ItemKey, ScriptedItem } from './scripted-office.js';
import { randomRuns } from '../support/random-runs.js';

const APP = 'app-1';
const PARTS: ItemKey[] = [
  'unemploymentRegistration',
  'jobIntroduction',
  'socialCardIssue',
  'vocationalTrainingSubsidy',
];

type State = 'HANDLING' | 'AWAITING_UNIT' | 'CORRECTION' | 'SUSPENDED' | 'ENDED';
const POSITION: Record<State, string[]> = {
  HANDLING: ['Task_HandleItem'],
  AWAITING_UNIT: ['Task_AssignUnit'],
  CORRECTION: ['Gateway_AwaitCorrection'],
  SUSPENDED: ['Event_SpecialProcedureEnded'],
  ENDED: [],
};

/** One thing that can happen to a part in a state, and the state it leads to. */
interface Step {
  name: string;
  run(bench: ProcessBench, item: ScriptedItem): Promise<void>;
  to(item: ScriptedItem): State;
}

const unitsLeft = (item: ScriptedItem) => ['u1', 'u2'].some((unit) => !item.returnedBy.has(unit));
const withdraw: Step = {
  name: 'withdraw',
  run: (bench, item) => bench.send('item.withdrawn', item.id),
  to: () => 'ENDED',
};
const decide = (decision: Parameters<ProcessBench['decide']>[1], to: Step['to']): Step => ({
  name: decision,
  run: (bench, item) => bench.decide(item, decision),
  to,
});
const answer = (
  name: 'correction.supplied' | 'correction.expired' | 'suspension.ended',
  kind: 'cor' | 'sus',
): Step => ({
  name,
  run: (bench, item) => bench.send(name, bench.latest(kind, item.id)),
  to: () => 'HANDLING',
});
const rung = (name: 'item.nearDue' | 'item.overdue', to: State): Step => ({
  name,
  run: (bench, item) => bench.send(name, item.id),
  to: () => to,
});

const STEPS: Record<State, Step[]> = {
  HANDLING: [
    decide('GRANT', () => 'ENDED'),
    decide('REFUSE', () => 'ENDED'),
    decide('RETURN', (item) => (unitsLeft(item) ? 'HANDLING' : 'AWAITING_UNIT')),
    decide('CORRECT', () => 'CORRECTION'),
    decide('SUSPEND', () => 'SUSPENDED'),
    rung('item.nearDue', 'HANDLING'),
    rung('item.overdue', 'HANDLING'),
    withdraw,
  ],
  AWAITING_UNIT: [
    { name: 'assign', run: (bench, item) => bench.assignUnit(item, 'u9'), to: () => 'HANDLING' },
    rung('item.overdue', 'AWAITING_UNIT'),
    withdraw,
  ],
  CORRECTION: [answer('correction.supplied', 'cor'), answer('correction.expired', 'cor'), withdraw],
  SUSPENDED: [answer('suspension.ended', 'sus'), rung('item.nearDue', 'SUSPENDED'), withdraw],
  ENDED: [],
};

/** What may not change for a part when another one moves: its place, and the very task in somebody's hands. */
const snapshot = (bench: ProcessBench, item: ScriptedItem) => ({
  at: bench.positionOf(item),
  task: bench.taskOf(item)?.jobKey,
});

async function replay(choices: { part: number; step: number }[]): Promise<void> {
  const bench = await ProcessBench.open();
  try {
    await bench.accept(APP, PARTS);
    const items = PARTS.map((key) => bench.office.item(APP, key));
    const states = items.map((): State => 'HANDLING');
    const trace: string[] = [];
    const play = async (index: number, step: Step) => {
      const item = items[index] as ScriptedItem;
      const siblings = items.filter((other) => other !== item);
      const before = siblings.map((sibling) => snapshot(bench, sibling));
      trace.push(`${item.key}: ${step.name}`);
      await step.run(bench, item);
      states[index] = step.to(item);
      const ended = states.every((state) => state === 'ENDED');
      expect({ trace, places: items.map((other) => bench.positionOf(other)) }).toEqual({
        trace,
        places: states.map((state) => POSITION[state]),
      });
      expect({ trace, siblings: siblings.map((sibling) => snapshot(bench, sibling)) }).toEqual({
        trace,
        siblings: before,
      });
      expect({ trace, feedbacks: bench.office.times('application.composeFeedback') }).toEqual({
        trace,
        feedbacks: ended ? 1 : 0,
      });
      expect({ trace, incidents: bench.view.incidents.size }).toEqual({ trace, incidents: 0 });
    };
    for (const choice of choices) {
      const index = choice.part % PARTS.length;
      const steps = STEPS[states[index] as State];
      const step = steps[choice.step % steps.length];
      if (step) await play(index, step);
    }
    // whatever happened, every part can still be brought to its end
    for (const [index] of items.entries()) if (states[index] !== 'ENDED') await play(index, withdraw);
    expect(bench.office.times('application.composeFeedback', APP)).toBe(1);
    expect(bench.view.times('Task_ComposeFeedback')).toBe(1);
    expect(items.map(({ outcome }) => outcome)).not.toContain(null);
    expect(bench.positionOfApplication(APP)).toEqual(['Gateway_AwaitRating']);
  } finally {
    await bench.close();
  }
}

test('whatever happens to one part leaves the others where they are, and the join fires once, after the last', async () => {
  const choice = fc.record({ part: fc.nat(PARTS.length - 1), step: fc.nat(7) });
  await fc.assert(fc.asyncProperty(fc.array(choice, { minLength: 5, maxLength: 30 }), replay), {
    numRuns: randomRuns(12),
  });
});
