import { useUnits } from '../resources/units/use-units.js';

/** Name and telephone at the foot of a paper: the unit at the top of the tree, and its counter's number where it has one. */
export function useBureau(): { name: string; phone: string | null } {
  const units = useUnits();
  const top = units.find((unit) => unit.parentId === null);
  const phone = top?.phone ?? units.find((unit) => unit.phone !== null)?.phone ?? null;
  return { name: top?.name ?? '人力资源和社会保障局', phone };
}

/** Where an applicant looks up a case. */
export const progressLink = (): string => `${window.location.origin}/portal`;
