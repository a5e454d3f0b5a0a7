import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openDb } from '../../db.js';
import { checkLedger } from './check-ledger.js';

// npm run ledger:check [-- <data folder>]: exit code 0 when the chain is whole, 1 when it is not, 2 when there is no database.
const folder = resolve(process.argv[2] ?? process.env['DATA_DIR'] ?? 'data');
const file = join(folder, 'kuaiban.db');
if (!existsSync(file)) {
  console.error(`没有找到数据库：${file}`);
  process.exitCode = 2;
} else {
  const db = openDb(file);
  try {
    const result = await checkLedger(db);
    console.log(result.message);
    process.exitCode = result.complete ? 0 : 1;
  } finally {
    await db.$disconnect();
  }
}
