import { readFileSync } from 'node:fs';

export const megabytes = (bytes: number): number => Math.round(bytes / 1024 / 1024);

/** Bytes that a process holds in memory now (Linux). */
export const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024;
