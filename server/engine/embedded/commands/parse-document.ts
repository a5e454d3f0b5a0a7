import type { JsonObject } from '../runtime/json.js';
import { reject } from './reject.js';

/** Variables as plain JSON: what JSON cannot say (undefined, functions) is dropped here, once. */
export function parseDocument(variables: Record<string, unknown> | undefined): JsonObject {
  if (variables === undefined) return {};
  if (typeof variables !== 'object' || variables === null || Array.isArray(variables)) {
    throw reject('INVALID_ARGUMENT', 'Expected variables to be a JSON object');
  }
  return JSON.parse(JSON.stringify(variables)) as JsonObject;
}
