import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const SOURCES = join('test', 'engine', 'oracle', 'java');
const CLASSPATH_GOAL = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:build-classpath';

/** The libraries could not be had: no way to Maven Central, as a rule. */
export class OracleUnavailable extends Error {}

function run(command: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) throw new OracleUnavailable(`${command} ${args[0]}: ${`${stdout}${stderr}`.slice(0, 2_000)}`);
}

/** A registry may be out of breath for a moment. */
const ATTEMPTS = 3;

function resolve(args: string[]): void {
  for (let attempt = 1; ; attempt++) {
    try {
      return run('mvn', args);
    } catch (error) {
      if (attempt === ATTEMPTS) throw error;
    }
  }
}

const classpathOf = (folder: string): string => readFileSync(join(folder, 'classpath.txt'), 'utf8').trim();

function isWhole(folder: string): boolean {
  return existsSync(join(folder, 'classpath.txt')) && classpathOf(folder).split(delimiter).every(existsSync);
}

/**
 * Compiles the Java programs of this folder against the libraries that their `pom.xml` names, once for each state of the sources.
 * @returns the class path to run them with
 * @throws OracleUnavailable if Maven or the compiler fails
 */
export function buildOracles(): string {
  const names = readdirSync(SOURCES).sort();
  const hash = createHash('sha256');
  for (const name of names) hash.update(name).update(readFileSync(join(SOURCES, name)));
  const folder = join(tmpdir(), `kuaiban-oracle-${hash.digest('hex').slice(0, 16)}`);
  if (!isWhole(folder)) {
    // built aside and moved into place, so that two test processes never see half of it
    const aside = mkdtempSync(join(tmpdir(), 'kuaiban-oracle-build-'));
    const classes = join(aside, 'classes');
    mkdirSync(classes);
    resolve([
      CLASSPATH_GOAL,
      '-q',
      '-B',
      '-f',
      join(SOURCES, 'pom.xml'),
      `-Dmdep.outputFile=${join(aside, 'classpath.txt')}`,
    ]);
    const sources = names.filter((name) => name.endsWith('.java')).map((name) => join(SOURCES, name));
    run('javac', ['-nowarn', '-encoding', 'UTF-8', '-cp', classpathOf(aside), '-d', classes, ...sources]);
    rmSync(folder, { recursive: true, force: true });
    try {
      renameSync(aside, folder);
    } catch (error) {
      if (!isWhole(folder)) throw error;
      rmSync(aside, { recursive: true });
    }
  }
  return [join(folder, 'classes'), classpathOf(folder)].join(delimiter);
}
