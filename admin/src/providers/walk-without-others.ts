import type { WalkthroughView } from '../../../server/api/walkthroughs.js';

/**
 * What of a walk may stay in the phone for a time without a net: one's own walk with its steps and what one raised. What is on record
 * already is left out, since figures of cases and their reasons are among it, and so is what others did.
 */
export function walkWithoutOthers(walk: WalkthroughView): WalkthroughView | null {
  if (!walk.mine) return null;
  return {
    ...walk,
    timeline: [],
    processInstanceKeys: [],
    steps: walk.steps.map((step) =>
      step.state === 'now' ? step : { ...step, content: {}, evidence: [], draft: null },
    ),
  };
}
