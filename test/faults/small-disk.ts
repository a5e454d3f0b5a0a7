import { spawnSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A file system in memory that really runs full (Linux, root). */
export interface SmallDisk {
  folder: string;
  /** Writes until nothing fits any more; answers what makes room again. */
  fill(): () => void;
  remove(): void;
}

/** Throws when it cannot be mounted: the fault was then not produced, which is no success. */
export function mountSmallDisk(megabytes: number): SmallDisk {
  const folder = mkdtempSync(join(tmpdir(), 'kuaiban-full-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m,mode=700`, 'tmpfs', folder], {
    encoding: 'utf8',
  });
  if (mounted.status !== 0) {
    rmSync(folder, { recursive: true });
    throw new Error(`A small tmpfs could not be mounted (root is needed): ${mounted.stderr}`);
  }
  return {
    folder,
    fill() {
      const path = join(folder, 'ballast');
      const file = openSync(path, 'w');
      for (const size of [1 << 20, 4096, 1]) writeUntilFull(file, Buffer.alloc(size, 1));
      closeSync(file);
      return () => rmSync(path);
    },
    remove() {
      spawnSync('umount', [folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function writeUntilFull(file: number, block: Buffer): void {
  try {
    while (writeSync(file, block) === block.length);
  } catch (error) {
    if ((error as { code?: string }).code !== 'ENOSPC') throw error;
  }
}
