import { buildOracles, OracleUnavailable } from './build-oracles.js';
import { missingJavaTools } from './java-tools.js';

function unavailable(): { reason: string } | { classpath: string } {
  const missing = missingJavaTools();
  if (missing) return { reason: `skipped: ${missing}` };
  try {
    return { classpath: buildOracles() };
  } catch (error) {
    if (!(error instanceof OracleUnavailable)) throw error;
    return { reason: `skipped: the libraries could not be fetched or compiled (${error.message.slice(0, 300)})` };
  }
}

/**
 * A group of tests that ask the broker's own libraries. Without a JDK or Maven they are left out, loudly; in CI (`CI=true`) that is a
 * failure, never a silence.
 */
export function describeWithJava(name: string, body: (classpath: string) => void): void {
  const found = unavailable();
  if ('classpath' in found) {
    describe(name, () => body(found.classpath));
    return;
  }
  if (process.env['CI']) throw new Error(`${name}: ${found.reason}`);
  process.stderr.write(`\n!!! ${name}: ${found.reason} !!!\n\n`);
  describe(`${name} (${found.reason})`, () => {
    test('needs a JDK, Maven and a way to Maven Central', () => undefined);
  });
}
