import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Zeebe 8.5 is compiled for Java 21. */
export const LEAST_JAVA = 21;
const JVM_FOLDER = '/usr/lib/jvm';

/** Home of a JDK that can run the broker: `JAVA_HOME` first, then what is below /usr/lib/jvm; null when there is none. */
export function findJava(env: NodeJS.ProcessEnv = process.env): string | null {
  const below = existsSync(JVM_FOLDER) ? readdirSync(JVM_FOLDER).map((name) => join(JVM_FOLDER, name)) : [];
  const homes = [env.JAVA_HOME, ...below].filter((home): home is string => Boolean(home));
  return homes.find((home) => existsSync(join(home, 'bin', 'java')) && majorOf(home) >= LEAST_JAVA) ?? null;
}

/** The `release` file says the version without starting Java; 0 when nothing does. */
function majorOf(home: string): number {
  const release = join(home, 'release');
  const text = existsSync(release)
    ? readFileSync(release, 'utf8')
    : spawnSync(join(home, 'bin', 'java'), ['-version'], { encoding: 'utf8' }).stderr;
  return Number(/version[ =]"(\d+)/i.exec(text)?.[1] ?? /JAVA_VERSION="(\d+)/.exec(text)?.[1] ?? 0);
}
