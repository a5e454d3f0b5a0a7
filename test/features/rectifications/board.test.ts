import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { findRectificationBoard } from '../../../server/features/rectifications/find-rectification-board.js';
import { findRectifications } from '../../../server/features/rectifications/find-rectifications.js';
import { finishToSignOff } from './loop-actions.js';
import { loopCases } from './loop-cases.js';
import { openLoopWorld, type LoopWorld } from './loop-world.js';
import { RectificationDriver } from './rectification-driver.js';

let world: LoopWorld;
let driver: RectificationDriver;
beforeAll(async () => {
  world = await openLoopWorld();
  driver = new RectificationDriver(world);
});
afterAll(() => world.close());
const { opened } = loopCases(() => ({ world, driver }));

it('shows the board with a count a column and at most three cards, and only what one may see', async () => {
  const cases = [];
  for (let count = 0; count < 5; count++) cases.push(await opened());
  const [signedOff, measured] = cases;
  for (const one of [signedOff, measured]) await one?.act.measure();
  await driver.pump();
  await finishToSignOff(world, driver, signedOff?.id ?? '');
  for (let count = 0; count < 2; count++) await opened();
  const columns = await findRectificationBoard(world.db, world.deps, world.actor('style'));
  const all = await findRectifications(world.db, world.deps, world.actor('style'), {
    page: 1,
    pageSize: 200,
    order: 'asc',
    sort: 'promisedDueAt',
  });
  for (const { status, total, cards } of columns) {
    expect(total).toBe(all.items.filter((row) => row.status === status).length);
    expect(cards.length).toBe(Math.min(3, total));
  }
  expect(columns.filter(({ total }) => total > 0).map(({ status, total }) => `${status} ${total}`)).toEqual([
    'MEASURE_PENDING 5',
    'RECTIFYING 1',
    'SIGNED_OFF 1',
  ]);
  expect(
    (await findRectificationBoard(world.db, world.deps, world.actor('card1'))).every((column) => column.total === 0),
  ).toBe(true);
  // as a list of work by limit: what has ended comes last, whatever its limit was
  const work = all.items.map(({ status }) => status);
  expect([work[0], work.at(-1)]).toEqual(['RECTIFYING', 'SIGNED_OFF']);
  const found = await findRectifications(world.db, world.deps, world.actor('style'), {
    page: 1,
    pageSize: 5,
    order: 'asc',
    q: 'zg-2026-000001',
  });
  expect(found.items.map((row) => row.number)).toEqual(['ZG-2026-000001']);
});
