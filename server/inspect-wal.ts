import { closeSync, existsSync, openSync, readSync } from 'node:fs';

/** Lengths in bytes, as sqlite.org/fileformat2.html#walformat has them. */
const HEADER = 32;
const FRAME_HEADER = 24;
const BIG_ENDIAN_SUMS = 0x377f0683;

type Sums = readonly [number, number];

/** What a write-ahead log holds, as far as SQLite will read it. */
export interface WalContent {
  /** Pages in it that are committed. */
  pages: ReadonlySet<number>;
  /** Pages of the whole database after its last commit; null: it holds no commit. */
  databasePages: number | null;
  /**
   * It has lost something that was committed. SQLite reads up to the first frame that is not whole and silently drops the rest. That is
   * right for the torn end of a write that nobody was told of, and wrong when committed transactions stand behind it. They are
   * recognised by the chain of checksums: a frame that continues another one's commit was written only because that was accepted.
   */
  hasLostCommits: boolean;
}

/** Reads the log of a database, which nobody has open; changes nothing. */
export function inspectWal(walFile: string, pageSize: number): WalContent {
  if (!existsSync(walFile)) return { pages: new Set(), databasePages: null, hasLostCommits: false };
  const file = openSync(walFile, 'r');
  try {
    return readLog(file, pageSize);
  } finally {
    closeSync(file);
  }
}

function readLog(file: number, pageSize: number): WalContent {
  const header = Buffer.alloc(HEADER);
  const length = readSync(file, header, 0, HEADER, 0);
  const isBigEndian = header.readUInt32BE(0) === BIG_ENDIAN_SUMS;
  const sum = (start: Sums, bytes: Buffer) => addUp(start, bytes, isBigEndian);
  const isHeaderWhole = length === HEADER && equals(sum([0, 0], header.subarray(0, 24)), sumsAt(header, 24));

  const pages = new Set<number>();
  let databasePages: number | null = null;
  let hasLostCommits = false;
  const frame = Buffer.alloc(FRAME_HEADER + pageSize);
  let salt = isHeaderWhole ? header.readBigUInt64BE(16) : null;
  let isWhole = isHeaderWhole; // nothing is missing so far: SQLite reads up to here
  let before: Sums = sumsAt(header, 24);
  let isBehindCommit = false;
  let uncommitted: number[] = [];
  for (let at = HEADER; readSync(file, frame, 0, frame.length, at) === frame.length; at += frame.length) {
    salt ??= frame.readBigUInt64BE(8);
    const isOurs = frame.readBigUInt64BE(8) === salt;
    const sums = sumsAt(frame, 16);
    const follows = isOurs && equals(sum(sum(before, frame.subarray(0, 8)), frame.subarray(FRAME_HEADER)), sums);
    if (!isWhole && follows && isBehindCommit) hasLostCommits = true;
    isWhole &&= follows;
    const size = frame.readUInt32BE(4);
    if (isWhole) uncommitted.push(frame.readUInt32BE(0));
    if (isWhole && size > 0) {
      for (const page of uncommitted) pages.add(page);
      uncommitted = [];
      databasePages = size;
    }
    isBehindCommit = isOurs && size > 0;
    before = sums;
  }
  return { pages, databasePages, hasLostCommits };
}

const sumsAt = (bytes: Buffer, offset: number): Sums => [bytes.readUInt32BE(offset), bytes.readUInt32BE(offset + 4)];
const equals = (a: Sums, b: Sums) => a[0] === b[0] && a[1] === b[1];

function addUp([first, second]: Sums, bytes: Buffer, isBigEndian: boolean): Sums {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; at + 8 <= bytes.length; at += 8) {
    first = (first + view.getUint32(at, !isBigEndian) + second) >>> 0;
    second = (second + view.getUint32(at + 4, !isBigEndian) + first) >>> 0;
  }
  return [first, second];
}
