import { checkField } from '../../../server/api/check-field';
import type { FieldRule } from '../../../server/api/form-rules';

interface FieldInstance {
  id: string;
}
interface Validator {
  validateFieldInstance(instance: FieldInstance, value: unknown): string[];
}
interface Registry {
  get(id: string): { key?: string } | undefined;
}
interface RunningForm {
  _getState(): { data: Record<string, unknown> };
}

/**
 * form-js module: an answer is judged by the rule of its field, in the server's own words. Fields without a rule are left to form-js.
 * `known`: answers that are not drawn and yet decide (the kind of document of an ID number).
 */
export function createFieldRulesModule(rules: readonly FieldRule[], known: () => Record<string, unknown>) {
  const byKey = new Map(rules.map((rule) => [rule.key, rule]));
  class FieldRules {
    static $inject = ['validator', 'formFieldRegistry', 'form'];
    constructor(validator: Validator, registry: Registry, form: RunningForm) {
      const inner = validator.validateFieldInstance.bind(validator);
      validator.validateFieldInstance = (instance, value) => {
        const rule = byKey.get(registry.get(instance.id)?.key ?? '');
        if (!rule) return inner(instance, value);
        const message = checkField(rule, { ...known(), ...form._getState().data, [rule.key]: value }, todayHere());
        return message === null ? [] : [`${message}。`];
      };
    }
  }
  return { __init__: ['fieldRules'], fieldRules: ['type', FieldRules] };
}

/** YYYY-MM-DD where the office is, whatever the visitor's own time zone. */
const todayHere = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date());
