import type { FieldRule } from '../../api/form-rules.js';
import type { UserActor } from '../../shared/actor.js';
import { maskName } from '../../shared/mask.js';

/** Those who handle a case see its data; those who only oversee it see it masked (R182). */
const handlesCases = (actor: UserActor) =>
  actor.roles.some((role) => ['COUNTER_CLERK', 'COORDINATOR', 'UNIT_OFFICER', 'UNIT_HEAD'].includes(role));

/** The applicant's name as this official sees it. */
export const nameFor = (actor: UserActor, name: string): string => (handlesCases(actor) ? name : maskName(name));

/** The given fields of the form as this official sees them; names and numbers masked for those who only oversee. */
export function formFor(
  actor: UserActor,
  fields: readonly FieldRule[],
  form: Record<string, unknown>,
): Record<string, unknown> {
  const clear = handlesCases(actor);
  const visible: Record<string, unknown> = {};
  for (const field of fields) {
    const value = form[field.key];
    if (value !== undefined) visible[field.key] = clear || typeof value !== 'string' ? value : maskValue(field, value);
  }
  return visible;
}

function maskValue(field: FieldRule, value: string): string {
  if (field.type === 'personName') return maskName(value);
  if (['idNumber', 'phone', 'bankAccount'].includes(field.type))
    return '*'.repeat(Math.max(0, value.length - 4)) + value.slice(-4);
  return field.type === 'textarea' ? '***' : value;
}
