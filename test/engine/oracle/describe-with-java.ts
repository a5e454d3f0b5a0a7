import { buildOracles, OracleUnavailable } from './build-oracles.js';
import { missingJavaTools } from './java-tools.js';

function find(env: NodeJS.ProcessEnv): { reason: string } | { classpath: string } {
  const missing = missingJavaTools(env);
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
export function describeWithJava(
  name: string,
  body: (classpath: string) => void,
  env: NodeJS.ProcessEnv = process.env,
): void {
  const found = find(env);
  if ('classpath' in found) {
    describe(name, () => body(found.classpath));
    return;
  }
  if (env['CI']) throw new Error(`${name}: ${found.reason}`);
  process.stderr.write(`\n!!! ${name}: ${found.reason} !!!\n\n`);
  describe(`${name} (${found.reason})`, () => {
    test('needs a JDK, Maven and a way to Maven Central', () => undefined);
  });
}
