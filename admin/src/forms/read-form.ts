import type { FormComponent, FormSchema } from '../../../server/api/form-rules.js';

export interface ReadField {
  key: string;
  label: string;
  value: string;
}

export interface ReadSection {
  title: string | null;
  fields: ReadField[];
}

/** A filled form as words: sections of label and value, in the order of the schema; what was not answered is left out. */
export function readForm(schema: FormSchema | null | undefined, data: Record<string, unknown>): ReadSection[] {
  const sections: ReadSection[] = [];
  let current: ReadSection = { title: null, fields: [] };
  const seen = new Set<string>();
  for (const component of schema?.components ?? []) {
    if (component.key === undefined) {
      const title = headingOf(component);
      if (title === null) continue;
      if (current.fields.length > 0) sections.push(current);
      current = { title, fields: [] };
      continue;
    }
    const value = valueInWords(component, data[component.key]);
    if (value === null || seen.has(component.key)) continue;
    seen.add(component.key);
    current.fields.push({ key: component.key, label: labelOf(component), value });
  }
  if (current.fields.length > 0) sections.push(current);
  return sections;
}

/** Label of a field; a date keeps it elsewhere. */
export const labelOf = (component: FormComponent): string =>
  String(component['label'] ?? component['dateLabel'] ?? component['timeLabel'] ?? component.key);

function headingOf(component: FormComponent): string | null {
  const text = String(component['text'] ?? component['content'] ?? component['label'] ?? '');
  const plain = text
    .replace(/<[^>]*>/g, '')
    .replace(/^#+\s*/, '')
    .trim();
  return plain === '' ? null : plain;
}

function valueInWords(component: FormComponent, value: unknown): string | null {
  if (value === undefined || value === null || value === '') return null;
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (Array.isArray(value)) {
    if (value.length === 0) return null;
    return value.map((one) => optionLabel(component, one)).join('、');
  }
  if (typeof value === 'object') return Object.values(value).filter(Boolean).join(' 至 ') || null;
  return optionLabel(component, value);
}

function optionLabel(component: FormComponent, value: unknown): string {
  const options = (component['values'] ?? []) as { value: unknown; label: string }[];
  return options.find((option) => option.value === value)?.label ?? String(value);
}
