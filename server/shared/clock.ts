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

/** The machine's clock, moved so that it shows `start` now; for trying out another day. */
export function shiftedClock(start: Date): Clock {
  const shift = start.getTime() - systemClock.now().getTime();
  return { now: () => new Date(systemClock.now().getTime() + shift) };
}
