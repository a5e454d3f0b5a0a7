import { expect } from '@jest/globals';
import { getRectification } from '../../../server/features/rectifications/get-rectification.js';
import { loopActions } from './loop-actions.js';
import type { LoopWorld } from './loop-world.js';
import type { RectificationDriver } from './rectification-driver.js';

/** Opens cases in the world of a test file and reads them; the world is made before the tests, so it is asked for when it is needed. */
export function loopCases(of: () => { world: LoopWorld; driver: RectificationDriver }) {
  return {
    /** A rectification that waits for its measure, and what people do with it. */
    async opened(options: Parameters<LoopWorld['openCase']>[0] = {}) {
      const { world, driver } = of();
      const ids = await world.openCase(options);
      await driver.pump();
      return { ...ids, act: loopActions(world, ids.id) };
    },
    /** Its page, as this person sees it. */
    read(id: string, user = 'style') {
      const { world } = of();
      return getRectification(world.db, world.deps, world.actor(user), id);
    },
  };
}

/** A refusal with this code whose sentence has these words. */
export const refused = (code: string, words: string) =>
  expect.objectContaining({
    code,
    userMessage: expect.stringContaining(words) as unknown,
  });
