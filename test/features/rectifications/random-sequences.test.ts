import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { changeKind } from '../../../server/features/rectifications/change-kind.js';
import { decideExtension } from '../../../server/features/rectifications/decide-extension.js';
import { reboundRectification } from '../../../server/features/rectifications/rebound-rectification.js';
import { requestExtension } from '../../../server/features/rectifications/request-extension.js';
import { terminateRectification } from '../../../server/features/rectifications/terminate-rectification.js';
import { toSystemic } from '../../../server/features/rectifications/to-systemic.js';
import { AppError } from '../../../server/shared/app-error.js';
import { loopActions } from './loop-actions.js';
import { openLoopWorld, type LoopWorld } from './loop-world.js';
import { RectificationDriver } from './rectification-driver.js';
import { RectificationModel, SET_LIMIT, type Code, type Kind } from './rectification-model.js';
import { RANDOM_TIMEOUT, randomRuns } from '../../support/random-runs.js';

jest.setTimeout(RANDOM_TIMEOUT);

type Verb =
  | 'measure'
  | 'plan'
  | 'summarize'
  | 'addProofs'
  | 'finish'
  | 'changeKind'
  | 'verify'
  | 'evaluate'
  | 'signOff'
  | 'toSystemic'
  | 'requestExtension'
  | 'decideExtension'
  | 'terminate'
  | 'rebound';
interface Step {
  verb: Verb | 'go on' | 'pump';
  yes: boolean;
  kind: Kind;
  days: number;
  stranger: boolean;
}

const verb = fc.oneof(
  { weight: 10, arbitrary: fc.constant<Step['verb']>('go on') },
  { weight: 5, arbitrary: fc.constant<Step['verb']>('pump') },
  {
    weight: 6,
    arbitrary: fc.constantFrom<Step['verb']>(
      'measure',
      'plan',
      'finish',
      'changeKind',
      'verify',
      'evaluate',
      'signOff',
      'toSystemic',
      'requestExtension',
      'decideExtension',
      'rebound',
      'addProofs',
    ),
  },
);
const step: fc.Arbitrary<Step> = fc.record({
  verb,
  yes: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  kind: fc.constantFrom<Kind>('IMMEDIATE', 'TIME_LIMITED', 'SYSTEMIC'),
  days: fc.integer({ min: 1, max: 9 }),
  stranger: fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
});

let world: LoopWorld;
let driver: RectificationDriver;
beforeAll(async () => {
  world = await openLoopWorld();
  driver = new RectificationDriver(world);
});
afterAll(() => world.close());

/** The verb that the model's task waits for. */
function nextVerb(model: RectificationModel): Step['verb'] {
  const { task, hasBefore, hasAfter, status } = model;
  if (task === null) return status === 'SIGNED_OFF' ? 'rebound' : 'pump';
  if (task === 'fix') return hasBefore && hasAfter ? 'finish' : 'addProofs';
  return task === 'decide' ? 'signOff' : task;
}

async function perform(id: string, next: Step): Promise<Code> {
  const act = loopActions(world, id);
  const { deps } = world;
  const officer = next.stranger ? 'card1' : 'employment1';
  const style = next.stranger ? 'employment1' : 'style';
  const version = await world.version(id);
  const run: Record<Verb, () => Promise<unknown>> = {
    measure: () =>
      act.measure(next.kind, {
        by: officer,
        limit: { value: SET_LIMIT, unit: 'WORKING_DAY' },
      }),
    plan: () => act.plan(officer),
    summarize: () => act.summarize(officer),
    addProofs: () => world.addProofs(id, officer),
    finish: () => act.finish({ by: officer, rule: '《管理办法》' }),
    changeKind: () =>
      changeKind(world.as(officer), deps, {
        id,
        version,
        kind: next.kind,
        reason: '转类',
      }),
    verify: () => act.verify(next.yes, style),
    evaluate: () => act.evaluate(next.yes, next.stranger ? 'style' : 'walker'),
    signOff: () => act.signOff(style),
    toSystemic: () => toSystemic(world.as(style), deps, { id, version, reason: '共性' }),
    requestExtension: () =>
      requestExtension(world.as(officer), deps, {
        id,
        version,
        days: next.days,
        reason: '等采购',
      }),
    decideExtension: async () => {
      const extension = await world.db.rectificationExtension.findFirst({
        where: { rectificationId: id },
        orderBy: [{ status: 'desc' }],
      });
      return decideExtension(world.as(style), deps, {
        id,
        version,
        extensionId: extension?.id ?? 'none',
        approved: next.yes,
        note: '已审',
      });
    },
    terminate: () =>
      terminateRectification(world.as(style), deps, {
        id,
        version,
        reason: '误立',
      }),
    rebound: () =>
      reboundRectification(world.as(style), deps, {
        id,
        version,
        reason: '反弹',
      }),
  };
  try {
    await run[next.verb as Verb]();
    return 'OK';
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return error.code as Code;
  }
}

function expected(model: RectificationModel, next: Step): Code {
  if (next.stranger) return 'FORBIDDEN';
  switch (next.verb) {
    case 'measure':
      return model.measure(next.kind);
    case 'changeKind':
      return model.changeKind(next.kind);
    case 'verify':
      return model.verify(next.yes);
    case 'evaluate':
      return model.evaluate(next.yes);
    case 'decideExtension':
      return model.decideExtension(next.yes, next.days);
    default:
      return model[next.verb as 'plan']();
  }
}

/** Rows, clocks, ledger and measure list say what the model says. */
async function compare(id: string, model: RectificationModel): Promise<void> {
  const { db } = world;
  const row = await db.rectification.findUniqueOrThrow({
    where: { id },
    include: { rounds: { orderBy: { round: 'asc' } }, problem: true },
  });
  expect({
    status: row.status,
    round: row.round,
    rebounds: row.reboundCount,
  }).toEqual({
    status: model.status,
    round: model.round,
    rebounds: model.rebounds,
  });
  if (model.round > 0) expect(row.kind).toBe(model.kind);
  const clocks = await db.deadline.findMany({
    where: { caseId: id, kind: 'RECTIFICATION' },
    orderBy: { id: 'asc' },
  });
  const byId = new Map(clocks.map((clock) => [clock.id, clock]));
  expect(row.rounds.map((round) => byId.get(round.deadlineId)?.budgetValue)).toEqual(model.limits);
  expect(clocks.filter((clock) => clock.closedAt === null)).toHaveLength(model.running ? 1 : 0);
  expect(
    await db.deadline.count({
      where: { caseId: id, kind: 'EVALUATION', closedAt: null },
    }),
  ).toBe(model.status === 'EVALUATING' ? 1 : 0);
  expect(
    await db.ledgerEvent.count({
      where: { subjectId: id, action: 'rectification.signedOff' },
    }),
  ).toBe(model.signOffs);
  expect(
    await db.rectificationExtension.count({
      where: { rectificationId: id, status: 'REQUESTED' },
    }),
  ).toBe(model.extension === 'none' ? 0 : 1);
  expect((row.problem?.status ?? '') === 'SIGNED_OFF').toBe(model.status === 'SIGNED_OFF');
  if (model.running) {
    const measure = await db.measure.findFirstOrThrow({
      where: { rectificationId: id },
    });
    expect(measure.dueOn).not.toBeNull();
    expect(row.promisedDueAt).toEqual(clocks.find((clock) => clock.closedAt === null)?.dueAt);
  }
}

it('keeps rounds, clocks, numbers and lists right, whatever people do and however late the diagram is', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 10, maxLength: 45 }), fc.boolean(), async (steps, terminated) => {
      const { id } = await world.openCase();
      await driver.pump();
      const model = new RectificationModel();
      const last: Step = {
        verb: 'terminate',
        yes: true,
        kind: 'IMMEDIATE',
        days: 1,
        stranger: false,
      };
      for (const each of terminated ? [...steps, last] : steps) {
        world.clock.advance(1);
        const next = each.verb === 'go on' ? { ...each, verb: nextVerb(model) } : each;
        if (next.verb === 'pump') {
          await driver.pump();
          model.pump();
        } else if (next.verb === 'decideExtension' && model.extension === 'none') continue;
        else {
          const days = next.verb === 'decideExtension' ? await askedDays(id) : next.days;
          const actual = await perform(id, next);
          expect({ verb: next.verb, code: actual }).toEqual({
            verb: next.verb,
            code: expected(model, { ...next, days }),
          });
        }
        await compare(id, model);
      }
      await driver.pump();
      model.pump();
      await compare(id, model);
      const numbers = await world.db.ledgerEvent.findMany({
        where: { action: 'rectification.signedOff' },
        select: { detail: true },
      });
      const given = numbers.map((line) => (line.detail as { signOffNumber: string }).signOffNumber);
      expect(new Set(given).size).toBe(given.length);
    }),
    { numRuns: randomRuns(15) },
  );
});

const askedDays = async (id: string) =>
  (
    await world.db.rectificationExtension.findFirst({
      where: { rectificationId: id, status: 'REQUESTED' },
    })
  )?.days ?? 0;
