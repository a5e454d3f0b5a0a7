import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Plugin, Rolldown } from 'vite';

type Bundle = Rolldown.OutputBundle;

/** The script of a page, everything it imports at once, and their styles: what it needs to open. */
function filesOf(bundle: Bundle, name: string): string[] {
  const files = new Set<string>();
  const add = (file: string) => {
    const chunk = bundle[file];
    if (files.has(file) || chunk?.type !== 'chunk') return;
    files.add(file);
    chunk.imports.forEach(add);
    chunk.viteMetadata?.importedCss.forEach((css) => files.add(css));
  };
  const entry = Object.values(bundle).find((each) => each.type === 'chunk' && each.isEntry && each.name === name);
  if (!entry) throw new Error(`Expected a page “${name}” in the build`);
  add(entry.fileName);
  return [...files].sort();
}

/** Writes `service-worker.js` with the files of one page and a name that changes with any of them. */
export function serviceWorker(source: string, page: string): Plugin {
  return {
    name: 'kuaiban:service-worker',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = filesOf(bundle, page).map((file) => `/${file}`);
        const text = readFileSync(source, 'utf8');
        const build = createHash('sha256').update(text).update(files.join('\n')).digest('hex').slice(0, 12);
        const filled = text.replace("'__BUILD__'", `'${build}'`).replace('__FILES__', JSON.stringify(files));
        this.emitFile({ type: 'asset', fileName: 'service-worker.js', source: filled });
      },
    },
  };
}
