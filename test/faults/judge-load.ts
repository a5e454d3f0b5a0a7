import { readFileSync } from 'node:fs';

/** The last third may lie this much above the middle third before it counts as growth. */
const MEMORY_TOLERANCE = 1.15;
/** A case may cost this much more of the processor in the last third of the minutes than in the first. */
const COST_TOLERANCE = 1.4;
const TICKS_A_SECOND = 100;

/** Memory of a process without the pages of files that are mapped into it (Linux): those belong to the system's cache. */
export const anonymousMegabytes = (pid: number): number =>
  Number(/RssAnon:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024;

/** Seconds of processor time a process has used, all its threads together (Linux). */
export function processorSeconds(pid: number): number {
  const [, , ...fields] = /^\d+ \((.*)\) (.*)$/s.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
  const [user, system] = (fields[0] ?? '').split(' ').slice(11, 13).map(Number);
  return ((user ?? 0) + (system ?? 0)) / TICKS_A_SECOND;
}

/** Megabytes alive after each full garbage collection, for each thread, as `--trace-gc` prints them. */
export function liveHeaps(output: string): Map<string, number[]> {
  const heaps = new Map<string, number[]>();
  const line = /\[\d+:(0x[0-9a-f]+)\]\s+\d+ ms: Mark-Compact[^\d]*[\d.]+ \([\d.]+\) -> ([\d.]+) \(/g;
  for (const [, thread = '', megabytes] of output.matchAll(line))
    heaps.set(thread, [...(heaps.get(thread) ?? []), Number(megabytes)]);
  return heaps;
}

/** The least of each third: what is left when garbage is not counted. */
function thirds(samples: readonly number[]): [number, number, number] {
  const size = Math.floor(samples.length / 3);
  return [
    Math.min(...samples.slice(0, size)),
    Math.min(...samples.slice(size, 2 * size)),
    Math.min(...samples.slice(-size)),
  ];
}

export const inWords = (samples: readonly number[]): string =>
  `least of the thirds ${thirds(samples)
    .map((value) => value.toFixed(0))
    .join(', ')} MB`;

/** Says so when the last third of the samples lies above the middle third; the first one fills caches. */
export function growth(samples: readonly number[]): string[] {
  const [, middle, last] = thirds(samples);
  return last > middle * MEMORY_TOLERANCE ? [`memory grew from ${middle.toFixed(0)} to ${last.toFixed(0)} MB`] : [];
}

/** What a minute of load was: cases that came to their end, and seconds of processor time the server used. */
export interface Minute {
  cases: number;
  seconds: number;
}

/**
 * Says so when a case costs the server more towards the end than in the beginning: processor time, because cases a minute also fall when
 * somebody else uses the machine. Too few minutes are not judged.
 */
export function slowdown(minutes: readonly Minute[]): string[] {
  const size = Math.floor(minutes.length / 3);
  if (size < 2) return [];
  const [first, last] = [costOf(minutes.slice(0, size)), costOf(minutes.slice(-size))];
  return last > first * COST_TOLERANCE
    ? [`a case cost ${first.toFixed(0)} ms of processor time in the beginning, ${last.toFixed(0)} ms in the end`]
    : [];
}

/** Milliseconds of processor time a case. */
export function costOf(minutes: readonly Minute[]): number {
  const total = (of: (minute: Minute) => number) => minutes.reduce((sum, minute) => sum + of(minute), 0);
  return (
    (total(({ seconds }) => seconds) /
      Math.max(
        1,
        total(({ cases }) => cases),
      )) *
    1_000
  );
}
