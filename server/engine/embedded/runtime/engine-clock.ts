import { movableClock, systemClock } from '../../../shared/clock.js';

/**
 * Which clock the engine lives by: the machine's, one that moves only when told to (tests, rehearsals), or one that runs on from
 * `now` and can be set forward (a server on a test clock).
 */
export type EngineClock = { kind: 'system' } | { kind: 'controlled'; now: number } | { kind: 'movable'; now: number };

/** The engine's time in epoch milliseconds. */
export interface EngineTime {
  readonly isControlled: boolean;
  now(): number;
  /** Moves a clock that can be moved. @throws RangeError when it cannot, or would run backwards */
  moveTo(epochMs: number): void;
}

export function engineTime(clock: EngineClock): EngineTime {
  if (clock.kind === 'system') {
    return {
      isControlled: false,
      now: () => systemClock.now().getTime(),
      moveTo: () => {
        throw new RangeError('The system clock cannot be moved');
      },
    };
  }
  if (clock.kind === 'movable') {
    const movable = movableClock(new Date(clock.now));
    return {
      isControlled: false,
      now: () => movable.now().getTime(),
      moveTo: (epochMs) => movable.moveTo(new Date(epochMs)),
    };
  }
  let current = clock.now;
  return {
    isControlled: true,
    now: () => current,
    moveTo: (epochMs) => {
      if (epochMs < current) throw new RangeError('A controlled clock does not run backwards');
      current = epochMs;
    },
  };
}
