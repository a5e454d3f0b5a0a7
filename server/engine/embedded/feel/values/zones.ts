import { IANAZone } from 'luxon';

/** The zone that the recorded broker ran in, and so the zone of `now()`: stored as `…Z[Etc/UTC]`. */
export const BROKER_ZONE = 'Etc/UTC';

/** True if that text names a zone of the time zone database. */
export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/** Offset in seconds of a zone at an instant (seconds since 1970). UTC, which `now()` is in, is not asked for: it would cost 10 µs. */
export function offsetAt(zone: string, epochSecond: number): number {
  if (zone === BROKER_ZONE || zone === 'UTC') return 0;
  if (zone === 'Etc/UTC') return 0; // what `now()` gives: spared the look-up
  return Math.round(IANAZone.create(zone).offset(epochSecond * 1000) * 60);
}

/**
 * Resolves a local moment in a zone as Java's `ZonedDateTime.of` does: in an overlap the earlier offset, in a gap the moment moves
 * forward by the length of the gap.
 */
export function resolveLocal(zone: string, localSecond: number): { offset: number; shift: number } {
  const before = offsetAt(zone, localSecond - 86_400);
  const after = offsetAt(zone, localSecond + 86_400);
  if (offsetAt(zone, localSecond - before) === before) return { offset: before, shift: 0 };
  if (offsetAt(zone, localSecond - after) === after) return { offset: after, shift: 0 };
  return { offset: after, shift: after - before };
}
