import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** One import of a source file: our own files as project paths, packages by their name. */
export interface Import {
  from: string;
  to: string;
  typeOnly: boolean;
}

/** Every `.ts`/`.tsx` source file below the given folders of a project. */
export function sourceFiles(root: string, folders: readonly string[]): string[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.d.ts'))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)))
      .filter((path) => !/(^|\/)(node_modules|generated)\//.test(path)),
  );
}

/** The imports of one source text, relative ones resolved against the project. */
export function importsOf(path: string, text: string): Import[] {
  const found: Import[] = [];
  const pattern =
    /^(?:import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]\s*\)/gm;
  for (const [, typeOnly, fromStatement, dynamic] of text.matchAll(pattern)) {
    const specifier = (fromStatement ?? dynamic) as string;
    const to = specifier.startsWith('.')
      ? resolve('/', dirname(path), specifier)
          .slice(1)
          .replace(/\.(js|tsx?|mjs)$/, '')
      : specifier;
    found.push({ from: path.replace(/\.tsx?$/, ''), to, typeOnly: Boolean(typeOnly) });
  }
  return found;
}

export interface Rule {
  name: string;
  /** Says why an import breaks the rule, or null. */
  refuse(each: Import): string | null;
}

const isOurs = (path: string) => /^(server|processes|admin|prisma|test)\//.test(path);
const featureOf = (path: string) => /^server\/features\/([^/]+)\//.exec(path)?.[1] ?? null;
const fileName = (path: string) => path.slice(path.lastIndexOf('/') + 1);

/** Who may import whom (DESIGN §3). */
export const RULES: Rule[] = [
  {
    name: 'the contract and server/api import nothing of ours but each other',
    refuse: ({ from, to }) =>
      (from === 'processes/contract' && isOurs(to)) ||
      (from.startsWith('server/api/') && isOurs(to) && !to.startsWith('server/api/'))
        ? 'it must stand alone'
        : null,
  },
  {
    name: 'shared imports shared, api, and the types of the database and the engine port only',
    refuse: ({ from, to }) =>
      from.startsWith('server/shared/') &&
      isOurs(to) &&
      !/^server\/(shared|api)\/|^server\/db$|^server\/engine\/port$|^processes\/contract$/.test(to)
        ? 'shared is the bottom'
        : null,
  },
  {
    name: 'a feature reaches another feature only through its find-* and get-* files',
    refuse: ({ from, to }) => {
      const own = featureOf(from);
      const other = featureOf(to);
      return own && other && own !== other && !/^(find|get)-/.test(fileName(to))
        ? 'features meet in BPMN, not in imports'
        : null;
    },
  },
  {
    name: 'a feature imports features, shared, api, http, the contract, lint, the port and the job types only',
    refuse: ({ from, to }) =>
      featureOf(from) &&
      isOurs(to) &&
      !/^server\/(features|shared|api|http)\/|^server\/db$|^server\/engine\/(port|job-handler)$|^processes\//.test(to)
        ? "not a feature's business"
        : null,
  },
  {
    name: 'routes and jobs never touch Prisma',
    refuse: ({ from, to }) =>
      featureOf(from) && /-(routes|jobs)$/.test(from) && /prisma\/generated|^@prisma\//.test(to)
        ? 'go through a command or a query'
        : null,
  },
  {
    name: 'only the HTTP layer knows Express',
    refuse: ({ from, to }) =>
      /^server\//.test(from) && !/^server\/(http\/|app$|main$)/.test(from) && /^(express|multer)$/.test(to)
        ? 'commands never see a request'
        : null,
  },
  {
    name: 'the engine never imports a feature',
    refuse: ({ from, to }) =>
      from.startsWith('server/engine/') && to.startsWith('server/features/') ? 'the engine serves all features' : null,
  },
  {
    name: 'the embedded engine stands on the port alone',
    refuse: ({ from, to }) =>
      from.startsWith('server/engine/embedded/') &&
      isOurs(to) &&
      !/^server\/engine\/(embedded\/|port$)|^server\/shared\/(clock|project-root)$/.test(to)
        ? 'a cluster can stand in its place'
        : null,
  },
  {
    name: 'Zeebe clients live in server/engine/zeebe only, and where its tests show what a bare client does',
    refuse: ({ from, to }) =>
      /^(zeebe-node|@camunda8\/)/.test(to) && !/^(server|test)\/engine\/zeebe\//.test(from)
        ? 'no vendor type crosses the port'
        : null,
  },
  {
    name: 'the browser imports server/api and the contract only',
    refuse: ({ from, to }) =>
      from.startsWith('admin/') && isOurs(to) && !/^admin\/|^server\/api\/|^processes\/contract$/.test(to)
        ? 'the browser has no server code'
        : null,
  },
  {
    name: 'product code never imports tests',
    refuse: ({ from, to }) =>
      !from.startsWith('test/') && to.startsWith('test/') ? 'tests look at the product, not the other way' : null,
  },
];

/** Every breach of every rule. */
export function breaches(imports: readonly Import[]): string[] {
  return imports.flatMap((each) =>
    RULES.flatMap((rule) => (rule.refuse(each) ? [`${each.from} → ${each.to}: ${rule.name}`] : [])),
  );
}

/** Chains of value imports that come back to where they began; type imports vanish at run time. */
export function findCycles(imports: readonly Import[]): string[][] {
  const graph = new Map<string, string[]>();
  for (const { from, to, typeOnly } of imports)
    if (!typeOnly && isOurs(to)) graph.set(from, [...(graph.get(from) ?? []), to]);
  const state = new Map<string, 'open' | 'done'>();
  const cycles: string[][] = [];
  const visit = (node: string, path: string[]) => {
    if (state.get(node) === 'done') return;
    if (state.get(node) === 'open') {
      cycles.push([...path.slice(path.indexOf(node)), node]);
      return;
    }
    state.set(node, 'open');
    for (const next of graph.get(node) ?? []) visit(next, [...path, node]);
    state.set(node, 'done');
  };
  for (const node of graph.keys()) visit(node, []);
  return cycles;
}

/** Reads all imports of a project's own sources. */
export function readImports(root: string): Import[] {
  return sourceFiles(root, ['server', 'processes', 'admin', 'prisma', 'test']).flatMap((path) =>
    importsOf(path, readFileSync(join(root, path), 'utf8')),
  );
}
