import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** Files by their content, below the data folder. A file is on the disk before any row names it. */
export interface FileStore {
  /** Stores the content (durably) and returns its hash and its path below the folder; the same content is stored once. */
  put(content: Buffer): Promise<{ sha256: string; path: string }>;
  read(path: string): Readable;
}

export function openFileStore(folder: string): FileStore {
  return {
    async put(content) {
      const sha256 = createHash('sha256').update(content).digest('hex');
      const path = join(sha256.slice(0, 2), sha256);
      const target = join(folder, path);
      if (!(await exists(target))) await writeDurably(join(folder, sha256.slice(0, 2)), target, content);
      return { sha256, path };
    },
    read: (path) => createReadStream(join(folder, path)),
  };
}

const exists = (path: string) =>
  stat(path).then(
    () => true,
    () => false,
  );

async function writeDurably(folder: string, target: string, content: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true });
  const temporary = `${target}.${process.pid}.part`;
  const file = await open(temporary, 'w', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(temporary, target); // a reader never sees half a file
}
