import { nearestChip } from '../../../server/features/tasks/inbox-rows.js';
import { createTasksRoutes } from '../../../server/features/tasks/tasks-routes.js';
import type { DeadlineChip } from '../../../server/api/deadlines.js';
import { Download, type Route } from '../../../server/http/route.js';
import { controlledClock } from '../../../server/shared/clock.js';
import { freshDb } from '../../support/fresh-db.js';
import { addApplication, addPeople, addTask, deps, NOW, user } from './task-fixture.js';

const routes = createTasksRoutes(deps);
const at = (method: string, path: string): Route => {
  const found = routes.find((one) => one.method === method && one.path === path);
  if (!found) throw new Error(`no route ${method} ${path}`);
  return found;
};

describe('the endpoints of the inbox', () => {
  it('fill in what a query leaves out and refuse what they do not know', () => {
    const query = at('get', '/inbox').query;
    expect(query?.parse({})).toEqual({ tab: 'mine', page: 1, pageSize: 25, order: 'asc' });
    expect(query?.parse({ tab: 'done', page: '2', q: ' ' })).toMatchObject({ tab: 'done', page: 2, q: undefined });
    for (const bad of [
      { tab: 'all' },
      { sort: 'passwordHash' },
      { pageSize: '5000' },
      { page: '0' },
      { state: 'LATE' },
    ]) {
      expect(query?.safeParse(bad).success).toBe(false);
    }
    expect(at('post', '/tasks/claim').body?.safeParse({ taskIds: [] }).success).toBe(false);
  });

  it('answer list, counts, claim and export for the signed-in official in the shape they declare', async () => {
    const { db, close } = await freshDb();
    try {
      const me = user('u1', 'employment', 'UNIT_OFFICER');
      await addPeople(db, [me]);
      await addApplication(db, 'app-1');
      await addTask(db, { jobKey: '1', candidateUnitId: 'employment' });
      const context = { db, clock: controlledClock(NOW), actor: me };
      const call = (route: Route, more: object) =>
        route.handle({ context, params: {}, query: {}, body: {}, header: () => undefined, address: '', ...more });
      const list = at('get', '/inbox');
      const query = list.query?.parse({ tab: 'unit' });
      const page = await call(list, { query });
      expect(list.answer?.parse(page)).toEqual(page);
      const claim = at('post', '/tasks/claim');
      expect(claim.answer?.parse(await call(claim, { body: { taskIds: ['1'] } }))).toEqual({
        claimed: ['1'],
        refused: [],
      });
      const counts = at('get', '/inbox/counts');
      expect(counts.answer?.parse(await call(counts, {}))).toMatchObject({ mine: 1, unit: 0 });
      expect(await call(at('get', '/inbox/export'), { query })).toBeInstanceOf(Download);
      const nobody = { context: { ...context, actor: { type: 'APPLICANT', applicationId: null } }, query };
      expect(() => call(list, nobody)).toThrow('Expected a signed-in user');
    } finally {
      await close();
    }
  });

  it('show the clock that is due first, then one that stands still, then a closed one', () => {
    const chip = (id: string, state: DeadlineChip['state'], dueAt: string | null): DeadlineChip => ({
      id,
      state,
      dueAt,
      kind: 'ITEM_PROMISED',
      kindName: '承诺',
      text: '',
      calendarGap: false,
    });
    const late = chip('late', 'NORMAL', '2026-12-09T00:00:00.000Z');
    const soon = chip('soon', 'NEAR_DUE', '2026-11-26T00:00:00.000Z');
    const still = chip('still', 'SUSPENDED', null);
    const closed = chip('closed', 'CLOSED_IN_TIME', '2026-11-01T00:00:00.000Z');
    expect(nearestChip([closed, late, still, soon])?.id).toBe('soon');
    expect(nearestChip([closed, still])?.id).toBe('still');
    expect(nearestChip([closed])?.id).toBe('closed');
    expect(nearestChip([])).toBeNull();
  });
});
