import type { FieldRule, FieldType, MaterialRule } from '../../api/form-rules.js';
import type { OneThingForm, SelectableItem } from '../../api/portal.js';
import type { Entry, EntryCondition, PlaceData, Section } from './catalogue-types.js';
import { formKey } from './form-key.js';
import { buildFormSchema } from './build-form-schema.js';

type Place = Pick<PlaceData, 'options' | 'fields'>;

/** What the form needs to know of a service item. */
export interface FormServiceItem {
  id: string;
  promisedText: string | null;
}

const FIELD_TYPES: Record<string, FieldType> = {
  text: 'text',
  address: 'textarea',
  enum: 'enum',
  boolean: 'boolean',
  checkbox: 'boolean',
  date: 'date',
  integer: 'number',
  duration: 'text',
  money: 'money',
  phone: 'phone',
  'id-number': 'idNumber',
  'bank-account': 'bankAccount',
  period: 'period',
};

interface Found {
  entry: Entry;
  section: Section;
  /** Nearest service entry above; null for the basic part. */
  serviceItemId: string | null;
}

/**
 * Makes the one form of a one-thing from the catalogue: what can be ticked, every field once, every material once, and the form-js
 * schema of it (R87, R88, R99). Pure.
 */
export function buildForm(
  oneThing: { id: string; name: string },
  sections: Section[],
  place: Place,
  serviceItems: ReadonlyMap<string, FormServiceItem>,
  creditItems: readonly string[],
): OneThingForm {
  const entries = sections.flatMap((section) => flatten(section.entries, section, null));
  const byId = new Map(entries.map((found) => [found.entry.id, found.entry]));
  const items = entries
    .filter(({ entry }) => entry.kind === 'service' && entry.service_item)
    .map((found) => toItem(found, byId, serviceItems));
  const fields = mergeByKey(
    entries
      .filter(({ entry }) => entry.kind === 'field' && entry.type !== 'file')
      .flatMap((found) => toFields(found, byId, place)),
  );
  const materials = mergeMaterials(
    entries
      .filter(({ entry }) => entry.kind === 'field' && entry.type === 'file')
      .map((found) => toMaterial(found, byId, place)),
  );
  const selected = new Set(items.map((item) => item.serviceItemId));
  return {
    id: oneThing.id,
    name: oneThing.name,
    items,
    fields,
    materials,
    schema: buildFormSchema(oneThing.id, fields),
    creditCommitmentItems: creditItems.filter((id) => selected.has(id)),
  };
}

function flatten(entries: Entry[], section: Section, serviceItemId: string | null): Found[] {
  return entries.flatMap((entry) => {
    const own = entry.kind === 'service' ? (entry.service_item ?? serviceItemId) : serviceItemId;
    return [{ entry, section, serviceItemId: own }, ...flatten(entry.children ?? [], section, own)];
  });
}

function toItem(
  { entry, section }: Found,
  byId: Map<string, Entry>,
  serviceItems: ReadonlyMap<string, FormServiceItem>,
): SelectableItem {
  const linked = (effect: string) => {
    const condition = entry.conditions?.find(
      (each) => each.effect === effect && each.operator === 'selected' && each.depends_on,
    );
    return condition?.depends_on ? (byId.get(condition.depends_on)?.service_item ?? null) : null;
  };
  const serviceItemId = entry.service_item as string;
  return {
    serviceItemId,
    name: entry.label,
    group: section.name,
    selectable: entry.selectable === true,
    automatic: entry.automatic === true,
    defaultSelected: entry.default_selected === true,
    defaultSelectedWith: linked('default-selected'),
    automaticWith: linked('automatic'),
    promisedText: serviceItems.get(serviceItemId)?.promisedText ?? null,
    note: entry.routing ?? (entry.automatic ? '无需申请，符合条件的由系统自动办理' : null),
  };
}

function conditionsOf(entry: Entry, byId: Map<string, Entry>): { key: string; equals: unknown }[] {
  return (entry.conditions ?? [])
    .filter(
      (condition): condition is EntryCondition & { depends_on: string } =>
        condition.operator === 'equals' && condition.effect === 'required' && Boolean(condition.depends_on),
    )
    .flatMap((condition) => {
      const controller = byId.get(condition.depends_on);
      return controller ? [{ key: formKey(controller), equals: condition.value }] : [];
    });
}

function toFields({ entry, section, serviceItemId }: Found, byId: Map<string, Entry>, place: Place): FieldRule[] {
  const key = formKey(entry);
  const type = FIELD_TYPES[entry.type ?? 'text'] ?? 'text';
  const extra = place.fields[entry.id];
  const field: FieldRule = {
    key,
    label: entry.label,
    section: section.name,
    type,
    required: type !== 'boolean',
    options: type === 'enum' ? (place.options[entry.id] ?? entry.options ?? []) : [],
    serviceItemIds: serviceItemId ? [serviceItemId] : [],
    when: conditionsOf(entry, byId),
    hint: extra?.hint ?? null,
    unless: null,
    source: `${entry.source.doc} ${entry.source.section}`,
  };
  if (extra?.or_unlimited) {
    const unlimited: FieldRule = {
      ...field,
      key: `${key}_unlimited`,
      label: extra.or_unlimited,
      type: 'boolean',
      required: false,
    };
    return [{ ...field, unless: unlimited.key }, unlimited];
  }
  return type === 'bankAccount' ? bankAccountFields(field) : [field];
}

/** R98: the account of the social card unless the applicant wants another one; only then is it asked. */
function bankAccountFields(field: FieldRule): FieldRule[] {
  const other: FieldRule = {
    ...field,
    key: `${field.key}_other`,
    label: '不用社保卡银行账户，改用本人其他账户',
    type: 'boolean',
    required: false,
    hint: '默认发放到您的社会保障卡银行账户',
  };
  const when = [...field.when, { key: other.key, equals: true }];
  return [
    other,
    { ...field, key: `${field.key}_bank`, label: '开户银行', type: 'text', when },
    { ...field, label: '银行账号', when },
  ];
}

/** A field that several items ask for is asked once; it is shown when any of them is ticked. */
function mergeByKey(fields: FieldRule[]): FieldRule[] {
  const merged = new Map<string, FieldRule>();
  for (const field of fields) {
    const known = merged.get(field.key);
    if (!known) merged.set(field.key, field);
    else if (known.serviceItemIds.length > 0)
      merged.set(field.key, {
        ...known,
        serviceItemIds:
          field.serviceItemIds.length === 0 ? [] : [...new Set([...known.serviceItemIds, ...field.serviceItemIds])],
      });
  }
  return [...merged.values()];
}

function toMaterial({ entry, serviceItemId }: Found, byId: Map<string, Entry>, place: Place): MaterialRule {
  return {
    key: formKey(entry),
    label: entry.label,
    hint: place.fields[entry.id]?.hint ?? null,
    needs: serviceItemId ? [{ serviceItemId, when: conditionsOf(entry, byId) }] : [],
    source: `${entry.source.doc} ${entry.source.section}`,
  };
}

function mergeMaterials(materials: MaterialRule[]): MaterialRule[] {
  const merged = new Map<string, MaterialRule>();
  for (const material of materials) {
    const known = merged.get(material.key);
    merged.set(
      material.key,
      known ? { ...known, hint: known.hint ?? material.hint, needs: [...known.needs, ...material.needs] } : material,
    );
  }
  return [...merged.values()];
}
