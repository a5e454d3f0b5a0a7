import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { projectRoot } from '../../server/shared/project-root.js';
import { breaches, findCycles, importsOf, readImports, sourceFiles } from './import-rules.js';

const imports = readImports(projectRoot);

describe('the structure holds', () => {
  it('reads a project that is not empty', () => {
    expect(imports.length).toBeGreaterThan(300);
  });

  it('imports only what the rules allow', () => {
    expect(breaches(imports)).toEqual([]);
  });

  it('has no import cycle', () => {
    expect(findCycles(imports)).toEqual([]);
  });

  it('reads the clock in one place only', () => {
    const readers = sourceFiles(projectRoot, ['server', 'processes']).filter(
      (path) =>
        path !== 'server/shared/clock.ts' &&
        /\bDate\.now\(\)|\bnew Date\(\)/.test(withoutComments(readFileSync(join(projectRoot, path), 'utf8'))),
    );
    expect(readers).toEqual([]);
  });

  it('switches off no check and leaves no promise in comments', () => {
    const words = new RegExp(
      [
        'TO' + 'DO',
        'FIX' + 'ME',
        '@ts-' + 'ignore',
        '@ts-' + 'nocheck',
        'eslint-' + 'disable',
        '\\b(?:it|test|describe)\\.' + 'skip\\b',
      ].join('|'),
    );
    const found = sourceFiles(projectRoot, ['server', 'processes', 'admin', 'prisma', 'test']).filter((path) =>
      words.test(readFileSync(join(projectRoot, path), 'utf8')),
    );
    expect(found).toEqual([]);
  });
});

describe('each rule can fail', () => {
  const refused = (path: string, text: string) => breaches(importsOf(path, text)).length;
  it.each([
    ['processes/contract.ts', "import { x } from '../server/db.js';"],
    ['server/api/list.ts', "import { x } from '../shared/clock.js';"],
    ['server/shared/clock.ts', "import { x } from '../features/items/find-items.js';"],
    ['server/features/items/decide-item.ts', "import { x } from '../applications/submit-application.js';"],
    ['server/features/items/decide-item.ts', "import { x } from '../../engine/embedded/worker.js';"],
    ['server/features/items/items-routes.ts', "import { PrismaClient } from '../../../prisma/generated/client.js';"],
    ['server/features/items/decide-item.ts', "import type { Request } from 'express';"],
    ['server/engine/relay/relay.ts', "import { x } from '../../features/items/find-items.js';"],
    ['server/engine/embedded/engine.ts', "import { x } from '../../shared/command-context.js';"],
    ['server/features/items/decide-item.ts', "import { ZBClient } from 'zeebe-node';"],
    ['admin/src/App.tsx', "import { x } from '../../server/shared/app-error.js';"],
    ['server/app.ts', "import { x } from '../test/support/fresh-db.js';"],
  ])('%s may not say %s', (path, text) => {
    expect(refused(path, text)).toBeGreaterThan(0);
  });

  it('sees a cycle of values, and not one of types', () => {
    const cycle = [
      ...importsOf('server/a.ts', "import { b } from './b.js';"),
      ...importsOf('server/b.ts', "import { a } from './a.js';"),
    ];
    expect(findCycles(cycle)).toHaveLength(1);
    expect(
      findCycles([
        ...importsOf('server/a.ts', "import { b } from './b.js';"),
        ...importsOf('server/b.ts', "import type { a } from './a.js';"),
      ]),
    ).toEqual([]);
  });
});

function withoutComments(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
}
