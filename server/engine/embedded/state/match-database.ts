import { EngineOpenError } from '../runtime/engine-open-error.js';
import type { EngineDatabase } from './engine-database.js';

/** The product's own database beside the engine's file, as it describes itself. */
export interface ProductDatabase {
  /** Drawn once when it was made. */
  installation: string;
  /** Position of the last record that it has taken in; 0: none. */
  position: number;
}

const WHAT_TO_DO =
  '请不要单独更换其中一个文件：停止服务，把同一次备份的整个数据目录恢复回来（kuaiban.db、engine.db、files/），再启动。没有改动任何数据。';

/**
 * The engine's file and the product's database belong together: each holds half of every running case. A file that meets a database
 * for the first time becomes its own; after that a pair is refused when it is of two installations, when the database has taken in
 * records that the file does not have (the file is older, or gone), and when it lacks records that it once had (the database is older).
 * @throws EngineOpenError ENGINE_FILE_MISMATCH
 */
export function matchDatabase(database: EngineDatabase, lastPosition: number, product: ProductDatabase): void {
  const note = (name: string): unknown =>
    database.prepare('select value from meta where name = ?').pluck().get(name) ?? null;
  const owner = note('installation');
  const acknowledged = Number(note('acknowledged') ?? 0);
  if (owner !== null && owner !== product.installation)
    throw mismatch(
      `Engine file belongs to installation ${String(owner)}, the database to ${product.installation}`,
      '流程引擎的数据文件 engine.db 和业务数据库 kuaiban.db 来自两套不同的安装。',
    );
  if (product.position > lastPosition)
    throw mismatch(
      `The database has taken in record ${product.position}, the engine file ends at ${lastPosition}`,
      `业务数据库 kuaiban.db 已记到流程引擎的第 ${product.position} 条记录，而 engine.db 只到第 ${lastPosition} 条：engine.db 丢失了，或来自更早的备份。`,
    );
  if (product.position < acknowledged)
    throw mismatch(
      `The database has taken in record ${product.position}, but once had ${acknowledged}`,
      `业务数据库 kuaiban.db 只记到流程引擎的第 ${product.position} 条记录，而它曾记到第 ${acknowledged} 条：kuaiban.db 来自更早的备份。`,
    );
  if (owner === null)
    database.prepare(`insert into meta(name, value) values('installation', ?)`).run(product.installation);
}

const mismatch = (message: string, userMessage: string) =>
  new EngineOpenError('ENGINE_FILE_MISMATCH', message, userMessage + WHAT_TO_DO);
