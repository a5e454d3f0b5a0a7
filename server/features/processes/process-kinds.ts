const KINDS: readonly [folder: string, kind: string][] = [
  ['one-things/', '一件事'],
  ['walkthroughs/', '走流程'],
  ['loops/', '闭环'],
  ['programmes/', '专项'],
  ['shared/', '公用环节'],
];

/** Kind of a process, told by the folder its diagram lies in. */
export const processKind = (resourceName: string): string =>
  KINDS.find(([folder]) => resourceName.includes(folder))?.[1] ?? '其他';
