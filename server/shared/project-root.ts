import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

function find(folder: string): string {
  if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'prisma', 'schema.prisma'))) return folder;
  const parent = dirname(folder);
  if (parent === folder) throw new Error('The project root was not found above ' + fileURLToPath(import.meta.url));
  return find(parent);
}

/** The checkout's root, whether the code runs from server/ or from dist/server/. */
export const projectRoot = find(dirname(fileURLToPath(import.meta.url)));
