// Transpiles the server, the tests and the seed to dist/ (types are checked by `npm run typecheck`, not here).
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const sources = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.d.ts'))
        .map((entry) => join(entry.parentPath, entry.name))
        .filter((path) => !path.includes('node_modules'))
    : [];

await build({
  entryPoints: ['server', 'processes', 'prisma', 'test'].flatMap(sources),
  outdir: 'dist',
  outbase: '.',
  format: 'esm',
  platform: 'node',
  target: 'node20',
  sourcemap: 'inline',
  logLevel: 'warning',
});
// Prisma's generated client reads its WASM parts from beside itself when it has any.
if (existsSync('prisma/generated')) {
  cpSync('prisma/generated', 'dist/prisma/generated', { recursive: true, filter: (path) => !path.endsWith('.ts') });
}
