import { systemClock } from '../../../shared/clock.js';

/** Which clock the engine lives by: the machine's, or one that moves only when told to (tests, rehearsals). */
export type EngineClock = { kind: 'system' } | { kind: 'controlled'; now: number };

/** The engine's time in epoch milliseconds. */
export interface EngineTime {
  readonly isControlled: boolean;
  now(): number;
  /** Moves a controlled clock. @throws RangeError when it is not controlled or would run backwards */
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
