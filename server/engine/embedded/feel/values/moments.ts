import {
  addMonths,
  dateText,
  daysFromCivil,
  MAX_YEAR,
  NANOS_PER_SECOND,
  offsetText,
  SECONDS_PER_DAY,
  shiftLocal,
  timeText,
} from './calendar.js';
import { DaysTimeDuration } from './durations.js';
import { FeelFailure } from './feel-error.js';
import { FeelObject } from './feel-object.js';
import { BROKER_ZONE, offsetAt, resolveLocal } from './zones.js';

const LAST_DAY = daysFromCivil(MAX_YEAR, 12, 31);
const FIRST_DAY = daysFromCivil(-MAX_YEAR, 1, 1);

/** @throws FeelFailure beyond Java's calendar, an exception on the broker */
function refuseFarDay(days: number): void {
  if (!(days >= FIRST_DAY && days <= LAST_DAY)) throw new FeelFailure('日期超出了范围');
}

/** FEEL's own format has no plus sign before a long year, except for a date alone. */
function plainDateText(days: number): string {
  return dateText(days).replace(/^\+/, '');
}

/** A calendar date. `toString` is the stored text, `toText` what FEEL's `string()` gives; here they are equal. */
export class FeelDate extends FeelObject {
  readonly tag = 'date';

  constructor(readonly days: number) {
    super();
    refuseFarDay(days);
  }

  plus(duration: DaysTimeDuration): FeelDate {
    return new FeelDate(shiftLocal(this.days, 0, duration.seconds, duration.nanos).days);
  }

  plusMonths(months: number): FeelDate {
    return new FeelDate(addMonths(this.days, months));
  }

  override toString(): string {
    return dateText(this.days);
  }
}

/** A time of day without offset. */
export class FeelLocalTime extends FeelObject {
  readonly tag = 'local time';

  constructor(readonly nanos: number) {
    super();
  }

  plus(duration: DaysTimeDuration): FeelLocalTime {
    return new FeelLocalTime(shiftLocal(0, this.nanos, duration.seconds, duration.nanos).nanos);
  }

  override toString(): string {
    return timeText(this.nanos, 'java');
  }

  toText(): string {
    return timeText(this.nanos, 'feel');
  }
}

/** A time of day with an offset, and the zone that it came from. */
export class FeelTime extends FeelObject {
  readonly tag = 'time';

  constructor(
    readonly nanos: number,
    readonly offset: number,
    readonly zone: string | null,
  ) {
    super();
  }

  plus(duration: DaysTimeDuration): FeelTime {
    return new FeelTime(shiftLocal(0, this.nanos, duration.seconds, duration.nanos).nanos, this.offset, this.zone);
  }

  /** Nanoseconds of the day in UTC: what times are compared by. */
  get utcNanos(): number {
    return this.nanos - this.offset * NANOS_PER_SECOND;
  }

  override toString(): string {
    return `${timeText(this.nanos, 'feel')}${this.zone === null ? offsetText(this.offset) : `@${this.zone}`}`;
  }
}

/** A date and time without offset. */
export class FeelLocalDateTime extends FeelObject {
  readonly tag = 'local date and time';

  constructor(
    readonly days: number,
    readonly nanos: number,
  ) {
    super();
    refuseFarDay(days);
  }

  plus(duration: DaysTimeDuration): FeelLocalDateTime {
    const moved = shiftLocal(this.days, this.nanos, duration.seconds, duration.nanos);
    return new FeelLocalDateTime(moved.days, moved.nanos);
  }

  plusMonths(months: number): FeelLocalDateTime {
    return new FeelLocalDateTime(addMonths(this.days, months), this.nanos);
  }

  override toString(): string {
    return `${dateText(this.days)}T${timeText(this.nanos, 'java')}`;
  }

  toText(): string {
    return `${plainDateText(this.days)}T${timeText(this.nanos, 'feel')}`;
  }
}

/** A date and time with an offset, and its zone if it has one (Java's `ZonedDateTime`). */
export class FeelDateTime extends FeelObject {
  readonly tag = 'date and time';

  constructor(
    readonly days: number,
    readonly nanos: number,
    /** Seconds east of UTC. */
    readonly offset: number,
    readonly zone: string | null,
  ) {
    super();
    refuseFarDay(days);
  }

  /** A local moment in a zone of the time zone database. */
  static ofZone(days: number, nanos: number, zone: string): FeelDateTime {
    const second = days * SECONDS_PER_DAY + Math.floor(nanos / NANOS_PER_SECOND);
    const { offset, shift } = resolveLocal(zone, second);
    const moved = shiftLocal(days, nanos, shift, 0);
    return new FeelDateTime(moved.days, moved.nanos, offset, zone);
  }

  /** An instant, seen at an offset or in a zone. */
  static ofInstant(epochSecond: number, nano: number, offset: number, zone: string | null): FeelDateTime {
    const local = epochSecond + (zone === null ? offset : offsetAt(zone, epochSecond));
    const days = Math.floor(local / SECONDS_PER_DAY);
    return new FeelDateTime(
      days,
      (local - days * SECONDS_PER_DAY) * NANOS_PER_SECOND + nano,
      local - epochSecond,
      zone,
    );
  }

  /** The moment `now()` gives, from milliseconds since 1970. */
  static ofEpochMs(epochMs: number): FeelDateTime {
    const second = Math.floor(epochMs / 1000);
    return FeelDateTime.ofInstant(second, Math.round((epochMs - second * 1000) * 1_000_000), 0, BROKER_ZONE);
  }

  get epochSecond(): number {
    return this.days * SECONDS_PER_DAY + Math.floor(this.nanos / NANOS_PER_SECOND) - this.offset;
  }

  get nano(): number {
    return this.nanos % NANOS_PER_SECOND;
  }

  /** Milliseconds since 1970. */
  get epochMs(): number {
    return this.epochSecond * 1000 + Math.floor(this.nano / 1_000_000);
  }

  plus(duration: DaysTimeDuration): FeelDateTime {
    const nano = this.nano + duration.nanos;
    const carry = nano >= NANOS_PER_SECOND ? 1 : 0;
    const second = this.epochSecond + duration.seconds + carry;
    return FeelDateTime.ofInstant(second, nano - carry * NANOS_PER_SECOND, this.offset, this.zone);
  }

  plusMonths(months: number): FeelDateTime {
    const days = addMonths(this.days, months);
    return this.zone === null
      ? new FeelDateTime(days, this.nanos, this.offset, null)
      : FeelDateTime.ofZone(days, this.nanos, this.zone);
  }

  override toString(): string {
    const local = `${dateText(this.days)}T${timeText(this.nanos, 'java')}${offsetText(this.offset)}`;
    return this.zone === null ? local : `${local}[${this.zone}]`;
  }

  toText(): string {
    // FEEL leaves the offset out beside a zone, but only one of hours and minutes
    const offset = this.zone === null || this.offset % 60 !== 0 ? offsetText(this.offset) : '';
    return `${plainDateText(this.days)}T${timeText(this.nanos, 'feel')}${offset}${this.zone === null ? '' : `@${this.zone}`}`;
  }
}

/** ISO weekday, Monday 1 … Sunday 7. */
export function weekdayOf(days: number): number {
  return ((((days + 3) % 7) + 7) % 7) + 1;
}
