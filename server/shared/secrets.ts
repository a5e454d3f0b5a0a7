import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

/** Signs and checks tokens that are never stored. */
export interface Secrets {
  /** A URL-safe signature of `text` for one purpose; signatures of different purposes never match. */
  sign(purpose: string, text: string): string;
  verify(purpose: string, text: string, signature: string): boolean;
}

/** Secrets from 32 random bytes in `<dataDir>/secret.key`, made at the first start, readable by the owner only. */
export function openSecrets(dataDir: string): Secrets {
  const path = join(dataDir, 'secret.key');
  if (!existsSync(path)) {
    const file = openSync(path, 'wx', 0o600);
    writeSync(file, randomBytes(32).toString('base64url'));
    fsyncSync(file);
    closeSync(file);
  }
  return secretsFrom(readFileSync(path, 'utf8').trim());
}

/** Secrets from a given key; for tests. */
export function secretsFrom(key: string): Secrets {
  const sign = (purpose: string, text: string) =>
    createHmac('sha256', key).update(`${purpose}\n${text}`).digest('base64url');
  return {
    sign,
    verify(purpose, text, signature) {
      const expected = Buffer.from(sign(purpose, text));
      const given = Buffer.from(signature);
      return expected.length === given.length && timingSafeEqual(expected, given);
    },
  };
}
