/** A JSON document of process variables: ids and decisions only, never personal data (DESIGN §2). */
export type Variables = Record<string, unknown>;
