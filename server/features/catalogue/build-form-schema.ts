import type { FieldRule, FormComponent, FormSchema } from '../../api/form-rules.js';

/** Up to so many options stand as buttons; more become a list to choose from. */
const MAX_RADIOS = 4;

/** form-js schema of all fields: a heading before each section. What is shown when, `schemaForItems` adds for the ticked items. */
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

/** What is right and wrong is said by `checkField`, not by the schema; here it only gets its star. */
function toComponent(field: FieldRule): FormComponent {
  const common = {
    id: `Field_${field.key}`,
    key: field.key,
    label: field.label,
    ...(field.hint ? { description: field.hint } : {}),
    layout: { columns: null },
    validate: { required: field.required },
  };
  const values = field.options.map((value) => ({ label: value, value }));
  switch (field.type) {
    case 'enum':
      if (values.length === 0) return { ...common, type: 'textfield' };
      return { ...common, type: values.length <= MAX_RADIOS ? 'radio' : 'select', values };
    case 'choices':
      return { ...common, type: 'checklist', values };
    case 'boolean':
      return { ...common, type: 'checkbox' };
    case 'date':
      return { ...common, type: 'datetime', subtype: 'date', dateLabel: field.label };
    case 'period':
    case 'months':
      return { ...common, type: 'period', properties: { part: field.type === 'months' ? 'month' : 'date' } };
    case 'number':
    case 'money':
      return {
        ...common,
        type: 'number',
        decimalDigits: field.type === 'money' ? 2 : 0,
        ...(field.type === 'money' ? { appearance: { suffixAdorner: '元' } } : {}),
      };
    case 'textarea':
      return { ...common, type: 'textarea' };
    default:
      return { ...common, type: 'textfield', properties: { input: field.type } };
  }
}
