import type { FieldRule, FormComponent, FormSchema } from '../../api/form-rules.js';

/** form-js schema of all fields: a heading before each section, conditions on other answers as FEEL. */
export function buildFormSchema(id: string, fields: readonly FieldRule[]): FormSchema {
  const components: FormComponent[] = [];
  for (const section of new Set(fields.map((field) => field.section))) {
    const own = fields.filter((field) => field.section === section);
    components.push({
      id: `Heading_${components.length}`,
      type: 'text',
      text: `### ${section}`,
      properties: { fieldKeys: own.map((field) => field.key).join(' ') },
    });
    components.push(...own.map(toComponent));
  }
  return { type: 'default', id, schemaVersion: 18, components };
}

function toComponent(field: FieldRule): FormComponent {
  const hidden = hideExpression(field);
  const common = {
    id: `Field_${field.key}`,
    key: field.key,
    label: field.label,
    ...(field.hint ? { description: field.hint } : {}),
    ...(hidden ? { conditional: { hide: hidden } } : {}),
    layout: { columns: null },
  };
  const validate = { required: field.required };
  switch (field.type) {
    case 'enum':
      return {
        ...common,
        type:
          field.options.length > 0 && field.options.length <= 3
            ? 'radio'
            : field.options.length > 0
              ? 'select'
              : 'textfield',
        ...(field.options.length > 0 ? { values: field.options.map((value) => ({ label: value, value })) } : {}),
        validate,
      };
    case 'boolean':
      return { ...common, type: 'checkbox' };
    case 'date':
      return {
        id: common.id,
        key: field.key,
        type: 'datetime',
        subtype: 'date',
        dateLabel: field.label,
        ...('conditional' in common ? { conditional: common.conditional } : {}),
        layout: common.layout,
        validate,
      };
    case 'number':
    case 'money':
      return {
        ...common,
        type: 'number',
        decimalDigits: field.type === 'money' ? 2 : 0,
        validate: { ...validate, min: 0 },
        ...(field.type === 'money' ? { appearance: { suffixAdorner: '元' } } : {}),
      };
    case 'textarea':
      return { ...common, type: 'textarea', validate: { ...validate, maxLength: 200 } };
    case 'phone':
      return {
        ...common,
        type: 'textfield',
        validate: { ...validate, validationType: 'custom', pattern: PHONE_PATTERN },
      };
    case 'bankAccount':
      return {
        ...common,
        type: 'textfield',
        validate: { ...validate, validationType: 'custom', pattern: BANK_ACCOUNT_PATTERN },
      };
    default:
      return { ...common, type: 'textfield', validate: { ...validate, maxLength: 100 } };
  }
}

/** A mobile phone, or a landline with its area code. */
export const PHONE_PATTERN = '^(1[3-9]\\d{9}|0\\d{2,3}-?\\d{7,8})$';
export const BANK_ACCOUNT_PATTERN = '^\\d{10,30}$';

function hideExpression(field: FieldRule): string | null {
  const shown = field.when.map(({ key, equals }) =>
    typeof equals === 'string' ? `${key} = "${equals}"` : `${key} = ${String(equals)}`,
  );
  const hidden = [
    ...(shown.length > 0 ? [`not(${shown.join(' and ')})`] : []),
    ...(field.unless ? [`${field.unless} = true`] : []),
  ];
  return hidden.length > 0 ? `=${hidden.join(' or ')}` : null;
}
