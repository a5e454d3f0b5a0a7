import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type EngineKind = 'embedded' | 'zeebe';

/** A data folder that belongs to the other engine; one sentence in Chinese and English. */
export class OtherEngineError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'OtherEngineError';
  }
}

const NAMES: Readonly<Record<EngineKind, string>> = { embedded: '内嵌引擎', zeebe: 'Zeebe 集群' };

/**
 * A data folder stays with the engine it began with: both give keys and positions from the same numbers, so records of one would be
 * taken for those of the other, and running cases would be left behind. Throws OtherEngineError.
 */
export function keepToOneEngine(dataDir: string, kind: EngineKind): void {
  const file = join(dataDir, 'engine.kind');
  const before = existsSync(file)
    ? readFileSync(file, 'utf8').trim()
    : existsSync(join(dataDir, 'engine.db'))
      ? 'embedded'
      : null;
  if (before !== null && before !== kind)
    throw new OtherEngineError(
      `数据目录 ${dataDir} 一直由${NAMES[before as EngineKind] ?? before}执行流程，不能改由${NAMES[kind]}执行：请用 DATA_DIR 另选目录 / the data folder belongs to the other engine, choose another DATA_DIR`,
    );
  if (before === null || !existsSync(file)) writeFileSync(file, `${kind}\n`);
}
