let base = 0;
let mark = 0;

/** Takes the server's clock from the `Date` header of an answer, so that "today" never depends on a wrong computer. */
export function learnServerTime(header: string | null): void {
  const time = header === null ? Number.NaN : Date.parse(header);
  if (Number.isNaN(time)) return;
  base = time;
  mark = performance.now();
}

/** Now, by the server's clock; null before the first answer. */
export function serverNow(): Date | null {
  return base === 0 ? null : new Date(base + (performance.now() - mark));
}
