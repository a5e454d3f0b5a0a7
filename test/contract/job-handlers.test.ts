import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { JOB_TYPES } from '../../processes/contract.js';
import { projectRoot } from '../../server/shared/project-root.js';

/** A handler stands in a `*-jobs.ts` file as a property named by its job type. Read as text: a second one would hide in a spread. */
const HANDLER = /(?:^|[{,])\s*['"]([a-z]+\.[A-Za-z]+)['"]:/gm;

const jobFiles = () =>
  readdirSync(join(projectRoot, 'server/features'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('-jobs.ts'))
    .map((entry) => join(entry.parentPath, entry.name));

test('every job type of the contract has exactly one handler, and no handler serves a type that no diagram asks for', () => {
  const handled = jobFiles().flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(HANDLER)].map((match) => match[1]),
  );
  expect(handled.sort()).toEqual(Object.keys(JOB_TYPES).sort());
});

test('every file of handlers is wired', () => {
  const wiring = readFileSync(join(projectRoot, 'server/compose-jobs.ts'), 'utf8');
  const unwired = jobFiles().filter((file) => !wiring.includes(`/${basename(file, '.ts')}.js`));
  expect(unwired).toEqual([]);
});
