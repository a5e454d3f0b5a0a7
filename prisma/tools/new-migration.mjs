// Writes prisma/migrations/<stamp>_<name>/migration.sql with what the schema has and the migrations do not.
// Usage: node prisma/tools/new-migration.mjs <name>
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';

const name = process.argv[2];
if (!/^[a-z][a-z0-9_]*$/.test(name ?? '')) {
  console.error('Usage: node prisma/tools/new-migration.mjs <name_in_snake_case>');
  process.exit(1);
}
const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
const sql = execFileSync(
  'npx',
  ['prisma', 'migrate', 'diff', '--config', '.config/prisma.ts', '--from-migrations', 'prisma/migrations', '--to-schema', 'prisma/schema.prisma', '--script'],
  { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
);
if (!/\b(CREATE|ALTER|DROP)\b/.test(sql)) {
  console.log('The migrations already make this schema.');
  process.exit(0);
}
const folder = `prisma/migrations/${stamp}_${name}`;
mkdirSync(folder);
writeFileSync(`${folder}/migration.sql`, sql);
console.log(folder);
