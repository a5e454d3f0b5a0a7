import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'prisma/config';

// Prisma fetches a native schema engine at first use and stops without it, even for `generate`. The WASM build from the
// package registry stands in for it, so the whole CLI works with no download (docs/adr/0002).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= fileURLToPath(new URL('../prisma/tools/schema-engine.mjs', import.meta.url));

export default defineConfig({
  schema: '../prisma/schema.prisma',
  migrations: { path: '../prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? `file:${join(tmpdir(), 'kuaiban-prisma-dev.db')}` },
});
