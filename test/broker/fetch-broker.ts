import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { findJava, LEAST_JAVA } from './find-java.js';

/** The last line of Zeebe that is free in production (see README); what the contract's traces were recorded on. */
export const BROKER_VERSION = '8.5.8';
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy';

/** A broker cannot be had on this machine; one sentence in Chinese and English says what is missing. */
export class NoBrokerError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'NoBrokerError';
  }
}

/** Folder that keeps the unpacked distribution and the developers' data, outside the project. */
export const brokerCache = (env: NodeJS.ProcessEnv = process.env): string =>
  env.ZEEBE_CACHE || join(homedir(), '.cache', 'kuaiban-zeebe');

export const brokerFolder = (version = BROKER_VERSION) => join(brokerCache(), `camunda-zeebe-${version}`);
const isThere = (folder: string) => existsSync(join(folder, 'bin', 'broker'));

/** What this machine lacks for a broker; null when it can run one. */
export function missingForBroker(): string | null {
  if (findJava() === null)
    return `没有找到 JDK ${LEAST_JAVA} 或更高版本：请安装，或用 JAVA_HOME 指明位置 / no JDK ${LEAST_JAVA} or newer, set JAVA_HOME`;
  if (!isThere(brokerFolder()) && spawnSync('mvn', ['-version']).status !== 0)
    return '没有找到 Maven（mvn），不能取得 Zeebe 发行包：请安装 Maven / Maven (mvn) is needed to fetch the Zeebe distribution';
  return null;
}

/**
 * The unpacked distribution, fetched through Maven the first time (212 MB). Throws NoBrokerError when the machine lacks
 * something or the download fails.
 */
export function fetchBroker(version = BROKER_VERSION): string {
  const folder = brokerFolder(version);
  const missing = missingForBroker();
  if (missing !== null) throw new NoBrokerError(missing);
  if (isThere(folder)) return folder;
  const cache = brokerCache();
  const work = join(cache, `fetch-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    const artifact = `io.camunda:camunda-zeebe:${version}:tar.gz`;
    must('mvn', [
      '-B',
      '-q',
      COPY,
      `-Dartifact=${artifact}`,
      `-DoutputDirectory=${work}`,
      '-Dmdep.useBaseVersion=true',
    ]);
    must('tar', ['xzf', join(work, `camunda-zeebe-${version}.tar.gz`), '-C', work]);
    // two processes may fetch at the same time: the one that comes second finds the folder there
    if (!isThere(folder)) renameSync(join(work, `camunda-zeebe-${version}`), folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return folder;
}

function must(command: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status === 0) return;
  throw new NoBrokerError(
    `取得 Zeebe 发行包没有成功 / the Zeebe distribution could not be fetched: ${command} ${args[0]}\n${`${stdout}${stderr}`.slice(-2_000)}`,
  );
}
