import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { inspectWal } from './inspect-wal.js';

/** A data file that cannot be worked with; what is wrong and what to do, in Chinese and English. */
export class DataFileError extends Error {
  constructor(sentence: string) {
    super(sentence);
    this.name = 'DataFileError';
  }
}

const WHAT_TO_DO =
  '服务没有启动，文件没有改动。请先把整个数据目录另存一份，再把最近一次备份的整个数据目录恢复回来（kuaiban.db、engine.db、files/ 一起），然后启动 / nothing was started or changed: keep a copy of the data folder, restore the whole folder from one backup, then start again';

/**
 * Refuses to start on a database that was cut off or whose log lost committed work, before anything is written. A log that merely
 * ends in the middle of a write (power cut, kill -9) is whole: SQLite leaves that write out, and nobody was told of it.
 * Throws DataFileError.
 */
export function checkDataFiles(dataDir: string): void {
  const product = join(dataDir, 'kuaiban.db');
  const engine = join(dataDir, 'engine.db');
  if (sizeOf(product) === 0 && sizeOf(engine) > 0)
    throw new DataFileError(
      `业务数据库 ${product} 不见了或是空的，而流程引擎的数据 engine.db 还在 / the database is missing beside the engine's file。${WHAT_TO_DO}`,
    );
  for (const file of [product, engine]) checkFile(file);
}

function checkFile(file: string): void {
  const size = sizeOf(file);
  if (size === 0) {
    if (sizeOf(`${file}-wal`) > 0) throw damaged(file, '文件是空的，它的日志却不是');
    return;
  }
  const header = readHeader(file);
  if (header.toString('latin1', 0, 16) !== 'SQLite format 3\0') throw damaged(file, '内容不是数据库');
  const pageSize = pageSizeIn(header);
  const wal = inspectWal(`${file}-wal`, pageSize);
  if (wal.hasLostCommits) throw damaged(file, '日志（-wal）中间坏了，坏处之后还有已经提交的数据');
  const pages = wal.databasePages ?? header.readUInt32BE(28);
  for (let page = Math.floor(size / pageSize) + 1; page <= pages; page++)
    if (!wal.pages.has(page)) throw damaged(file, `文件被截断，应有 ${pages * pageSize} 字节，只有 ${size} 字节`);
  readSchema(file);
}

function readSchema(file: string): void {
  let database: Database.Database | null = null;
  try {
    database = new Database(file, { readonly: true });
    database.prepare('SELECT count(*) FROM sqlite_schema').get();
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (/^SQLITE_(CORRUPT|NOTADB)/.test(code)) throw damaged(file, `内容损坏（${code}）`);
    throw error;
  } finally {
    database?.close();
  }
}

const damaged = (file: string, what: string) =>
  new DataFileError(`数据文件 ${file} 不能用：${what} / the data file is damaged。${WHAT_TO_DO}`);

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

function readHeader(file: string): Buffer {
  const header = Buffer.alloc(100);
  const descriptor = openSync(file, 'r');
  readSync(descriptor, header, 0, header.length, 0);
  closeSync(descriptor);
  return header;
}

/** 1 stands for 65,536. */
const pageSizeIn = (header: Buffer): number => (header.readUInt16BE(16) === 1 ? 65_536 : header.readUInt16BE(16));
