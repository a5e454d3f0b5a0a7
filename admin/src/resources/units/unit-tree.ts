import type { UnitView } from '../../../../server/api/admin.js';

export interface UnitNode {
  unit: UnitView;
  depth: number;
}

/** The tree as rows, children below their parent, in official order (机构序). A unit with an unknown parent stands at the top. */
export function unitTree(units: UnitView[]): UnitNode[] {
  const known = new Set(units.map((unit) => unit.id));
  const below = (parentId: string | null, depth: number): UnitNode[] =>
    units
      .filter((unit) => (unit.parentId !== null && known.has(unit.parentId) ? unit.parentId : null) === parentId)
      .sort((a, b) => a.sortOrder - b.sortOrder || a.id.localeCompare(b.id))
      .flatMap((unit) => [{ unit, depth }, ...below(unit.id, depth + 1)]);
  return below(null, 0);
}
