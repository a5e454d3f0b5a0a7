import type { Db } from '../../db.js';
import { txAll } from '../../shared/tx-sql.js';
import { findDiagramNames } from '../processes/find-diagram-names.js';
import { numberContains } from './find-subject-numbers.js';

/** A condition of `allOf` with its values. */
export type Condition = readonly [text: string, ...values: (string | number)[]];

/**
 * What a person types in the search box of stuck steps: a key, part of a number, of the name of a process or of a step. `x` is the row
 * of the table, `p` its instance.
 */
export async function findSearchCondition(db: Db, table: 'Incident' | 'OpenJob', q: string): Promise<Condition> {
  const places = await txAll<{ definitionKey: string; elementId: string }>(
    db,
    `SELECT DISTINCT "definitionKey", "elementId" FROM "${table}"${table === 'Incident' ? ' WHERE "resolvedAt" IS NULL' : ''}`,
  );
  const names = await findDiagramNames(
    db,
    places.map((place) => place.definitionKey),
  );
  const named = places.filter(({ definitionKey, elementId }) => {
    const diagram = names.get(definitionKey);
    return [diagram?.name, diagram?.elements.get(elementId), elementId].some((name) => name?.includes(q));
  });
  const number = numberContains(['p."subjectId"', 'p."caseId"']);
  return [
    `x."key" = ? OR x."processInstanceKey" = ? OR p."caseId" = ? OR x."definitionKey" || ' ' || x."elementId" IN (SELECT "value" FROM json_each(?)) OR ${number.text}`,
    q,
    q,
    q,
    JSON.stringify(named.map(({ definitionKey, elementId }) => `${definitionKey} ${elementId}`)),
    ...Array.from({ length: number.bindings }, () => q.toUpperCase()),
  ];
}
