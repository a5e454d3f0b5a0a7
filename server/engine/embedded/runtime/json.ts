/** What a process variable may hold. */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;
export interface JsonObject {
  [name: string]: JsonValue;
}

/** Same JSON text; Zeebe compares stored bytes, so the order of keys counts. */
export const sameJson = (a: JsonValue, b: JsonValue): boolean =>
  a === b || (typeof a === 'object' && typeof b === 'object' && JSON.stringify(a) === JSON.stringify(b));

export const isEmpty = (document: JsonObject | null | undefined): boolean =>
  !document || Object.keys(document).length === 0;
