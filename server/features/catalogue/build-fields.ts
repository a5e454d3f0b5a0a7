import type { Ask, Condition, FieldRule, FieldType, MaterialRule } from '../../api/form-rules.js';
import type { Entry, EntryCondition, FormPlace } from './catalogue-types.js';
import { placeOf, type Found } from './flatten-entries.js';
import { camelCase, formKey } from './form-key.js';
import { repeatPeople } from './repeat-people.js';

const FIELD_TYPES: Record<string, FieldType> = {
  text: 'text',
  address: 'textarea',
  enum: 'enum',
  boolean: 'boolean',
  checkbox: 'boolean',
  'checkbox-group': 'choices',
  date: 'date',
  integer: 'number',
  duration: 'duration',
  money: 'money',
  phone: 'phone',
  'id-number': 'idNumber',
  'credit-code': 'creditCode',
  'bank-account': 'bankAccount',
  period: 'period',
  months: 'months',
};

/** What the document leaves no choice about: said beside the item, not asked. */
export const isFixed = (entry: Entry): boolean =>
  (entry.type === 'enum' && entry.options_complete === true && entry.options?.length === 1) ||
  (entry.type === 'checkbox' && entry.selectable === false && !entry.conditions?.length);

/** Every field of the form once (R99), in the document's order. */
export function buildFields(found: readonly Found[], place: FormPlace): FieldRule[] {
  const fields = mergeByKey(
    found
      .filter(({ entry, isTick }) => isTick || (entry.kind === 'field' && entry.type !== 'file' && !isFixed(entry)))
      .flatMap((each) => toFields(each, found, place)),
  );
  const keys = new Set(fields.map(({ key }) => key));
  const judged = fields.map((field) =>
    field.type === 'idNumber' ? { ...field, idTypeKey: knownKey(field.key.replace(/^[^_]+/, 'idType'), keys) } : field,
  );
  return repeatPeople(judged, place.repeat);
}

/** Every material once. */
export function buildMaterials(found: readonly Found[], place: FormPlace): MaterialRule[] {
  const merged = new Map<string, MaterialRule>();
  for (const each of found.filter(({ entry }) => entry.kind === 'field' && entry.type === 'file')) {
    const material: MaterialRule = {
      key: formKey(each.entry),
      label: placeOf(each.entry, place).label ?? each.entry.label,
      hint: placeOf(each.entry, place).hint ?? null,
      needs: asksOf(each, found, place).filter(
        (ask): ask is Ask & { serviceItemId: string } => ask.serviceItemId !== null,
      ),
      source: sourceOf(each.entry),
    };
    const known = merged.get(material.key);
    merged.set(
      material.key,
      known ? { ...known, hint: known.hint ?? material.hint, needs: [...known.needs, ...material.needs] } : material,
    );
  }
  return [...merged.values()];
}

const knownKey = (key: string, keys: ReadonlySet<string>) => (keys.has(key) ? key : null);
const sourceOf = ({ source }: Entry) => `${source.doc} ${source.section}`;

function toFields(each: Found, found: readonly Found[], place: FormPlace): FieldRule[] {
  const { entry, isTick } = each;
  const here = placeOf(entry, place);
  const type = isTick ? 'boolean' : typeOf(entry, here.type);
  const field: FieldRule = {
    key: formKey(entry),
    label: here.label ?? entry.label,
    section: each.heading,
    type,
    required: type !== 'boolean' && type !== 'choices' && here.optional !== true,
    options: type === 'enum' || type === 'choices' ? optionsOf(entry, place) : [],
    asks: asksOf(each, found, place),
    initial: here.initial ?? null,
    idTypeKey: null,
    oneOf: isTick ? null : oneOf(each, found),
    past: here.past === true,
    otherwise: null,
    hint: here.hint ?? null,
    unless: null,
    source: sourceOf(entry),
  };
  if (here.or_unlimited) {
    const unlimited: FieldRule = {
      ...field,
      key: `${field.key}_unlimited`,
      label: here.or_unlimited,
      type: 'boolean',
      required: false,
      hint: null,
    };
    return [{ ...field, unless: unlimited.key }, unlimited];
  }
  if (type !== 'bankAccount') return [field];
  const shared = bankAccountFields(field, entry.default_value ?? '社保卡银行账户');
  return entry.may_differ ? [...shared, ...ownAccountFields(field, entry, found)] : shared;
}

const typeOf = ({ type, data_element }: Entry, here: string | undefined): FieldType =>
  data_element === 'person-name' ? 'personName' : (FIELD_TYPES[here ?? type ?? 'text'] ?? 'text');

const optionsOf = (entry: Entry, { options }: FormPlace): string[] =>
  options[entry.id] ?? entry.options ?? (entry.data_element ? options[entry.data_element] : undefined) ?? [];

/** Why it is asked: for the item above it, for the items of its section, or always; under the answers it depends on. */
function asksOf(each: Found, found: readonly Found[], place: FormPlace): Ask[] {
  const { entry, section, serviceItemId } = each;
  const here = placeOf(entry, place);
  const when = [
    ...each.when,
    ...conditionsOf(entry, found),
    ...(here.only_when ? [toCondition(here.only_when.entry, here.only_when.equals, found)] : []),
  ];
  const items =
    here.only_with ??
    (entry.conditions?.some(({ operator }) => operator === 'any-selected-in-section')
      ? itemsOf(section.id, found)
      : [serviceItemId ?? (entry.kind === 'field' ? (entry.service_item ?? null) : null)]);
  return items.map((id) => ({ serviceItemId: id, when }));
}

const itemsOf = (sectionId: string, found: readonly Found[]): string[] =>
  found.flatMap(({ entry, section, isTick }) =>
    section.id === sectionId && entry.kind === 'service' && !isTick ? (entry.service_item ?? []) : [],
  );

const ON_ANSWERS = ['equals', 'selected'];

function conditionsOf(entry: Entry, found: readonly Found[]): Condition[] {
  return (entry.conditions ?? [])
    .filter(
      (condition): condition is EntryCondition & { depends_on: string } =>
        ON_ANSWERS.includes(condition.operator) && Boolean(condition.depends_on),
    )
    .map(({ depends_on, operator, value }) => toCondition(depends_on, operator === 'selected' ? true : value, found));
}

function toCondition(entryId: string, equals: unknown, found: readonly Found[]): Condition {
  const controller = found.find(({ entry }) => entry.id === entryId);
  if (!controller) throw new Error(`Expected to find entry ${entryId}, which another entry depends on`);
  return { key: formKey(controller.entry), equals };
}

/** Ticks side by side under one item (`养老保险 工伤保险 失业保险`): the item is about nothing unless one of them is ticked. */
function oneOf({ entry, serviceItemId }: Found, found: readonly Found[]): string[] | null {
  const isChoice = (each: Entry) => each.type === 'checkbox' && each.selectable === true;
  if (!isChoice(entry) || serviceItemId === null) return null;
  const siblings = found.filter((each) => each.serviceItemId === serviceItemId && isChoice(each.entry));
  return siblings.length > 1 && siblings[0]?.entry === entry ? siblings.map((each) => formKey(each.entry)) : null;
}

/** R98: the account of the social card unless another one is wanted; only then is it asked. */
function bankAccountFields(field: FieldRule, account: string): FieldRule[] {
  const other: FieldRule = {
    ...field,
    key: `${field.key}_other`,
    label: `不用${account}，改用其他账户`,
    type: 'boolean',
    required: false,
    otherwise: { label: field.label, text: account },
    hint: field.hint ?? `“${field.label}”默认用${account}，确需修改才勾选`,
  };
  return [other, ...accountOf(field, other)];
}

/** Bank and number of an account, asked while the tick is ticked. */
function accountOf(field: FieldRule, tick: FieldRule): FieldRule[] {
  const asks = tick.asks.map((ask) => ({ ...ask, when: [...ask.when, { key: tick.key, equals: true }] }));
  return [
    { ...field, key: `${field.key}_bank`, label: `${field.label}：开户银行`, type: 'text', asks, hint: null },
    { ...field, label: `${field.label}：账号`, asks, hint: null },
  ];
}

/** Two benefits go to one account by default; where both are ticked, one of them may have an account of its own (R99). */
function ownAccountFields(field: FieldRule, entry: Entry, found: readonly Found[]): FieldRule[] {
  const others = found.flatMap((each) =>
    each.entry !== entry && each.entry.kind === 'field' && formKey(each.entry) === field.key
      ? (each.serviceItemId ?? [])
      : [],
  );
  const key = camelCase(entry.id);
  const tick: FieldRule = {
    ...field,
    key: `${key}_differs`,
    label: `“${field.label}”是另一个账户`,
    type: 'boolean',
    required: false,
    asks: field.asks.flatMap((ask) => others.map((besides) => ({ ...ask, besides }))),
    hint: null,
  };
  return [tick, ...accountOf({ ...field, key }, tick)];
}

/** A field that several items ask for is asked once, for any of their reasons. */
function mergeByKey(fields: FieldRule[]): FieldRule[] {
  const merged = new Map<string, FieldRule>();
  for (const field of fields) {
    const known = merged.get(field.key);
    merged.set(
      field.key,
      known
        ? {
            ...known,
            asks: [...known.asks, ...field.asks],
            options: known.options.length > 0 ? known.options : field.options,
            hint: known.hint ?? field.hint,
            initial: known.initial ?? field.initial,
          }
        : field,
    );
  }
  return [...merged.values()];
}
