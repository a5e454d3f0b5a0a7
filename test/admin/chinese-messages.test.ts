import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { transform } from 'esbuild';
import { projectRoot } from '../../server/shared/project-root.js';

type Messages = { [key: string]: string | Messages };

/** Browser code is not part of dist/: it is read, stripped of its types and evaluated here. */
async function load(path: string, loader: 'ts' | 'js'): Promise<Record<string, Messages>> {
  const { code } = await transform(readFileSync(join(projectRoot, path), 'utf8'), { loader, format: 'cjs' });
  const module = { exports: {} as Record<string, Messages> };
  new Function('module', 'exports', code)(module, module.exports);
  return module.exports;
}

function flatten(messages: Messages, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(messages)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

const placeholders = (text: string) => new Set(text.match(/%\{\w+\}/g) ?? []);

test('every string that react-admin asks for has Chinese words, and names no value that it is not given', async () => {
  const english = flatten((await load('node_modules/ra-language-english/dist/index.js', 'js')).default!);
  const chinese = flatten((await load('admin/src/i18n/chinese-messages.ts', 'ts')).chineseMessages!);
  expect([...english.keys()].filter((key) => !chinese.has(key))).toEqual([]);
  expect([...chinese.keys()].filter((key) => !english.has(key))).toEqual([]);
  for (const [key, text] of chinese) {
    expect({ key, latin: /[A-Za-z]+/.exec(text.replace(/%\{\w+\}/g, ''))?.[0] }).toEqual({ key, latin: undefined });
    const known = placeholders(english.get(key)!);
    expect({ key, unknown: [...placeholders(text)].filter((one) => !known.has(one)) }).toEqual({ key, unknown: [] });
  }
});
