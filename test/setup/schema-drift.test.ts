import { spawnSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../server/shared/project-root.js';

describe('the migrations', () => {
  it('make exactly the schema', () => {
    const arguments_ = [
      'migrate',
      'diff',
      '--config',
      '.config/prisma.ts',
      '--from-migrations',
      'prisma/migrations',
      '--to-schema',
      'prisma/schema.prisma',
      '--exit-code',
    ];
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['node_modules/prisma/build/index.js', ...arguments_],
      { cwd: projectRoot, encoding: 'utf8' },
    );
    // 2 = drift; node prisma/tools/new-migration.mjs <name> writes what is missing
    expect({ status, output: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, output: '' });
  });
});
