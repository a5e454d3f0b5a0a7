/** The injected clock. Everything that asks "what time is it" takes one, so that tests can move time (brief §clock). */
export interface Clock {
  now(): Date;
}

/** The machine's clock; the only place in the server that reads it. */
export const systemClock: Clock = { now: () => new Date() };

/** A clock that moves only when told to; for tests and for replaying. */
export function controlledClock(start: Date): Clock & { set(to: Date): void; advance(ms: number): void } {
  let current = start.getTime();
  return {
    now: () => new Date(current),
    set: (to) => {
      current = to.getTime();
    },
    advance: (ms) => {
      current += ms;
    },
  };
}

/** The product's only time zone. China has had no daylight saving since 1991, but the zone's name is kept for display. */
export const TIME_ZONE = 'Asia/Shanghai';

/** A clock that runs on by itself and can be set forward while it runs; only for trying out other days (`TEST_CLOCK`). */
export interface MovableClock extends Clock {
  /** From now on it shows `to`. @throws RangeError when it would run backwards */
  moveTo(to: Date): void;
}

/** The machine's clock, moved so that it shows `start` now. */
export function movableClock(start: Date): MovableClock {
  let shift = start.getTime() - systemClock.now().getTime();
  const now = () => new Date(systemClock.now().getTime() + shift);
  return {
    now,
    moveTo: (to) => {
      const ahead = to.getTime() - now().getTime();
      if (!(ahead >= 0)) throw new RangeError('A clock does not run backwards');
      shift += ahead;
    },
  };
}
