import { addMonths, NANOS_PER_SECOND } from './calendar.js';
import { FeelFailure, FeelLimit } from './feel-error.js';
import { FeelObject } from './feel-object.js';

const MILLIS_PER_DAY = 86_400_000;
const NANOS = BigInt(NANOS_PER_SECOND);

/** Anything that can be added to a moment: both FEEL durations and the interval of a timer. */
export interface FeelDuration {
  /** Milliseconds since 1970 → the moment that much later; months are calendar months in UTC. */
  addTo(epochMs: number): number;
  /** ISO text as Java writes it and Zeebe stores it. */
  toString(): string;
}

/** Java keeps years and months in 32 bits each. @throws FeelFailure beyond them, an exception on the broker */
function withinInt(value: number): number {
  if (Math.abs(value) > 2_147_483_647) throw new FeelFailure('时长超出了范围');
  return value;
}

/** A moment moved by calendar months, in UTC. */
export function addMonthsToEpoch(epochMs: number, months: number): number {
  const days = Math.floor(epochMs / MILLIS_PER_DAY);
  return addMonths(days, months) * MILLIS_PER_DAY + (epochMs - days * MILLIS_PER_DAY);
}

/** FEEL's years and months duration (Java's normalised `Period`). */
export class YearsMonthsDuration extends FeelObject implements FeelDuration {
  readonly tag = 'years and months duration';

  constructor(readonly months: number) {
    super();
    withinInt(Math.trunc(months / 12));
  }

  get years(): number {
    return Math.trunc(this.months / 12);
  }

  times(factor: number): YearsMonthsDuration {
    return new YearsMonthsDuration(12 * withinInt(this.years * factor) + withinInt((this.months % 12) * factor));
  }

  addTo(epochMs: number): number {
    return addMonthsToEpoch(epochMs, this.months);
  }

  override toString(): string {
    if (this.months === 0) return 'P0D';
    const years = this.years;
    const months = this.months % 12;
    return `P${years === 0 ? '' : `${years}Y`}${months === 0 ? '' : `${months}M`}`;
  }

  /** What FEEL's `string()` gives. */
  toText(): string {
    if (this.months === 0) return 'P0Y';
    const magnitude = Math.abs(this.months);
    const years = Math.floor(magnitude / 12);
    return `${this.months < 0 ? '-' : ''}P${years ? `${years}Y` : ''}${magnitude % 12 ? `${magnitude % 12}M` : ''}`;
  }
}

/** FEEL's days and time duration (Java's `Duration`): whole seconds and 0…999 999 999 nanoseconds. */
export class DaysTimeDuration extends FeelObject implements FeelDuration {
  readonly tag = 'days and time duration';

  private constructor(
    readonly seconds: number,
    readonly nanos: number,
  ) {
    super();
  }

  /** @throws FeelFailure beyond 285 million years, where seconds are no exact numbers any more */
  static of(seconds: number, nanos = 0): DaysTimeDuration {
    const carry = Math.floor(nanos / NANOS_PER_SECOND);
    if (Math.abs(seconds + carry) > Number.MAX_SAFE_INTEGER) throw new FeelLimit('时长超出了范围');
    return new DaysTimeDuration(seconds + carry, nanos - carry * NANOS_PER_SECOND);
  }

  static ofMillis(millis: number): DaysTimeDuration {
    const seconds = Math.floor(millis / 1000);
    return DaysTimeDuration.of(seconds, (millis - seconds * 1000) * 1_000_000);
  }

  get isNegative(): boolean {
    return this.seconds < 0;
  }

  toMillis(): number {
    return this.seconds * 1000 + Math.floor(this.nanos / 1_000_000);
  }

  plus(other: DaysTimeDuration): DaysTimeDuration {
    return DaysTimeDuration.of(this.seconds + other.seconds, this.nanos + other.nanos);
  }

  times(factor: number): DaysTimeDuration {
    if (this.nanos === 0) return DaysTimeDuration.of(this.seconds * factor);
    const nanos = BigInt(this.nanos) * BigInt(factor);
    const rest = ((nanos % NANOS) + NANOS) % NANOS;
    return DaysTimeDuration.of(this.seconds * factor + Number((nanos - rest) / NANOS), Number(rest));
  }

  addTo(epochMs: number): number {
    return epochMs + this.toMillis();
  }

  override toString(): string {
    if (this.seconds === 0 && this.nanos === 0) return 'PT0S';
    const whole = this.seconds < 0 && this.nanos > 0 ? this.seconds + 1 : this.seconds;
    const hours = Math.trunc(whole / 3600);
    const minutes = Math.trunc((whole % 3600) / 60);
    const seconds = whole % 60;
    let text = `PT${hours === 0 ? '' : `${hours}H`}${minutes === 0 ? '' : `${minutes}M`}`;
    if (seconds === 0 && this.nanos === 0) return text;
    text += this.seconds < 0 && this.nanos > 0 && seconds === 0 ? '-0' : String(seconds);
    if (this.nanos === 0) return `${text}S`;
    const fraction = this.seconds < 0 ? NANOS_PER_SECOND - this.nanos : this.nanos;
    return `${text}.${String(fraction).padStart(9, '0').replace(/0+$/, '')}S`;
  }

  /** What FEEL's `string()` gives: days apart from hours, no fractions. */
  toText(): string {
    const parts = this.parts();
    const [days, hours, minutes, seconds] = parts;
    if (parts.every((part) => part === 0)) return 'P0D';
    const negative = parts.every((part) => part <= 0);
    const show = (value: number, unit: string): string => (value === 0 ? '' : `${negative ? -value : value}${unit}`);
    const time = `${show(hours, 'H')}${show(minutes, 'M')}${show(seconds, 'S')}`;
    return `${negative ? '-' : ''}P${show(days, 'D')}${time ? `T${time}` : ''}`;
  }

  /** Days, hours, minutes and seconds as FEEL's properties give them. */
  parts(): [number, number, number, number] {
    const hours = Math.trunc(this.seconds / 3600);
    const minutes = Math.trunc(this.seconds / 60);
    return [Math.trunc(this.seconds / 86_400), hours % 24, minutes % 60, this.seconds % 60].map((part) => part + 0) as [
      number,
      number,
      number,
      number,
    ];
  }
}
