import { spawnSync } from 'node:child_process';

/** `record` patterns in the programs' `instanceof` need it. */
const LEAST_JAVA = 17;

function versionOf(command: string, pattern: RegExp, env: NodeJS.ProcessEnv): number {
  const { stdout, stderr, error } = spawnSync(command, ['-version'], { encoding: 'utf8', env });
  return error ? 0 : Number(pattern.exec(`${stdout}${stderr}`)?.[1] ?? 0);
}

/** What is missing to compile and run the oracles, in words; null when everything is there. */
export function missingJavaTools(env: NodeJS.ProcessEnv = process.env): string | null {
  if (versionOf('javac', /javac (\d+)/, env) < LEAST_JAVA) return `no JDK ${LEAST_JAVA} or later`;
  return versionOf('mvn', /Maven (\d+)/, env) === 0 ? 'no Maven' : null;
}
