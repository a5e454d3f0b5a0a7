import type { ModdleNode } from 'bpmn-moddle';

export type { ModdleNode } from 'bpmn-moddle';

/** A child or attribute as text, trimmed; null when absent or empty. */
export function text(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed;
}

/** The body of an expression element such as `conditionExpression`. */
export const body = (node: unknown): string | null => text((node as ModdleNode | undefined)?.body);

export const nodes = (value: unknown): ModdleNode[] => (Array.isArray(value) ? (value as ModdleNode[]) : []);

/** The `zeebe:` extension element of a given type, or undefined. */
export function extension(node: ModdleNode | undefined, type: string): ModdleNode | undefined {
  const holder = node?.extensionElements as ModdleNode | undefined;
  return nodes(holder?.values).find((value) => value.$type === `zeebe:${type}`);
}

/** Type name without its prefix: `bpmn:ServiceTask` gives `ServiceTask`. */
export const typeOf = (node: ModdleNode): string => node.$type.slice(node.$type.indexOf(':') + 1);
