import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The token under which the broker may post records to this server, kept in the data folder: made by whoever comes first, the server
 * or `npm run zeebe`, so that both know it without being told.
 */
export function recordsToken(dataDir: string): string {
  const file = join(dataDir, 'zeebe-records.token');
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  }
  return readFileSync(file, 'utf8').trim();
}
