/**
 * The rules of a one-thing form, shared by browser and server so that both decide alike which items are ticked, which fields are
 * asked and which materials are needed. Made from the catalogue (document 002 附件1); imports nothing.
 */

/** Fixed form keys the product itself reads. A key is `<dataElement>_<subject>` in camelCase: one data element of one person is asked once (R99). */
export const FORM_KEYS = {
  applicantName: 'personName_applicant',
  applicantPhone: 'mobilePhone_applicant',
  applicantIdNumber: 'idNumber_applicant',
  applicantIdType: 'idType_applicant',
} as const;

/** Asked only while these other fields hold these values. */
export interface Condition {
  key: string;
  equals: unknown;
}

export type FieldType =
  | 'text'
  | 'textarea'
  | 'enum'
  | 'boolean'
  | 'date'
  | 'number'
  | 'money'
  | 'phone'
  | 'idNumber'
  | 'bankAccount'
  | 'period';

export interface FieldRule {
  key: string;
  label: string;
  /** Heading it stands under. */
  section: string;
  type: FieldType;
  required: boolean;
  options: string[];
  /** Items that ask for it; empty: always asked. */
  serviceItemIds: string[];
  when: Condition[];
  hint: string | null;
  /** Key of a tick box that makes this field unnecessary (`长期有效`). */
  unless: string | null;
  source: string;
}

export interface MaterialRule {
  key: string;
  label: string;
  hint: string | null;
  /** Each item that needs it, and under which answers; it is demanded when one of them applies. */
  needs: { serviceItemId: string; when: Condition[] }[];
  source: string;
}

export interface SelectionRule {
  serviceItemId: string;
  selectable: boolean;
  automatic: boolean;
  defaultSelected: boolean;
  defaultSelectedWith: string | null;
  automaticWith: string | null;
}

type FormData = Record<string, unknown>;

const holds = (when: readonly Condition[], data: FormData) => when.every(({ key, equals }) => data[key] === equals);

/** The fields that are asked for these items and answers. */
export function visibleFields(
  fields: readonly FieldRule[],
  selectedItems: readonly string[],
  data: FormData,
): FieldRule[] {
  return fields.filter(
    (field) =>
      (field.serviceItemIds.length === 0 || field.serviceItemIds.some((id) => selectedItems.includes(id))) &&
      holds(field.when, data),
  );
}

/** The materials that are needed for these items and answers, each once. */
export function neededMaterials(
  materials: readonly MaterialRule[],
  selectedItems: readonly string[],
  data: FormData,
): MaterialRule[] {
  return materials.filter((material) =>
    material.needs.some((need) => selectedItems.includes(need.serviceItemId) && holds(need.when, data)),
  );
}

/** The ticks a new form starts with (R88). */
export function initialSelection(rules: readonly SelectionRule[]): string[] {
  return rules.filter((rule) => rule.selectable && rule.defaultSelected).map((rule) => rule.serviceItemId);
}

/** Ticks or unticks one item. Ticking also ticks what is ticked by default with it (R89); that may be unticked again. */
export function toggleItem(
  rules: readonly SelectionRule[],
  selectedItems: readonly string[],
  serviceItemId: string,
): string[] {
  if (selectedItems.includes(serviceItemId)) return selectedItems.filter((id) => id !== serviceItemId);
  const added = [
    serviceItemId,
    ...rules
      .filter((rule) => rule.selectable && rule.defaultSelectedWith === serviceItemId)
      .map((rule) => rule.serviceItemId),
  ];
  return rules.map((rule) => rule.serviceItemId).filter((id) => selectedItems.includes(id) || added.includes(id));
}

/** What an application consists of: the ticked items in catalogue order, plus the automatic ones that follow from them (R90). */
export function withAutomaticItems(rules: readonly SelectionRule[], selectedItems: readonly string[]): string[] {
  return rules
    .filter((rule) =>
      rule.automatic
        ? rule.automaticWith === null || selectedItems.includes(rule.automaticWith)
        : rule.selectable && selectedItems.includes(rule.serviceItemId),
    )
    .map((rule) => rule.serviceItemId);
}

/** A form-js schema: flat, one component a field, a heading before each section. */
export interface FormSchema {
  type: 'default';
  id: string;
  schemaVersion: number;
  components: FormComponent[];
}

export interface FormComponent {
  id: string;
  type: string;
  key?: string;
  /** On a heading: the keys of the fields below it. */
  properties?: { fieldKeys?: string };
  [property: string]: unknown;
}

/** The part of the schema that is asked for these items; conditions on answers stay in the schema and are evaluated by form-js. */
export function schemaForItems(
  schema: FormSchema,
  fields: readonly FieldRule[],
  selectedItems: readonly string[],
): FormSchema {
  const asked = new Set(
    fields
      .filter(
        (field) => field.serviceItemIds.length === 0 || field.serviceItemIds.some((id) => selectedItems.includes(id)),
      )
      .map((field) => field.key),
  );
  return {
    ...schema,
    components: schema.components.filter((component) =>
      component.key === undefined
        ? (component.properties?.fieldKeys ?? '').split(' ').some((key) => asked.has(key))
        : asked.has(component.key),
    ),
  };
}
