import { z } from 'zod';
import { invalidArgument } from '../shared/app-error.js';
import type { MovableClock } from '../shared/clock.js';
import { route, type Route } from './route.js';

const body = z.object({ now: z.iso.datetime({ offset: true }) });

/**
 * `PUT /api/test-clock {now}`: sets the clock of a running server forward, for trying out other days. The endpoint exists only with
 * TEST_CLOCK, which config.ts refuses in production and where others than this machine reach the server. `moved` carries the new
 * time to whatever lives by a clock of its own.
 */
export function testClockRoute(clock: MovableClock, moved: (to: Date) => Promise<void>): Route {
  return route({
    method: 'put',
    path: '/test-clock',
    summary: '拨快试验时钟',
    tag: '试验',
    access: 'public',
    body,
    answer: body,
    async handle({ body: { now } }) {
      const to = new Date(now);
      if (to < clock.now())
        throw invalidArgument(`Expected a moment after ${clock.now().toISOString()}, but got ${now}`, '时钟只能往后拨');
      clock.moveTo(to);
      await moved(to);
      return { now: clock.now().toISOString() };
    },
  });
}
