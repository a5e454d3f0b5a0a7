import { IANAZone } from 'luxon';

/** The zone that the recorded broker ran in, and so the zone of `now()`: stored as `…Z[Etc/UTC]`. */
export const BROKER_ZONE = 'Etc/UTC';

/** True if that text names a zone of the time zone database. */
export function isZone(name: string): boolean {
  return IANAZone.isValidZone(name);
}

/** The calendar repeats after 400 years. */
const SECONDS_OF_400_YEARS = 12_622_780_800;
/** JavaScript's dates end here; before the first one every zone has one offset, after the last one its rules go on for ever. */
const LAST_SECOND = 8_640_000_000_000;

function withinDates(epochSecond: number): number {
  if (epochSecond < -LAST_SECOND) return -LAST_SECOND;
  return epochSecond <= LAST_SECOND ? epochSecond : SECONDS_OF_400_YEARS + (epochSecond % SECONDS_OF_400_YEARS);
}

/** Offset in seconds of a zone at an instant (seconds since 1970). UTC, which `now()` is in, is not asked for: it would cost 10 µs. */
export function offsetAt(zone: string, epochSecond: number): number {
  if (zone === BROKER_ZONE || zone === 'UTC') return 0;
  return Math.round(IANAZone.create(zone).offset(withinDates(epochSecond) * 1000) * 60);
}

const SECONDS_OF_HALF_A_YEAR = 183 * 86_400;

/** The offset of a zone without its summer time, around an instant: what a time of day without a date has. */
export function standardOffsetAt(zone: string, epochSecond: number): number {
  return Math.min(offsetAt(zone, epochSecond), offsetAt(zone, epochSecond + SECONDS_OF_HALF_A_YEAR));
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
