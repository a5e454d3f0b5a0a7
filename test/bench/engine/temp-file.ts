import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** An engine file in a folder of its own, which is gone afterwards. */
export async function withTempFile<T>(work: (file: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'kuaiban-engine-bench-'));
  try {
    return await work(join(folder, 'engine.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
