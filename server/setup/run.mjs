// node server/setup/run.mjs <path>.js [arguments]: runs a script of the server, e.g. server/features/ledger/check-ledger-cli.js.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkNode, emit, generate, install, orExit, root } from './steps.mjs';

const [, , script, ...args] = process.argv;
if (!script) {
  console.error('用法：node server/setup/run.mjs <脚本> [参数]');
  process.exit(1);
}
orExit(() => {
  checkNode();
  install();
  generate();
  emit();
});
const path = join(root, 'dist', script);
process.argv = [process.execPath, path, ...args];
await import(pathToFileURL(path).href);
