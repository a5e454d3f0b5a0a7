import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs a test with an engine file of its own. */
export async function withEngineFile(run: (file: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  try {
    await run(join(folder, 'engine.db'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
